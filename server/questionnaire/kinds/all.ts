import { type Answer, cellIn, isGrid } from '../answer.ts';
import type { Templates } from '../insertion.ts';
import type { Option } from '../option.ts';
import { type BatteryItem, battery } from './battery.ts';
import { type DateItem, date } from './date.ts';
import { type FigureTableItem, figureTable } from './figure-table.ts';
import { type InformationItem, information } from './information.ts';
import type { ItemKind, Variable } from './kind.ts';
import { type NumberItem, number } from './number.ts';
import { type OneItem, one } from './one.ts';
import { type PercentItem, percent } from './percent.ts';
import { type ScaleItem, scale } from './scale.ts';
import { type SeveralItem, several } from './several.ts';
import { type TextItem, text } from './text.ts';

/** Every item kind. The order is the order in the JSON Schema. */
export const kinds = {
  one,
  several,
  scale,
  battery,
  number,
  percent,
  text,
  date,
  figureTable,
  information,
} as const;

export type Item = (
  | OneItem
  | SeveralItem
  | ScaleItem
  | BatteryItem
  | NumberItem
  | PercentItem
  | TextItem
  | DateItem
  | FigureTableItem
  | InformationItem
) & { templates?: Templates };

/** An item with one answer of several options, and so one that can break results down. */
export function isChoice(item: Item): item is Item & (OneItem | ScaleItem) {
  return item.kind === 'one' || item.kind === 'scale';
}

/** An item whose answer is one number. */
export function isNumeric(item: Item): item is Item & (NumberItem | PercentItem) {
  return item.kind === 'number' || item.kind === 'percent';
}

/** The kind of an item. An item only ever meets its own kind, which the compiler cannot follow. */
export function kindOf(item: Item): ItemKind<Item> {
  return kinds[item.kind] as unknown as ItemKind<Item>;
}

export function variablesOf(item: Item): Variable[] {
  return kindOf(item).variables(item);
}

/** The value of one variable in the answer to its item. */
export function valueIn(variable: Variable, answer: Answer | undefined): Answer | undefined {
  if (variable.cell === undefined) return answer;
  return isGrid(answer) ? cellIn(answer, variable.cell) : undefined;
}

/** The options an item has, a battery's for each of its rows; none for numbers and words. */
export function optionsOf(item: Item): Option[] {
  return 'options' in item ? item.options : [];
}
