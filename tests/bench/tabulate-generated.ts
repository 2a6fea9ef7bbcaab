import path from 'node:path';
import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import type { Dataset } from '../../server/analysis/dataset.ts';
import { projectFolder } from '../../server/config.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { catalogueOf } from '../../server/questionnaire/catalogue.ts';
import { readSurveyFiles } from '../../server/storage/survey-files.ts';
import { survey } from '../builders/leader.ts';
import { generatedAnswers } from './answers.ts';
import { millisecondsOf } from './figures.ts';

/** Tabulates as many generated answers as the argument says, and prints what it took. */
const definitions = await readSurveyFiles(path.join(projectFolder, 'surveys'));
const questionnaire = catalogueOf(definitions).find(survey, '2022');
if (!questionnaire) throw new Error('the example survey is missing');

let dataset: Dataset | undefined;
const reading = await millisecondsOf(async () => {
  dataset = await buildDataset(questionnaire, generatedAnswers(questionnaire, Number(process.argv[2])));
});
const tables = await millisecondsOf(async () => {
  if (dataset) release(analyse(dataset, questionnaire), standardPolicy);
});
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ reading, tables, peakMegabytes }));
