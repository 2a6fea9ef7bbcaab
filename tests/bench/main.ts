import { parseArgs } from 'node:util';
import { browsing } from './browsing.ts';
import { dataset } from './dataset.ts';
import { describeMachine } from './machine.ts';
import { mailing } from './mailing.ts';
import { type Bench, type Measurement, tableOf } from './measure.ts';
import { form, resultsPage } from './pages.ts';
import { publishing } from './publishing.ts';
import { reading } from './reading.ts';
import { start } from './start.ts';
import { submissions } from './submissions.ts';
import { visitors } from './visitors.ts';

const benches: Record<string, Bench> = {
  start,
  form,
  results: resultsPage,
  visitors,
  browsing,
  publishing,
  submissions,
  dataset,
  reading,
  mailing,
};
const names = Object.keys(benches).join(', ');

/** `npm run bench -- [--only <name>]... [--quick]`: measures and prints. docs/benchmarks.md tells how to read it. */
const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } },
});
const wanted = values.only ?? Object.keys(benches);
const unknown = wanted.find((name) => !(name in benches));
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark named ${unknown}. Choose among ${names}.\n`);
  process.exit(2);
}

process.stdout.write(`${describeMachine()}\n\n`);
const measurements: Measurement[] = [];
for (const name of wanted) {
  process.stderr.write(`${name} …\n`);
  measurements.push(...(await benches[name]!({ quick: values.quick })));
}
process.stdout.write(`${tableOf(measurements)}\n`);
