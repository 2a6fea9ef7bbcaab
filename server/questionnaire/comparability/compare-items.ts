import type { Item } from '../kinds/all.ts';
import type { comparisons } from '../kinds/item-base.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { answerChanges } from './answers.ts';
import { askedChanges } from './asked.ts';
import { type Changes, mergeChanges, prefixed } from './changes.ts';
import { type Both, bothWaves, type Placed, placedById } from './placed.ts';
import { type ChangedRow, rowChanges } from './rows.ts';
import { wordingChanges } from './wording.ts';

export type Comparison = (typeof comparisons)[number];
export type Found = Comparison | 'gone';

/** How an item, or a row of a battery or figure table, compares with the one of the same id in the wave before. */
export interface ItemComparison {
  /** The item's id, or `<item>.<row>`. Rows stand here only where any row of the item differs. */
  id: string;
  /** What the two definitions say. */
  found: Found;
  /** What the author says. Rows, and items that are gone, say nothing. */
  declared?: Comparison;
  /** Whether what is declared, if anything is, is what was found. */
  agrees: boolean;
  /** What differs, in bokmål. */
  why: string;
}

/**
 * Compares the items of two questionnaires, in the order of the later one, and then what is gone. Information is
 * left out: it has no answers to compare.
 */
export function compareItems(before: Questionnaire, after: Questionnaire): ItemComparison[] {
  const both = bothWaves(before, after);
  const [earlier, later] = [placedById(before), placedById(after)];
  return [
    ...[...later.values()].flatMap((placed) => {
      const known = earlier.get(placed.item.id);
      return known ? compared(known, placed, both) : [newItem(placed.item)];
    }),
    ...[...earlier.keys()].filter((id) => !later.has(id)).map(goneItem),
  ];
}

/** Whether one comparison of an item makes a deeper break than another. */
export function isStronger(one: ItemComparison, other: ItemComparison): boolean {
  return strength.indexOf(one.found) < strength.indexOf(other.found);
}

const strength: Found[] = ['scaleChanged', 'routingChanged', 'wordingChanged', 'same', 'new', 'gone'];

function compared(before: Placed, after: Placed, both: Both): ItemComparison[] {
  const { id } = after.item;
  const declared = declaredBy(after.item);
  const own = mergeChanges([
    answerChanges(before.item, after.item, both.same),
    askedChanges(before, after, both),
    wordingChanges(before, after, both.same),
  ]);
  const rows = rowChanges(before.item, after.item, both);
  const whole = mergeChanges([own, ...rows.map(asToldByItem)]);
  const found = foundIn(whole, declared);
  const item = { id, found, ...told(whole, found), ...agreement(found, declared) };
  return [
    item,
    ...(rows.some(isDifferent) ? rows.map((row) => comparedRow(`${id}.${row.id}`, row, own, declared)) : []),
  ];
}

function comparedRow(
  id: string,
  row: ChangedRow,
  own: Changes,
  declared: Comparison | undefined,
): ItemComparison {
  if (row.state !== 'kept')
    return {
      id,
      found: row.state,
      agrees: true,
      why: row.state === 'new' ? `Raden «${row.label}» er ny.` : `Raden «${row.label}» er borte.`,
    };
  const changes = mergeChanges([own, row.changes]);
  const found = foundIn(changes, declared);
  return { id, found, ...told(changes, found), agrees: true };
}

/** Rows that come and go leave the others as they were. */
function asToldByItem(row: ChangedRow): Changes {
  if (row.state === 'kept') return prefixed(`Raden «${row.label}»: `, row.changes);
  return { aside: [`Raden «${row.label}» er ${row.state === 'new' ? 'ny' : 'borte'}.`] };
}

function isDifferent(row: ChangedRow): boolean {
  return row.state !== 'kept' || Object.values(row.changes).some((sentences) => sentences.length > 0);
}

/**
 * The deepest change decides. Words beside the question, its help and the section's introduction, count as part
 * of it where the author says so: only a person can tell a typing error from another definition.
 */
function foundIn({ scale, routing, wording, guidance }: Changes, declared: Comparison | undefined): Found {
  if (scale?.length) return 'scaleChanged';
  if (routing?.length) return 'routingChanged';
  if (wording?.length || (guidance?.length && declared === 'wordingChanged')) return 'wordingChanged';
  return 'same';
}

/** Help and introductions are left out where something weightier decides. */
function told({ scale = [], routing = [], wording = [], guidance = [], aside = [] }: Changes, found: Found) {
  const decided = scale.length + routing.length > 0;
  const sentences = [...scale, ...routing, ...wording, ...(decided ? [] : guidance), ...aside];
  return { why: [...(found === 'same' ? ['Spørsmålet er det samme.'] : []), ...sentences].join(' ') };
}

function agreement(found: Found, declared: Comparison | undefined) {
  return { ...(declared ? { declared } : {}), agrees: declared === undefined || declared === found };
}

function newItem(item: Item): ItemComparison {
  return { id: item.id, found: 'new', ...agreement('new', declaredBy(item)), why: 'Spørsmålet er nytt.' };
}

function goneItem(id: string): ItemComparison {
  return { id, found: 'gone', agrees: true, why: 'Spørsmålet er borte.' };
}

function declaredBy(item: Item): Comparison | undefined {
  return item.kind === 'information' ? undefined : item.comparedWithPrevious;
}
