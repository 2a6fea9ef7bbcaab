import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../errors.ts';
import { type Checked, checkQuestionnaire } from '../questionnaire/check.ts';
import type { Place } from '../questionnaire/consistency/place.ts';
import type { RegisterRow, Surroundings } from '../questionnaire/consistency/surroundings.ts';
import { wavesBefore } from '../questionnaire/consistency/waves.ts';
import type { Definition } from '../questionnaire/definition.ts';
import { describe, inFile, warning } from '../questionnaire/finding.ts';
import { readJson } from '../questionnaire/json.ts';
import { slugOf } from '../questionnaire/questionnaire.ts';
import { checkShape } from '../questionnaire/shape.ts';
import { readSharedScales, sharedScalesName } from './shared-scales.ts';

/**
 * Reads every questionnaire in `surveys/<survey>/<wave>[.<instrument>].json`. Throws a `setup` error with
 * every finding of every file when one of them has an error: a broken questionnaire must not be fielded.
 */
export async function readSurveyFiles(folder: string): Promise<Definition[]> {
  const checked = await Promise.all(
    (await questionnaireFiles(folder)).map((file) => checkSurveyFile(folder, file)),
  );
  const findings = checked
    .flatMap((file) => file.findings)
    .filter(({ explained }) => explained === undefined);
  if (findings.some(({ severity }) => severity === 'error'))
    throw new DomainError(
      'setup',
      `Spørreskjemaene har feil og må rettes før plattformen kan starte:\n\n${findings.map(describe).join('\n')}`,
    );
  return checked.flatMap(({ definition }) => definition ?? []);
}

/**
 * Checks one questionnaire file with its surroundings: its place in `folder`, the scales shared there, and
 * the questionnaires beside it that it belongs with. A file in another place is checked all the same, as a
 * draft may be kept anywhere, with a warning that the platform does not see it. Throws `invalid` when it
 * cannot be read.
 */
export async function checkSurveyFile(
  folder: string,
  file: string,
  register?: RegisterRow[],
): Promise<Checked> {
  const source = await readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', `Kan ikke lese filen ${file}. Se etter at den finnes.`, { cause });
  });
  const place = placeOf(folder, file);
  const checked = checkQuestionnaire(file, source, {
    place,
    sharedScales: await readSharedScales(folder),
    ...(await relativesOf(file, source, place)),
    register,
  });
  const { definition } = checked;
  if (place || !definition) return checked;
  const proper = path.join(folder, definition.survey, `${slugOf(definition)}.json`);
  const unseen = warning(
    'unseen-file',
    [],
    `Plattformen ser ikke filen her. Flytt den til ${proper} når den skal brukes.`,
  );
  return { definition, findings: [...checked.findings, inFile(file, unseen)] };
}

/** The questionnaires in the same folder that a questionnaire is checked against. */
async function relativesOf(
  file: string,
  source: string,
  place: Place | undefined,
): Promise<Pick<Surroundings, 'previous' | 'earlier' | 'waves' | 'siblings'>> {
  const own = shapedIn(source);
  if (!own) return {};
  const beside = (await namesIn(path.dirname(file))).filter(
    (name) => slugIn(name) && name !== path.basename(file),
  );
  const others = (
    await Promise.all(beside.map((name) => readFile(path.join(path.dirname(file), name), 'utf8')))
  ).flatMap((each) => shapedIn(each) ?? []);
  const ofSurvey = others.filter(({ survey }) => survey === own.survey);
  const [nearest, ...before] = wavesBefore(own, ofSurvey);
  return {
    previous: ofSurvey.filter(({ wave }) => wave === nearest),
    earlier: before.flatMap((name) => ofSurvey.filter(({ wave }) => wave === name)),
    // A file with mistakes of its own is a wave that is there all the same.
    waves: place && [...ofSurvey, ...beside.map((name) => ({ wave: waveIn(name) }))],
    siblings: ofSurvey.filter(
      ({ wave, instrument }) => wave === own.wave && instrument?.id !== own.instrument?.id,
    ),
  };
}

/** What has the shape of a questionnaire. Anything else has findings of its own when it is checked. */
function shapedIn(source: string): Definition | undefined {
  const json = readJson('Filen', source);
  const shape = 'content' in json ? checkShape(json.content) : undefined;
  return shape && 'definition' in shape ? shape.definition : undefined;
}

async function namesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .sort();
}

async function questionnaireFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw new DomainError('setup', `Finner ikke mappen med spørreskjemaer: ${folder}`, { cause });
  });
  const surveys = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name));
  const files = await Promise.all(
    surveys.map(async (survey) => (await namesIn(survey)).map((name) => path.join(survey, name))),
  );
  return files
    .flat()
    .filter((file) => placeOf(folder, file))
    .sort();
}

/**
 * The place of a file that is `<survey>/<wave>[.<instrument>].json` in the folder; none for a file anywhere
 * else.
 */
function placeOf(folder: string, file: string): Place | undefined {
  const [survey, name, ...deeper] = path.relative(folder, file).split(path.sep);
  if (!survey || survey === '..' || !name || deeper.length > 0) return undefined;
  const [wave, instrument] = slugIn(name)?.split('.') ?? [];
  return wave ? { survey, wave, instrument } : undefined;
}

function waveIn(name: string): string {
  return slugIn(name)?.split('.')[0] ?? '';
}

/**
 * `2024` or `2024.bydel`, if that is how the file is called. Some files beside the questionnaires are called
 * alike.
 */
function slugIn(name: string): string | undefined {
  if (name === sharedScalesName || name.endsWith('.aggregates.json')) return undefined;
  return /^([^.]+(?:\.[^.]+)?)\.json$/.exec(name)?.[1];
}
