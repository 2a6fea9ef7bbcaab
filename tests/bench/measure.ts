import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as nextTurn } from 'node:timers/promises';

/** One line of the table: what was measured, and how it went. `target` is what the project has promised. */
export interface Measurement {
  name: string;
  result: string;
  target?: string;
}

interface BenchOptions {
  /** Fewer rounds: to see that everything runs, not to compare numbers. */
  quick: boolean;
}

/** A benchmark starts what it needs, measures, and stops it again. */
export type Bench = (options: BenchOptions) => Promise<Measurement[]>;

/** The value that `share` of the values do not exceed: 0.5 is the median. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function milliseconds(value: number): string {
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

export function medianAndP95(values: number[]): string {
  return `median ${milliseconds(quantile(values, 0.5))}, p95 ${milliseconds(quantile(values, 0.95))} (${values.length} requests)`;
}

export function perSecond(count: number, elapsedMs: number): string {
  return `${Math.round((count * 1000) / elapsedMs).toLocaleString('en')} per second`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

/** Runs `task` and returns how many milliseconds it took, and its outcome. */
export async function timed<T>(task: () => T | Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const outcome = await task();
  return [performance.now() - start, outcome];
}

/** The same, and the longest stretch in which nothing else got its turn, in milliseconds. */
export async function timedWithBlock<T>(
  task: () => T | Promise<T>,
): Promise<{ elapsed: number; longestBlock: number; outcome: T }> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const [elapsed, outcome] = await timed(task);
  // What has not had its turn yet is counted when it gets it.
  await nextTurn(2);
  delays.disable();
  return { elapsed, longestBlock: delays.max / 1e6, outcome };
}

/** As a table in Markdown. */
export function tableOf(measurements: Measurement[]): string {
  const cells = measurements.map(({ name, result, target = '' }) => [name, result, target]);
  const rows = [['What', 'Result', 'Target'], ['---', '---', '---'], ...cells];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
