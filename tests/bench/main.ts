import os from 'node:os';
import { parseArgs } from 'node:util';
import { type Figure, printTable } from './figures.ts';
import { pages } from './pages.ts';
import { reading } from './reading.ts';
import { start } from './start.ts';
import { submissions } from './submissions.ts';
import { tabulation } from './tabulation.ts';

/**
 * Measures the platform and prints a table: `npm run bench`, `npm run bench -- --only pages`, `--quick`. Nothing
 * is judged here; docs/benchmarks.md tells how to read it.
 */
const benchmarks = [start, pages, submissions, reading, tabulation];

const { values } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const chosen = benchmarks.filter(({ name }) => values.only === undefined || values.only === name);
if (chosen.length === 0)
  throw new Error(`--only takes one of ${benchmarks.map(({ name }) => name).join(', ')}`);

const [processor] = os.cpus();
const memory = Math.round(os.totalmem() / 2 ** 30);
process.stdout.write(
  `${processor?.model}, ${os.cpus().length} cores, ${memory} GB, Node ${process.version}\n\n`,
);
const figures: Figure[] = [];
for (const { run } of chosen) figures.push(...(await run({ quick: values.quick })));
printTable(figures);
