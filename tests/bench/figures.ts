/** One line of the table that the benchmark prints. */
export interface Figure {
  what: string;
  value: string;
  /** What the project aims at, where it aims at something. */
  target?: string;
}

export interface Benchmark {
  name: string;
  run(options: { quick: boolean }): Promise<Figure[]>;
}

export function median(values: number[]): number {
  return percentile(values, 50);
}

/** The nearest-rank percentile. */
export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}

export function printTable(figures: Figure[]): void {
  const rows = [
    ['what', 'figure', 'aim'],
    ...figures.map(({ what, value, target }) => [what, value, target ?? '']),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = widths.map((width) => '-'.repeat(width));
  process.stdout.write(`${[line(head), line(rule), ...body.map(line)].join('\n')}\n`);
}
