import { type Answer, type Answers, type GridAnswer, isGrid, isSeveral, type Typed } from './answer.ts';
import { type Templates, withAnswers } from './insertion.ts';
import { type Item, optionsOf } from './kinds/all.ts';
import { cellField } from './kinds/grid.ts';
import type { Section } from './questionnaire.ts';
import { holds } from './routing.ts';

/** The words of the answer to an item, if there is one. */
export type WordsOf = (item: string) => string | undefined;

/**
 * The item as it is asked of somebody who has answered `answers` so far: without the options and rows off
 * their path, and with earlier answers inserted in its texts. An item that is the same for everybody comes
 * back itself.
 */
export function asAsked(item: Item, answers: Answers, wordsOf: WordsOf): Item {
  if (!varies(item)) return item;
  const shown = ({ showIf }: { showIf?: Parameters<typeof holds>[0] | undefined }) =>
    showIf === undefined || holds(showIf, answers);
  return {
    ...withInserted(item, wordsOf),
    ...('options' in item ? { options: item.options.filter(shown) } : {}),
    ...(item.kind === 'battery' ? { rows: item.rows.filter(shown) } : {}),
  } as Item;
}

/** The item with earlier answers inserted in its texts, and all its options and rows. */
export function withInserted(item: Item, wordsOf: WordsOf): Item {
  return item.templates ? ({ ...item, ...insert(item.templates, wordsOf) } as Item) : item;
}

/** The section's introduction with earlier answers inserted. */
export function introOf(section: Section, wordsOf: WordsOf): string | undefined {
  return insert(section.templates, wordsOf).intro ?? section.intro;
}

/** As much of an answer as belongs to the item as it was asked; the answer itself when that is all of it. */
export function answerOnPath(asked: Item, answer: Answer): Answer | undefined {
  if (!('options' in asked)) return answer;
  const codes = asked.options.map(({ code }) => code);
  if (isSeveral(answer)) {
    const chosen = answer.chosen.filter((code) => codes.includes(code));
    if (chosen.length === answer.chosen.length) return answer;
    const open = asked.options.some(({ code, withText }) => withText && chosen.includes(code));
    if (chosen.length === 0) return undefined;
    return answer.other !== undefined && open ? { chosen, other: answer.other } : { chosen };
  }
  if (isGrid(answer)) return gridOnPath(codes, answer);
  return codes.includes(String(answer)) ? answer : undefined;
}

function gridOnPath(codes: string[], answer: GridAnswer): GridAnswer | undefined {
  const cells = Object.entries(answer.cells).filter(([, code]) => codes.includes(String(code)));
  if (cells.length === Object.keys(answer.cells).length) return answer;
  return cells.length > 0 ? { cells: Object.fromEntries(cells) } : undefined;
}

/** What was typed, without choices of options that were off the path when the answer was judged. */
export function typedOnPath(item: Item, asked: Item, typed: Typed): Typed {
  const known = optionsOf(asked).map(({ code }) => code);
  const offPath = optionsOf(item).flatMap(({ code }) => (known.includes(code) ? [] : [code]));
  if (offPath.length === 0) return typed;
  const fields = item.kind === 'battery' ? item.rows.map(({ id }) => cellField(item.id, id)) : [item.id];
  const kept = fields.map((field) => [field, (typed[field] ?? []).filter((code) => !offPath.includes(code))]);
  return { ...typed, ...Object.fromEntries(kept) };
}

/** Asked again for every respondent, so the answer is kept. */
const variation = new WeakMap<Item, boolean>();

/** Whether the item is not the same for everybody who is asked it. */
function varies(item: Item): boolean {
  const known = variation.get(item);
  if (known !== undefined) return known;
  const options = 'options' in item && item.options.some(({ showIf }) => showIf);
  const rows = item.kind === 'battery' && item.rows.some(({ showIf }) => showIf);
  const result = Boolean(options || rows || item.templates);
  variation.set(item, result);
  return result;
}

function insert(templates: Templates | undefined, wordsOf: WordsOf): Templates {
  return Object.fromEntries(
    Object.entries(templates ?? {}).map(([field, text]) => [field, withAnswers(text, wordsOf)]),
  );
}
