import { harmless } from '../csv.ts';
import { type CellAt, type CubeCell, cellsIn, type Dimension } from './cube.ts';
import type { Placement } from './dataset.ts';

/** How a table is written as text: what stands for a value, and what stands between values. */
export interface CsvLook {
  title?: string;
  texts: 'codes' | 'texts' | 'both';
  separator: ',' | ';' | '\t' | ' ';
}

/**
 * A table as PxWebApi 2.0 writes CSV: the stub's values in the first columns, a column for each combination of the
 * heading's values, and the mark of a number that is not there in its place.
 */
export function tableCsv(
  dimensions: readonly Dimension[],
  { heading, stub }: Placement,
  cellAt: CellAt,
  { title, texts, separator }: CsvLook,
): string {
  const side = (ids: string[]) => ids.flatMap((id) => dimensions.find((each) => each.id === id) ?? []);
  const [across, down] = [side(heading), side(stub)];
  const named = (code: string, label: string) =>
    texts === 'both' ? `${code} - ${label}` : texts === 'texts' ? label : code;
  const columns = combined(across).map((values) =>
    values.map(({ code, label }) => named(code, label)).join(' '),
  );
  const cells = cellsIn([...down, ...across], cellAt);
  const rows = combined(down).map((values, place) => [
    ...values.map(({ code, label }) => quoted(named(code, label))),
    ...cells.slice(place * columns.length, (place + 1) * columns.length).map(written),
  ]);
  const head = [...down.map(({ id, label }) => named(id, label)), ...columns].map(quoted);
  const lines = [...(title === undefined ? [] : [[quoted(title)]]), head, ...rows];
  return lines.map((line) => `${line.join(separator)}\r\n`).join('');
}

/** Every combination of categories, the last dimension running fastest. */
function combined(dimensions: readonly Dimension[]): Dimension['categories'][] {
  return dimensions.reduce<Dimension['categories'][]>(
    (all, { categories }) => all.flatMap((before) => categories.map((each) => [...before, each])),
    [[]],
  );
}

function written({ value, status }: CubeCell): string {
  return value === null ? (status ?? '.') : String(value);
}

/** Quoted always, as PxWebApi does. */
function quoted(text: string): string {
  return `"${harmless(text).replaceAll('"', '""')}"`;
}
