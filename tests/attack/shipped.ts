import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../server/config.ts';
import { type Mapping, noMapping, readMapping } from '../../server/fieldwork/import/mapping.ts';
import { readImport } from '../../server/fieldwork/import/read.ts';
import { catalogueOf } from '../../server/questionnaire/catalogue.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { readSurveyFiles } from '../../server/storage/survey-files.ts';
import { type Published, published } from './attacked.ts';

const folder = path.join(projectFolder, 'surveys');

/** A shipped wave with its example answers, as it would be published. */
export async function shipped(survey: string, wave: string): Promise<Published> {
  const catalogue = catalogueOf(await readSurveyFiles(folder));
  const instruments = catalogue.instruments(survey, wave);
  const answers = instruments.flatMap((instrument) =>
    importOf(survey, instrument).rows.map((row) => ({
      answers: row.answers,
      background: row.background,
      instrument: instrument.instrument?.id,
    })),
  );
  return published(catalogue.find(survey, wave)!, answers, instruments);
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
