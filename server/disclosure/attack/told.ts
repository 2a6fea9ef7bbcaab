import type { Told } from './known.ts';
import type { ReadResults } from './read.ts';

/** How many it is of everybody; nothing where the national table hides any of it. */
export function toldBy(
  { variable, columns, withBase }: Omit<Told, 'form'>,
  { tables }: ReadResults,
): number | undefined {
  const row = tables.find((table) => table.variable === variable && table.breakdown === undefined)?.rows[0];
  if (!row) return undefined;
  const counts = [...(withBase ? [row.base] : []), ...columns.map((code) => row.counts.get(code))];
  return counts.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}
