import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../errors.ts';
import { type Checked, checkQuestionnaire } from '../questionnaire/check.ts';
import type { Definition } from '../questionnaire/definition.ts';
import { describe, type Finding, inFile } from '../questionnaire/finding.ts';

/**
 * Reads every questionnaire in `surveys/<survey>/<wave>.json`. Throws a `setup` error with every finding of
 * every file when one of them has an error: a broken questionnaire must not be fielded.
 */
export async function readSurveyFiles(folder: string): Promise<Definition[]> {
  const checked = await Promise.all(
    (await questionnaireFiles(folder)).map((file) => readFileChecked(folder, file)),
  );
  const findings = checked.flatMap((file) => file.findings);
  if (findings.some(({ severity }) => severity === 'error'))
    throw new DomainError(
      'setup',
      `Spørreskjemaene har feil og må rettes før plattformen kan starte:\n\n${findings.map(describe).join('\n')}`,
    );
  return checked.flatMap(({ definition }) => definition ?? []);
}

async function questionnaireFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw new DomainError('setup', `Finner ikke mappen med spørreskjemaer: ${folder}`, { cause });
  });
  const surveys = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const files = await Promise.all(
    surveys.map(async (survey) =>
      (await readdir(path.join(folder, survey)))
        .filter((name) => name.endsWith('.json'))
        .map((name) => path.join(survey, name)),
    ),
  );
  return files.flat().sort();
}

async function readFileChecked(folder: string, file: string): Promise<Checked> {
  const checked = checkQuestionnaire(file, await readFile(path.join(folder, file), 'utf8'));
  const { definition } = checked;
  return definition
    ? { ...checked, findings: [...checked.findings, ...misplaced(file, definition)] }
    : checked;
}

/** The file's place says which survey and wave it is, and so does its content: they must agree. */
function misplaced(file: string, definition: Definition): Finding[] {
  const place = { survey: path.dirname(file), wave: path.basename(file, '.json') };
  return (['survey', 'wave'] as const)
    .filter((field) => definition[field] !== place[field])
    .map((field) =>
      inFile(file, {
        path: [field],
        message: `Her står «${definition[field]}», men filen ligger som «${place[field]}». Flytt filen eller rett feltet.`,
        severity: 'error',
      }),
    );
}
