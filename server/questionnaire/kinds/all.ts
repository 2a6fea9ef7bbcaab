import type { Option } from '../option.ts';
import type { ItemKind } from './kind.ts';
import { type NumberItem, number } from './number.ts';
import { type OneItem, one } from './one.ts';
import { type PercentItem, percent } from './percent.ts';
import { type ScaleItem, scale } from './scale.ts';
import { type SeveralItem, several } from './several.ts';
import { type TextItem, text } from './text.ts';

/** Every item kind. The order is the order in the JSON Schema. */
export const kinds = { one, several, scale, number, percent, text } as const;

export type Item = OneItem | SeveralItem | ScaleItem | NumberItem | PercentItem | TextItem;

/** The kind of an item. An item only ever meets its own kind, which the compiler cannot follow. */
export function kindOf(item: Item): ItemKind<Item> {
  return kinds[item.kind] as unknown as ItemKind<Item>;
}

/** The options an item has; none for numbers and words. */
export function optionsOf(item: Item): Option[] {
  const measure = kindOf(item).measure(item);
  return 'options' in measure ? measure.options : [];
}
