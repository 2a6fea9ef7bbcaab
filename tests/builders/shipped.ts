import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import type { Dataset } from '../../server/analysis/dataset.ts';
import { projectFolder } from '../../server/config.ts';
import { policyFor } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { type Mapping, noMapping, readMapping } from '../../server/fieldwork/import/mapping.ts';
import { readImport } from '../../server/fieldwork/import/read.ts';
import { composePublication, type Publication } from '../../server/publishing/publication.ts';
import { catalogueOf } from '../../server/questionnaire/catalogue.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { readSurveyFiles } from '../../server/storage/survey-files.ts';
import { oncePerRun } from './once-per-run.ts';

const folder = path.join(projectFolder, 'surveys');

/** The example answers of a shipped wave. */
export async function shippedAnswers(
  survey: string,
  wave: string,
): Promise<{ questionnaire: Questionnaire; dataset: Dataset }> {
  const catalogue = catalogueOf(await readSurveyFiles(folder));
  const instruments = catalogue.instruments(survey, wave);
  const answers = instruments.flatMap((instrument) =>
    importOf(survey, instrument).rows.map((row) => ({
      answers: row.answers,
      background: row.background,
      instrument: instrument.instrument?.id,
    })),
  );
  const questionnaire = catalogue.find(survey, wave)!;
  return { questionnaire, dataset: await buildDataset(questionnaire, answers, instruments) };
}

/** What is published of them. Made once in a run, and so as it is after it has been stored. */
export function shippedPublication(survey: string, wave: string): Promise<Publication> {
  return oncePerRun(`publication of ${survey} ${wave}`, async () => {
    const { questionnaire, dataset } = await shippedAnswers(survey, wave);
    return publicationFrom(dataset, questionnaire);
  });
}

/** From answers to results the only way there is. */
export async function publicationFrom(dataset: Dataset, questionnaire: Questionnaire): Promise<Publication> {
  const policy = policyFor(questionnaire.disclosure, questionnaire.protection);
  const released = await release(analyse(dataset, questionnaire), policy);
  return composePublication(questionnaire, released, {
    version: 1,
    published: '2022-11-14',
    example: false,
  });
}

function importOf(survey: string, instrument: Questionnaire) {
  const file = (ending: string) => path.join(folder, survey, 'example', `${instrument.slug}.${ending}`);
  return readImport(instrument, readFileSync(file('csv')), mappingIn(file('mapping.json')));
}

function mappingIn(file: string): Mapping {
  try {
    return readMapping(readFileSync(file, 'utf8'));
  } catch {
    return noMapping;
  }
}
