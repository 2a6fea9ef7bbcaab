import type { z } from 'zod';
import type { Answer, Answers, Doubt, Reading, Typed } from '../answer.ts';
import type { Problem } from '../finding.ts';
import type { Net, Option, Scale } from '../option.ts';
import type { Language } from '../text.ts';

/**
 * How a variable is tabulated. A choice from a scale knows the scale's polarity and poles. The base of
 * several is those who were asked, or those of them who ticked something. A number is from `min` to `max`.
 */
export type Measure =
  | { type: 'choice'; options: Option[]; nets: Net[]; scale?: Pick<Scale, 'polarity' | 'poles'> }
  | { type: 'several'; options: Option[]; base: 'asked' | 'ticked' }
  | { type: 'number'; unit: string; min: number; max: number };

/**
 * One column of the dataset, and what every table of it is called after. Most items have one, with the item's
 * own id; a grid has one for each cell, `<item>.<cell>`; items answered in words have none: no table ever
 * shows them.
 */
export interface Variable {
  id: string;
  /** In a grid, the key of the cell in the answer. */
  cell?: string;
  /** The question in full. */
  text: string;
  /** A short name for tables and menus. */
  label: string;
  measure: Measure;
}

/**
 * An item kind: one way of asking. The kind owns the item's shape in JSON, what is wrong with it by itself,
 * the reading of what was typed or imported, what the form shows, the answer in words, and how answers are
 * tabulated. A new kind is a file of its own, a partial in views/kinds/, and its name in kinds/all.ts and
 * definition.ts.
 *
 * What sets kinds beside one another is not the kind's own: the answer space on paper, the codebook, the
 * comparison of waves, the reach of conditions, and the exchange with other tools. Each of these lists the
 * kinds by name and does not compile before a new one has its line there.
 *
 * Items come as they are asked of one respondent: options and rows off the path are not there.
 */
export interface ItemKind<Item, A extends Answer = Answer> {
  readonly name: string;
  readonly schema: z.ZodType;
  /** What is wrong with the item in itself, beyond its shape. Paths are relative to the item. */
  findings(item: Item): Problem[];
  /** Reads what was typed in the form's fields of this item. */
  read(item: Item, typed: Typed): Reading<A>;
  /**
   * Reads one cell of another tool's export, where options stand as labels. In a grid, `cell` is the
   * variable's.
   */
  readCell(item: Item, given: string, cell?: string): Reading;
  /** What the form's partial needs besides the item: the values typed so far. */
  field(item: Item, typed: Typed): object;
  /** The answer in words, a line each. */
  words(item: Item, answer: A, language: Language): string[];
  variables(item: Item): Variable[];
  /** What is unlikely about an answer; `answers` are those given before. */
  doubts?(item: Item, answer: A, answers: Answers): Doubt[];
}

/** The one variable of an item that is no grid. */
export function ownVariable(
  item: { id: string; text: string; label?: string | undefined },
  measure: Measure,
) {
  return [{ id: item.id, text: item.text, label: item.label ?? item.text, measure }];
}
