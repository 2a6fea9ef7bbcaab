import { comparisonProblems } from '../comparability.ts';
import type { Definition } from '../definition.ts';
import { error, type Problem } from '../finding.ts';
import { fold } from '../fold.ts';
import { type Item, isChoice, isNumeric } from '../kinds/all.ts';
import { asWritten, itemsOf } from '../questionnaire.ts';
import { wordsIn } from '../readability.ts';
import { type Checking, type Placed, placedItems } from './placed.ts';
import type { Surroundings } from './surroundings.ts';

/** Two texts with less than this in common hardly ask for the same. */
const leastInCommon = 0.2;

/** Waves are compared id by id: an id keeps its meaning, and each item says rightly what is changed. */
export function checkPrevious({ definition, written }: Checking, surroundings: Surroundings): Problem[] {
  const { previous = [], earlier = [] } = surroundings;
  const before = itemsIn(previous);
  const longBefore = itemsIn(earlier);
  const placed = placedItems(written);
  const found = placed.flatMap((each) => {
    const { id } = each.item;
    return before.has(id) ? reused(each, before.get(id)) : returned(each, longBefore.get(id));
  });
  const others = new Set(found.map(({ path }) => itemAt(path)));
  const added = new Set(placed.filter(({ item }) => !before.has(item.id)).map(({ path }) => itemAt(path)));
  const comparisons = comparisonProblems(previous, definition).filter(({ code, path }) => {
    // Of what is another question, nothing more needs to be said, and what was not there before is new.
    if (others.has(itemAt(path))) return false;
    return code !== 'comparison-undeclared' || !added.has(itemAt(path));
  });
  return [...found, ...comparisons];
}

/** An item and the wave it was asked in. */
interface Asked {
  item: Item;
  waveLabel: string;
}

/** The items by id, each as the first questionnaire that has it asks. */
function itemsIn(definitions: Definition[]): Map<string, Asked> {
  const asked = definitions.flatMap((definition) => {
    const { waveLabel, ...written } = asWritten('nb', definition);
    return itemsOf(written).map((item) => [item.id, { item, waveLabel }] as const);
  });
  return new Map(asked.toReversed());
}

/** The place of the item that a path leads into. */
function itemAt(path: Problem['path']): string {
  return path.slice(0, 4).join('/');
}

function reused(placed: Placed, before: Asked | undefined): Problem[] {
  const difference = before && !declaresChange(placed.item) && otherMeaning(placed.item, before);
  if (!difference) return [];
  const remedy = 'Gi spørsmålet en ny id, eller si hva som er endret, med «comparedWithPrevious».';
  return [idReused(placed, difference, remedy)];
}

/**
 * An id that was away for a wave or more. What is said of the wave before says nothing of when it was last
 * asked.
 */
function returned(placed: Placed, before: Asked | undefined): Problem[] {
  const difference = before && otherMeaning(placed.item, before);
  return difference ? [idReused(placed, difference, 'Gi spørsmålet en ny id.')] : [];
}

function idReused({ item, path }: Placed, difference: string, remedy: string): Problem {
  return error('id-reused', [...path, 'id'], `Id-en «${item.id}» ${difference}. ${remedy}`);
}

/** What the id meant before, when that was something else. */
function otherMeaning(item: Item, { item: before, waveLabel }: Asked): string | undefined {
  if (familyOf(item) !== familyOf(before))
    return `var et spørsmål av slaget «${before.kind}» i bølgen «${waveLabel}»`;
  return inCommon(item.text, before.text) < leastInCommon
    ? `var et annet spørsmål i bølgen «${waveLabel}»: «${before.text}»`
    : undefined;
}

function declaresChange(item: Item): boolean {
  const declared = 'comparedWithPrevious' in item ? item.comparedWithPrevious : undefined;
  return declared !== undefined && declared !== 'same';
}

/** Kinds whose answers can be set side by side. */
function familyOf(item: Item): string {
  if (isChoice(item)) return 'choice';
  return isNumeric(item) ? 'number' : item.kind;
}

/** How much of their words two texts share (Jaccard): 0 for nothing, 1 for all. */
function inCommon(one: string, other: string): number {
  const [words, others] = [one, other].map((text) => new Set(wordsIn(fold(text))));
  const shared = [...words!].filter((word) => others!.has(word)).length;
  return shared / new Set([...words!, ...others!]).size;
}
