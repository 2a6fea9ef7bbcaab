import type { Condition, Leaf } from '../condition.ts';
import { type Item, variablesOf } from '../kinds/all.ts';
import { itemsOf, type Questionnaire, type Section } from '../questionnaire.ts';
import { leavesOf } from '../routing.ts';
import { variablesAt } from './sources.ts';
import { keyOf } from './standing.ts';

/** What one instrument asks. */
export interface Asked {
  items: ReadonlyMap<string, Item>;
  /** By variable, and for words and days by item: all that must hold for a respondent to be asked. */
  conditions: ReadonlyMap<string, Condition[]>;
}

export function askedIn(instrument: Questionnaire): Asked {
  return {
    items: new Map(itemsOf(instrument).map((item) => [item.id, item])),
    conditions: new Map(
      instrument.sections.flatMap((section) => section.items.flatMap((item) => askedOfItem(section, item))),
    ),
  };
}

function askedOfItem(section: Section, item: Item): [string, Condition[]][] {
  const whole = conditionsAt(section, item);
  const rows = new Map(item.kind === 'battery' ? item.rows.map((row) => [row.id, row]) : []);
  return [
    [item.id, whole],
    ...variablesOf(item).map(({ id, cell }): [string, Condition[]] => [
      id,
      [...whole, ...conditionsAt(rows.get(cell ?? ''))],
    ]),
  ];
}

/** The conditions of parts that stand inside one another. */
export function conditionsAt(...parts: ({ showIf?: Condition | undefined } | undefined)[]): Condition[] {
  return parts.flatMap((part) => part?.showIf ?? []);
}

/**
 * The leaves on what makes groups: in the conditions, in the indicators they look at, and in what decides who is asked
 * the questions they look at.
 *
 * @param whenOf the condition of an indicator, or nothing for an item
 */
export function groupLeaves(
  conditions: Condition[],
  instruments: Asked[],
  whenOf: (id: string) => Condition | undefined,
  makesGroups: (variable: string) => boolean,
): Leaf[] {
  const found = new Map<string, Leaf>();
  const seen = new Set<string>();
  const behind = (leaf: Leaf, { items, conditions }: Asked): Condition[] => {
    const item = items.get(leaf.item);
    const variables = item ? variablesAt(leaf, item) : [];
    if (variables.length > 0 && variables.every(makesGroups)) found.set(keyOf(leaf), leaf);
    return variables.filter((id) => !makesGroups(id)).flatMap((id) => conditions.get(id) ?? []);
  };
  const visit = (condition: Condition) => {
    for (const leaf of leavesOf(condition).filter((each) => !seen.has(keyOf(each)))) {
      seen.add(keyOf(leaf));
      const when = whenOf(leaf.item);
      for (const next of when ? [when] : instruments.flatMap((each) => behind(leaf, each))) visit(next);
    }
  };
  conditions.forEach(visit);
  return [...found.values()];
}
