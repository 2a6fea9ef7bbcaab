import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DuckDbTimes } from './duckdb-child.ts';
import { type Bench, type Measurement, megabytes, milliseconds } from './measure.ts';

/** What the child process tells: milliseconds, and bytes of memory before, when all is read, and at the most. */
export interface DatasetTimes {
  reading: number;
  tables: number;
  release: number;
  /** While reading and making safe: the longest stretch in which nothing else got its turn. */
  longestBlock: number;
  crosstab: number;
  memoryBefore: number;
  memoryReading: number;
  memoryMost: number;
}

const run = promisify(execFile);
const sizes = [58, 10_000, 1_000_000];

/**
 * From answers to tables that may be published: reading into columns, tabulating, making safe; and a crosstab of three
 * questions. Each size in a process of its own, so that the memory is its own too. The largest is also counted by
 * DuckDB, on one thread as Node does: the ratio says more than the seconds of a machine.
 */
export const dataset: Bench = async ({ quick }) => {
  const measurements: Measurement[] = [];
  const wanted = quick ? sizes.slice(0, 2) : sizes;
  for (const size of wanted) {
    const own = await child<DatasetTimes>('dataset-child.ts', size);
    const name = size.toLocaleString('en');
    const isLargest = size === wanted.at(-1);
    const isMillion = size >= 1_000_000;
    measurements.push(
      {
        name: `Reading ${name} answers into columns`,
        result: `${milliseconds(own.reading)}, with ${megabytes(own.memoryReading)} at the most`,
        ...(isMillion ? { target: '< 60 s, < 400 MB' } : {}),
      },
      { name: `All tables of ${name} answers`, result: milliseconds(own.tables) },
      {
        name: `All tables of ${name} answers, counted and made safe`,
        result: `${milliseconds(own.release)}, with ${megabytes(own.memoryMost)} at the most`,
        ...(isMillion ? { target: '< 60 s, < 500 MB' } : {}),
      },
      {
        name: `The longest block while ${name} answers are read and made safe`,
        result: milliseconds(own.longestBlock),
        ...(isMillion ? { target: '< 1 s' } : {}),
      },
      {
        name: `A crosstab of three questions over ${name} answers`,
        result: `median ${milliseconds(own.crosstab)}`,
        ...(isMillion ? { target: '< 100 ms' } : {}),
      },
      { name: `Memory before the first of ${name} answers`, result: megabytes(own.memoryBefore) },
    );
    if (isLargest)
      measurements.push(...comparedTo(await child<DuckDbTimes>('duckdb-child.ts', size), own, name));
  }
  return measurements;
};

function comparedTo(duckDb: DuckDbTimes, own: DatasetTimes, name: string): Measurement[] {
  const ratio = (ours: number, theirs: number) =>
    `${(ours / theirs).toFixed(2)} times DuckDB's ${milliseconds(theirs)}`;
  return [
    { name: `All tables of ${name} answers, against DuckDB`, result: ratio(own.tables, duckDb.tables) },
    {
      name: `A crosstab of three questions over ${name} answers, against DuckDB`,
      result: ratio(own.crosstab, duckDb.crosstab),
    },
  ];
}

async function child<Times>(file: string, size: number): Promise<Times> {
  const script = new URL(file, import.meta.url).pathname;
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, `${size}`]);
  return JSON.parse(stdout) as Times;
}
