import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../errors.ts';
import { type CheckedAggregates, checkAggregates } from '../questionnaire/aggregates/check.ts';
import { type Aggregates, aggregatesIn } from '../questionnaire/aggregates.ts';
import { type Catalogue, catalogueOf } from '../questionnaire/catalogue.ts';
import { describe } from '../questionnaire/finding.ts';
import { checkSurveyFile } from './survey-files.ts';

/** The printed results of waves. */
export interface AggregateCatalogue {
  find(survey: string, wave: string): Aggregates | undefined;
}

const ending = '.aggregates.json';

/**
 * Reads every `surveys/<survey>/<wave>.aggregates.json`. Throws a `setup` error with every finding of every file
 * when there is any: wrong figures must not be shown.
 */
export async function readAggregateFiles(
  folder: string,
  catalogue: Pick<Catalogue, 'find'>,
): Promise<AggregateCatalogue> {
  const checked = await Promise.all(
    (await aggregateFiles(folder)).map((file) => checkAggregateFile(path.join(folder, file), catalogue)),
  );
  const findings = checked.flatMap((file) => file.findings);
  if (findings.length > 0)
    throw new DomainError(
      'setup',
      `Filene med trykte resultater har feil og må rettes før plattformen kan starte:\n\n${findings.map(describe).join('\n')}`,
    );
  const all = checked.flatMap(({ content }) => (content ? [inWords(content, catalogue)] : []));
  return { find: (survey, wave) => all.find((each) => each.survey === survey && each.wave === wave) };
}

export function isAggregateFile(file: string): boolean {
  return file.endsWith(ending);
}

/** Checks one file of printed results against the questionnaire of its wave, which its place names. */
export async function checkAggregateFile(
  file: string,
  catalogue: Pick<Catalogue, 'find'>,
): Promise<CheckedAggregates> {
  const place = {
    survey: path.basename(path.dirname(path.resolve(file))),
    wave: path.basename(file, ending),
  };
  const source = await readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', `Kan ikke lese filen ${file}. Se etter at den finnes.`, { cause });
  });
  return checkAggregates(file, source, place, catalogue.find(place.survey, place.wave));
}

/**
 * Checks one file of printed results with the questionnaires of its wave that stand beside it, and with no others.
 * Throws `invalid` when one of them has errors: then nobody knows what the figures are of.
 */
export async function checkAggregateFileAlone(folder: string, file: string): Promise<CheckedAggregates> {
  const beside = path.dirname(file);
  const wave = path.basename(file, ending);
  const names = await readdir(beside).catch(() => []);
  const checked = await Promise.all(
    names
      .filter((name) => isQuestionnaireOf(wave, name))
      .map((name) => checkSurveyFile(folder, path.join(beside, name))),
  );
  const errors = checked.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new DomainError(
      'invalid',
      `Rett spørreskjemaet før tallene i ${file} kan sjekkes:\n\n${errors.map(describe).join('\n')}`,
    );
  return checkAggregateFile(file, catalogueOf(checked.flatMap(({ definition }) => definition ?? [])));
}

function isQuestionnaireOf(wave: string, name: string): boolean {
  const [own, ...rest] = name.split('.');
  return own === wave && rest.at(-1) === 'json' && rest.length <= 2 && !isAggregateFile(name);
}

function inWords(
  content: NonNullable<CheckedAggregates['content']>,
  catalogue: Pick<Catalogue, 'find'>,
): Aggregates {
  const questionnaire = catalogue.find(content.survey, content.wave);
  if (!questionnaire) throw new TypeError(`${content.survey} ${content.wave} has no questionnaire.`);
  return aggregatesIn(content, questionnaire);
}

/** Their paths inside `folder`, in order. */
async function aggregateFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const surveys = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = await Promise.all(
    surveys.map(async (survey) =>
      (await readdir(path.join(folder, survey))).map((name) => path.join(survey, name)),
    ),
  );
  return files.flat().filter(isAggregateFile).sort();
}
