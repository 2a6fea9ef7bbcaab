import type { Count, Indicator, Questionnaire } from '../questionnaire.ts';
import { leavesOf } from '../routing.ts';
import { canonical } from './asked.ts';
import { type ItemComparison, isStronger } from './compare-items.ts';

type Derives = Pick<Questionnaire, 'indicators' | 'counts'>;

/**
 * How indicators and counts compare. One that is worked out in the same way is still no more the same than the
 * items it is made from.
 *
 * @param items the comparisons of the items
 */
export function compareDerived(before: Derives, after: Derives, items: ItemComparison[]): ItemComparison[] {
  const comparisons = new Map(items.map((each) => [each.id, each]));
  const [earlier, later] = [variablesOf(before), variablesOf(after)];
  const ids = [...new Set([...later.keys(), ...earlier.keys()])];
  return ids.map((id) => {
    const [one, other] = [earlier.get(id), later.get(id)];
    if (!one) return { id, found: 'new', agrees: true, why: 'Målet er nytt.' };
    if (!other) return { id, found: 'gone', agrees: true, why: 'Målet er borte.' };
    return rulesOf(one) === rulesOf(other)
      ? inherited(id, sourcesOf(other, later), comparisons)
      : { id, found: 'scaleChanged', agrees: true, why: 'Målet regnes ut på en annen måte.' };
  });
}

function variablesOf({ indicators, counts }: Derives): Map<string, Indicator | Count> {
  return new Map([...indicators, ...counts].map((variable) => [variable.id, variable]));
}

/** All that decides the values of the variable, and nothing else. */
function rulesOf(variable: Indicator | Count): string {
  const rules =
    'when' in variable
      ? [canonical(variable.when)]
      : [[...variable.count].sort(), variable.nets.map(({ code, atLeast }) => [code, atLeast])];
  return JSON.stringify([variable.unknown, ...rules]);
}

/** The items, and rows of items, that the variable is made from, by way of other variables too. */
function sourcesOf(
  variable: Indicator | Count,
  all: Map<string, Indicator | Count>,
  trail: string[] = [],
): string[] {
  const ids =
    'count' in variable
      ? variable.count
      : leavesOf(variable.when).map((leaf) =>
          'row' in leaf && leaf.row !== undefined ? `${leaf.item}.${leaf.row}` : leaf.item,
        );
  return ids.flatMap((id) => {
    const source = all.get(id);
    return source && !trail.includes(id) ? sourcesOf(source, all, [...trail, variable.id]) : [id];
  });
}

/** The deepest break among the sources. A row that has no comparison of its own compares as its battery. */
function inherited(
  id: string,
  sources: string[],
  comparisons: ReadonlyMap<string, ItemComparison>,
): ItemComparison {
  const [deepest] = [...new Set(sources)]
    .flatMap((source) => comparisons.get(source) ?? comparisons.get(source.split('.')[0]!) ?? [])
    .filter(({ found }) => found !== 'same')
    .sort((a, b) => Number(isStronger(b, a)) - Number(isStronger(a, b)));
  return deepest
    ? { id, found: deepest.found, agrees: true, why: `Målet bygger på ${deepest.id}. ${deepest.why}` }
    : { id, found: 'same', agrees: true, why: 'Målet er det samme.' };
}
