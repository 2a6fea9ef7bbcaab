import { comparisonProblems } from '../comparability.ts';
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
export function checkPrevious({ definition, written }: Checking, { previous = [] }: Surroundings): Problem[] {
  const before = new Map(
    previous.flatMap((each) => itemsOf(asWritten('nb', each))).map((item) => [item.id, item]),
  );
  const placed = placedItems(written);
  const found = placed.flatMap((each) => reused(each, before.get(each.item.id)));
  const others = new Set(found.map(({ path }) => itemAt(path)));
  const added = new Set(placed.filter(({ item }) => !before.has(item.id)).map(({ path }) => itemAt(path)));
  const comparisons = comparisonProblems(previous, definition).filter(({ code, path }) => {
    // Of what is another question, nothing more needs to be said, and what was not there before is new.
    if (others.has(itemAt(path))) return false;
    return code !== 'comparison-undeclared' || !added.has(itemAt(path));
  });
  return [...found, ...comparisons];
}

/** The place of the item that a path leads into. */
function itemAt(path: Problem['path']): string {
  return path.slice(0, 4).join('/');
}

function reused({ item, path }: Placed, before: Item | undefined): Problem[] {
  if (!before || declaresChange(item)) return [];
  const otherKind = familyOf(item) !== familyOf(before);
  if (!otherKind && inCommon(item.text, before.text) >= leastInCommon) return [];
  const difference = otherKind
    ? `var et spørsmål av slaget «${before.kind}» i forrige bølge`
    : `var et annet spørsmål i forrige bølge: «${before.text}»`;
  return [
    error(
      'id-reused',
      [...path, 'id'],
      `Id-en «${item.id}» ${difference}. Gi spørsmålet en ny id, eller si hva som er endret, med «comparedWithPrevious».`,
    ),
  ];
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
