import type { z } from 'zod';
import type { Answer, Reading, Typed } from '../answer.ts';
import type { Problem } from '../finding.ts';
import type { Net, Option } from '../option.ts';

/** How an item is tabulated. `none`: its answers are words, which no table ever shows. */
export type Measure =
  | { type: 'choice'; options: Option[]; nets: Net[] }
  | { type: 'several'; options: Option[] }
  | { type: 'number'; unit: string }
  | { type: 'none' };

/**
 * An item kind: everything the platform knows about one way of asking. The kind owns the item's shape in
 * JSON, the reading of what was typed or imported, what the form shows, and how the answers are tabulated.
 * Adding a kind touches its own file, its partial in views/kinds/ and the list in kinds/all.ts.
 */
export interface ItemKind<Item, A extends Answer = Answer> {
  readonly name: string;
  readonly schema: z.ZodType;
  /** What is wrong with the item in itself, beyond its shape. Paths are relative to the item. */
  findings(item: Item): Problem[];
  /** Reads what was typed in the form's fields of this item. */
  read(item: Item, typed: Typed): Reading<A>;
  /** Reads one cell of another tool's export, where options stand as labels. */
  readCell(item: Item, cell: string): Reading<A>;
  /** What the form's partial needs besides the item: the values typed so far. */
  field(item: Item, typed: Typed): object;
  /** The answer in words, a line each. */
  words(item: Item, answer: A): string[];
  measure(item: Item): Measure;
}
