import type { Leaf } from '../condition.ts';
import { type Item, variablesOf } from '../kinds/all.ts';
import { itemsOf, type Questionnaire } from '../questionnaire.ts';
import { leavesOf } from '../routing.ts';
import { reached } from './reached.ts';

/**
 * The variables that each indicator and count looks at, directly and through other indicators. A condition on a
 * battery looks at those of its rows that it names, or at them all.
 *
 * @returns by the id of the indicator or count; a variable of an item has no key
 */
export function sourcesIn(questionnaire: Questionnaire): ReadonlyMap<string, ReadonlySet<string>> {
  const looksAt = looksIn(questionnaire);
  return new Map([...looksAt.keys()].map((id) => [id, reached([id], (from) => looksAt.get(from) ?? [])]));
}

function looksIn(questionnaire: Questionnaire): Map<string, string[]> {
  const { indicators, counts } = questionnaire;
  const items = new Map(itemsOf(questionnaire).map((item) => [item.id, item]));
  return new Map([
    ...indicators.map(({ id, when }): [string, string[]] => [
      id,
      leavesOf(when).flatMap((leaf) => variablesAt(leaf, items.get(leaf.item))),
    ]),
    ...counts.map(({ id, count }): [string, string[]] => [id, count]),
  ]);
}

/** The variables that a leaf looks at. An indicator is no item, and is a variable by its own id. */
export function variablesAt(leaf: Leaf, item: Item | undefined): string[] {
  if (!item) return [leaf.item];
  const rows =
    'rows' in leaf ? leaf.rows.of : 'row' in leaf && leaf.row !== undefined ? [leaf.row] : undefined;
  const variables = variablesOf(item);
  // Words and days are looked at, though they are never tabulated.
  if (variables.length === 0) return [item.id];
  return variables
    .filter(({ cell }) => rows === undefined || cell === undefined || rows.includes(cell))
    .map(({ id }) => id);
}
