import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { readConfig } from '../../server/config.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { catalogueOf } from '../../server/questionnaire/catalogue.ts';
import { readSurveyFiles } from '../../server/storage/survey-files.ts';
import type { DatasetTimes } from './dataset.ts';
import { timed } from './measure.ts';
import { makeRespondents } from './respondents.ts';
import { survey } from './site.ts';

/** Enough to be varied, and little beside what is measured: larger waves take them again and again. */
const mostDifferent = 5_000;

const size = Number(process.argv[2]);
const catalogue = catalogueOf(await readSurveyFiles(readConfig({}).surveysFolder));
const questionnaire = catalogue.find(survey, '2022')!;
const respondents = makeRespondents(questionnaire, Math.min(size, mostDifferent));
const memoryBefore = memoryMost();

const [reading, dataset] = await timed(() => buildDataset(questionnaire, stream()));
const [tables, analysis] = await timed(() => analyse(dataset, questionnaire));
const [releasing] = await timed(() => release(analysis, standardPolicy));
const times: DatasetTimes = { reading, tables, release: releasing, memoryBefore, memoryMost: memoryMost() };
process.stdout.write(JSON.stringify(times));

/** One by one, as the store gives them. */
async function* stream(): AsyncGenerator<GivenAnswers> {
  for (let index = 0; index < size; index++) yield { answers: respondents[index % respondents.length]! };
}

function memoryMost(): number {
  return process.resourceUsage().maxRSS * 1024;
}
