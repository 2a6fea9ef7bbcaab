import { analyse } from '../../server/analysis/analyse.ts';
import { axisVariables } from '../../server/analysis/axis.ts';
import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { crosstab } from '../../server/analysis/crosstab.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import type { DatasetTimes } from './dataset.ts';
import { respondentsOf } from './many-answers.ts';
import { quantile, timed } from './measure.ts';

const size = Number(process.argv[2]);
const { questionnaire, respondents } = await respondentsOf(size);
const memoryBefore = memoryMost();

const [reading, dataset] = await timed(() => buildDataset(questionnaire, stream()));
const memoryReading = memoryMost();
const [tables, analysis] = await timed(() => analyse(dataset, questionnaire));
const [releasing] = await timed(() => release(analysis, standardPolicy));
const crosstabs: number[] = [];
const variables = axisVariables(questionnaire);
for (let round = 0; round < 20; round++) {
  const wanted = { row: '2c', column: '7a', layer: '1a', filters: [] };
  const [elapsed] = await timed(() => crosstab(dataset, variables, wanted));
  crosstabs.push(elapsed);
}
const times: DatasetTimes = {
  reading,
  tables,
  release: releasing,
  crosstab: quantile(crosstabs, 0.5),
  memoryBefore,
  memoryReading,
  memoryMost: memoryMost(),
};
process.stdout.write(JSON.stringify(times));

/** One by one, as the store gives them. */
async function* stream(): AsyncGenerator<GivenAnswers> {
  for (let index = 0; index < size; index++) yield { answers: respondents[index % respondents.length]! };
}

function memoryMost(): number {
  return process.resourceUsage().maxRSS * 1024;
}
