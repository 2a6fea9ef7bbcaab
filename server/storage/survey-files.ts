import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../errors.ts';
import { type Checked, checkQuestionnaire } from '../questionnaire/check.ts';
import type { Place } from '../questionnaire/consistency/place.ts';
import type { Definition } from '../questionnaire/definition.ts';
import { describe, inFile, warning } from '../questionnaire/finding.ts';

/**
 * Reads every questionnaire in `surveys/<survey>/<wave>.json`. Throws a `setup` error with every finding of
 * every file when one of them has an error: a broken questionnaire must not be fielded.
 */
export async function readSurveyFiles(folder: string): Promise<Definition[]> {
  const checked = await Promise.all(
    (await questionnaireFiles(folder)).map((file) => checkSurveyFile(folder, file)),
  );
  const findings = checked.flatMap((file) => file.findings);
  if (findings.some(({ severity }) => severity === 'error'))
    throw new DomainError(
      'setup',
      `Spørreskjemaene har feil og må rettes før plattformen kan starte:\n\n${findings.map(describe).join('\n')}`,
    );
  return checked.flatMap(({ definition }) => definition ?? []);
}

/**
 * Checks one questionnaire file, its place among the questionnaires in `folder` included. A file in another
 * place is checked all the same, as a draft may be kept anywhere, with a warning that the platform does not see
 * it. Throws `invalid` when it cannot be read.
 */
export async function checkSurveyFile(folder: string, file: string): Promise<Checked> {
  const source = await readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', `Kan ikke lese filen ${file}. Se etter at den finnes.`, { cause });
  });
  const place = placeOf(folder, file);
  const checked = checkQuestionnaire(file, source, place);
  const { definition } = checked;
  if (place || !definition) return checked;
  const proper = path.join(folder, definition.survey, `${definition.wave}.json`);
  const unseen = warning(
    'unseen-file',
    [],
    `Plattformen ser ikke filen her. Flytt den til ${proper} når den skal brukes.`,
  );
  return { definition, findings: [...checked.findings, inFile(file, unseen)] };
}

async function questionnaireFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw new DomainError('setup', `Finner ikke mappen med spørreskjemaer: ${folder}`, { cause });
  });
  const surveys = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name));
  const files = await Promise.all(
    surveys.map(async (survey) => (await readdir(survey)).map((name) => path.join(survey, name))),
  );
  return files
    .flat()
    .filter((file) => placeOf(folder, file))
    .sort();
}

/** The place of a file that is `<survey>/<wave>.json` in the folder; none for a file anywhere else. */
function placeOf(folder: string, file: string): Place | undefined {
  const [survey, name, ...deeper] = path.relative(folder, file).split(path.sep);
  if (!survey || survey === '..' || !name?.endsWith('.json') || deeper.length > 0) return undefined;
  return { survey, wave: name.slice(0, -'.json'.length) };
}
