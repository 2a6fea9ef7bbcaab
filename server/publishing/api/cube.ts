import type { TableLanguage } from './words.ts';

/** One of the things that a table is divided by. */
export interface Dimension {
  id: string;
  label: string;
  role?: 'time' | 'metric';
  categories: Category[];
  /** The category that stands for the dimension when nobody asks for it. Without one it must be asked for. */
  eliminatedBy?: string;
}

export interface Category {
  code: string;
  label: string;
  /** What a reader of it must know. */
  note?: string;
  /** Of what is measured. */
  unit?: { base: string; decimals: number };
}

/** A number, or none with the reason. A number may have a mark too. */
export interface CubeCell {
  value: number | null;
  /** As in the long files: `:` hidden, `.` does not exist, `u` low base. */
  status?: ':' | '.' | 'u';
}

/** A table with all that is told of it, and no numbers. */
export interface CubeHead {
  /** Among all tables of the platform. */
  id: string;
  label: string;
  survey: { id: string; title: string };
  source: string;
  /** The day of the newest publication in it, as 2022-11-14. */
  updated: string;
  licence?: string;
  example: boolean;
  /** There are newer results in the survey, and they are not continued here. */
  discontinued: boolean;
  dimensions: Dimension[];
  notes: string[];
  /** What was tabulated and under which policy, by wave. */
  planHashes: Record<string, string>;
}

/** One category of each dimension, by the dimension's id. */
export type Place = Record<string, string>;

/** What is told of a place in the table. */
export type CellAt = (place: Place) => CubeCell;

/** A table of the statistical interface. Its cells are read when they are asked for. */
export interface SurveyTable {
  head(language: TableLanguage): CubeHead;
  cells(): CellAt;
}

/** Names of the dimensions. Those of statistical offices, where their users know them by name. */
export const sides = { option: 'option', group: 'group', contents: 'ContentsCode', time: 'Tid' } as const;

/** The cells in order, the last dimension running fastest. */
export function cellsIn(dimensions: readonly Dimension[], cellAt: CellAt): CubeCell[] {
  const walk = ([first, ...rest]: readonly Dimension[], place: Place): CubeCell[] =>
    first
      ? first.categories.flatMap(({ code }) => walk(rest, { ...place, [first.id]: code }))
      : [cellAt(place)];
  return walk(dimensions, {});
}

export function numberOfCells(dimensions: readonly Dimension[]): number {
  return dimensions.reduce((product, { categories }) => product * categories.length, 1);
}
