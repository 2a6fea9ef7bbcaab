import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Bench, type Measurement, megabytes, milliseconds } from './measure.ts';

/** What the child process tells: milliseconds, and bytes of memory before and at the most. */
export interface DatasetTimes {
  reading: number;
  tables: number;
  release: number;
  memoryBefore: number;
  memoryMost: number;
}

const run = promisify(execFile);
const sizes = [58, 10_000, 1_000_000];

/**
 * From answers to tables that may be published: reading into columns, tabulating, making safe. Each size in
 * a process of its own, so that the memory is its own too.
 */
export const dataset: Bench = async ({ quick }) => {
  const measurements: Measurement[] = [];
  for (const size of quick ? sizes.slice(0, 2) : sizes) {
    const child = new URL('dataset-child.ts', import.meta.url).pathname;
    const { stdout } = await run(process.execPath, ['--import', 'tsx', child, `${size}`]);
    const { reading, tables, release, memoryBefore, memoryMost } = JSON.parse(stdout) as DatasetTimes;
    const name = size.toLocaleString('en');
    measurements.push(
      { name: `Reading ${name} answers into columns`, result: milliseconds(reading) },
      {
        name: `All tables of ${name} answers`,
        result: `${milliseconds(tables)}, made safe in ${milliseconds(release)}`,
      },
      {
        name: `Memory at the most, ${name} answers`,
        result: `${megabytes(memoryMost)}, of which ${megabytes(memoryBefore)} before the first answer`,
      },
    );
  }
  return measurements;
};
