import { analyse } from '../../server/analysis/analyse.ts';
import { axisVariables } from '../../server/analysis/axis.ts';
import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { crosstab } from '../../server/analysis/crosstab.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { read } from '../../server/publish/reading.ts';
import type { DatasetTimes } from './dataset.ts';
import { respondentsOf } from './many-answers.ts';
import { quantile, timed, timedWithBlock } from './measure.ts';

const size = Number(process.argv[2]);
const { questionnaire, respondents } = await respondentsOf(size);
const memoryBefore = memoryMost();

const reading = await timedWithBlock(() => buildDataset(questionnaire, read(stream(), size, {})));
const dataset = reading.outcome;
const memoryReading = memoryMost();
const crosstabs: number[] = [];
const variables = axisVariables(questionnaire);
for (let round = 0; round < 20; round++) {
  const wanted = { row: '2c', column: '7a', layer: '1a', filters: [] };
  const [elapsed] = await timed(() => crosstab(dataset, variables, wanted));
  crosstabs.push(elapsed);
}
const [tables] = await timed(() => [...analyse(dataset, questionnaire).tables()]);
// Counts the tables once more, by the groups that may be shown.
const releasing = await timedWithBlock(() => release(analyse(dataset, questionnaire), standardPolicy));
const times: DatasetTimes = {
  reading: reading.elapsed,
  tables,
  release: releasing.elapsed,
  longestBlock: Math.max(reading.longestBlock, releasing.longestBlock),
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
