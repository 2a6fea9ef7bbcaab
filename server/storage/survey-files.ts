import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../errors.ts';
import { type Checked, checkQuestionnaire } from '../questionnaire/check.ts';
import type { Place } from '../questionnaire/consistency/place.ts';
import { type Neighbour, relativesOf } from '../questionnaire/consistency/relatives.ts';
import type { RegisterRow } from '../questionnaire/consistency/surroundings.ts';
import type { Definition } from '../questionnaire/definition.ts';
import { describe, inFile, warning } from '../questionnaire/finding.ts';
import { slugOf } from '../questionnaire/questionnaire.ts';
import type { Served } from '../questionnaire/serving.ts';
import { readSharedScales, sharedScalesName } from './shared-scales.ts';

/** The definition of every questionnaire file; see {@link readQuestionnaireFiles}. */
export async function readSurveyFiles(folder: string): Promise<Definition[]> {
  return (await readQuestionnaireFiles(folder)).map(({ definition }) => definition);
}

/**
 * Reads every questionnaire in `surveys/<survey>/<wave>[.<instrument>].json`. Throws a `setup` error with
 * every finding of every file when one of them has an error: a broken questionnaire must not be fielded.
 */
export async function readQuestionnaireFiles(folder: string): Promise<Served[]> {
  const files = await questionnaireFiles(folder);
  const sharedScales = await readSharedScales(folder);
  const sources = new Map(
    await Promise.all(files.map(async (file) => [file, await sourceOf(file)] as const)),
  );
  const checked = [...sources].map(([file, source]) => {
    const place = placeOf(folder, file);
    const beside = files.filter((each) => each !== file && path.dirname(each) === path.dirname(file));
    const neighbours = beside.map((each) => ({
      wave: waveIn(path.basename(each)),
      source: sources.get(each) ?? '',
    }));
    const relatives = relativesOf(source, neighbours, true);
    return {
      survey: path.basename(path.dirname(file)),
      slug: path.basename(file, '.json'),
      source,
      ...checkQuestionnaire(file, source, { place, sharedScales, ...relatives }),
    };
  });
  const findings = checked
    .flatMap((file) => file.findings)
    .filter(({ explained }) => explained === undefined);
  if (findings.some(({ severity }) => severity === 'error'))
    throw new DomainError(
      'setup',
      `Spørreskjemaene har feil og må rettes før plattformen kan starte:\n\n${findings.map(describe).join('\n')}`,
    );
  return checked.flatMap(({ survey, slug, source, definition }) =>
    definition ? [{ survey, slug, source, definition }] : [],
  );
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
  const source = await sourceOf(file);
  const place = placeOf(folder, file);
  const checked = checkQuestionnaire(file, source, {
    place,
    sharedScales: await readSharedScales(folder),
    ...relativesOf(source, await neighboursOf(file), place !== undefined),
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

async function sourceOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', `Kan ikke lese filen ${file}. Se etter at den finnes.`, { cause });
  });
}

/** The questionnaires in the same folder. */
async function neighboursOf(file: string): Promise<Neighbour[]> {
  const folder = path.dirname(file);
  const beside = (await namesIn(folder)).filter((name) => slugIn(name) && name !== path.basename(file));
  return Promise.all(
    beside.map(async (name) => ({
      wave: waveIn(name),
      source: await readFile(path.join(folder, name), 'utf8'),
    })),
  );
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
