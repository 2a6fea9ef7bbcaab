import { z } from 'zod';
import { cellIn, type Doubt, type GridAnswer, type Typed } from '../answer.ts';
import { error, type Problem, within } from '../finding.ts';
import { identifierSchema } from '../identifier.ts';
import { mostRows } from '../size.ts';
import { type Plain, textSchema } from '../text.ts';
import { repeated } from './choice.ts';
import { cellField, readGrid } from './grid.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind, Variable } from './kind.ts';
import { findingsOfLimits, type Numeric, numberIn, wordsOfNumber } from './number.ts';

const rowSchema = z
  .strictObject({
    id: identifierSchema,
    label: textSchema,
    unit: textSchema,
    min: z.number(),
    max: z.number(),
    decimals: z.int().min(0).max(3).default(0),
  })
  .meta({ id: 'FigureRow' });

const schema = z
  .strictObject({
    kind: z.literal('figureTable'),
    ...itemBase,
    years: z.array(z.int().min(1900).max(2200)).min(1).max(20),
    rows: z.array(rowSchema).min(1).max(mostRows),
    expectedFactor: z
      .number()
      .gt(1)
      .optional()
      .meta({ description: 'Skjemaet spør når et tall er så mange ganger større eller mindre enn året før' }),
  })
  .meta({ id: 'FigureTableItem' });

export type FigureTableItem = Plain<z.output<typeof schema>>;
type FigureRow = FigureTableItem['rows'][number];

/**
 * Figure table: numbers that a service reports about itself, a row for each figure and a column for each
 * year.
 */
export const figureTable = {
  name: 'figureTable',
  schema,
  findings,
  read: (item, typed) =>
    readGrid(
      cellsOf(item).map(({ cell }) => cell),
      item.required,
      (cell) => numberIn(numericOf(item, cell), typed[cellField(item.id, cell)]?.[0] ?? ''),
    ),
  readCell: (item, given, cell = '') => numberIn(numericOf(item, cell), given),
  field: fieldOf,
  words: (item, answer, language) =>
    cellsOf(item).flatMap(({ cell, row, year }) => {
      const value = cellIn(answer, cell);
      if (typeof value !== 'number') return [];
      return [`${row.label} ${year}: ${wordsOfNumber(numericOf(item, cell), value, language)[0]}`];
    }),
  variables: (item): Variable[] =>
    cellsOf(item).map(({ cell, row, year }) => ({
      id: `${item.id}.${cell}`,
      cell,
      text: `${row.label}, ${year}`,
      label: `${row.label} ${year}`,
      measure: { type: 'number', unit: row.unit, min: row.min, max: row.max },
    })),
  doubts,
} satisfies ItemKind<FigureTableItem, GridAnswer>;

/** The key of a number in the answer. The year stands last, so no two cells share a key. */
export function figureCell(row: string, year: number): string {
  return `${row}-${year}`;
}

function cellsOf(item: FigureTableItem) {
  return item.rows.flatMap((row) =>
    item.years.map((year) => ({ cell: figureCell(row.id, year), row, year })),
  );
}

function numericOf(item: FigureTableItem, cell: string): Numeric {
  const row = cellsOf(item).find((each) => each.cell === cell)?.row;
  if (!row) throw new TypeError(`${item.id} has no cell ${cell}.`);
  return { ...row, id: cellField(item.id, cell) };
}

function fieldOf(item: FigureTableItem, typed: Typed) {
  return {
    rows: item.rows.map((row) => ({
      ...row,
      cells: item.years.map((year) => {
        const cell = figureCell(row.id, year);
        const name = cellField(item.id, cell);
        return { year, cell, name, value: typed[name]?.[0] ?? '' };
      }),
    })),
  };
}

/** A number far from the year before's is often a slip of the keyboard. */
function doubts(item: FigureTableItem, answer: GridAnswer): Doubt[] {
  const factor = item.expectedFactor;
  if (factor === undefined) return [];
  return item.rows.flatMap((row) =>
    item.years.slice(1).flatMap((year, index): Doubt[] => {
      const before = valueAt(answer, row, item.years[index]!);
      const value = valueAt(answer, row, year);
      if (before === undefined || value === undefined || (before === 0 && value === 0)) return [];
      return isUsualAfter(before, value, factor)
        ? []
        : [{ code: 'yearToYear', row: row.label, year, before, value, factor }];
    }),
  );
}

/** Compared by size, so that a loss is as a gain, and on the same side of zero. */
function isUsualAfter(before: number, value: number, factor: number): boolean {
  const [size, sizeBefore] = [Math.abs(value), Math.abs(before)];
  return before * value >= 0 && size <= sizeBefore * factor && size >= sizeBefore / factor;
}

function valueAt(answer: GridAnswer, row: FigureRow, year: number): number | undefined {
  const value = cellIn(answer, figureCell(row.id, year));
  return typeof value === 'number' ? value : undefined;
}

function findings(item: FigureTableItem): Problem[] {
  return [
    ...repeated(
      item.rows.map(({ id }) => id),
      (id, index) =>
        error(
          'duplicate-row-id',
          ['rows', index, 'id'],
          `Raden «${id}» står to ganger. Gi den ene en egen id.`,
        ),
    ),
    ...item.years.flatMap((year, index) =>
      index > 0 && year <= item.years[index - 1]!
        ? [
            error(
              'years-out-of-order',
              ['years', index],
              `Året ${year} skal stå før ${item.years[index - 1]}. Skriv årene i rekkefølge, hvert år én gang.`,
            ),
          ]
        : [],
    ),
    ...item.rows.flatMap((row, index) => within(['rows', index], findingsOfLimits(row, row.label))),
  ];
}
