import type { Condition } from '../condition.ts';
import { error, type Problem, warning } from '../finding.ts';
import type { Section } from '../questionnaire.ts';
import { itemsIn } from '../routing.ts';
import type { Checking } from './placed.ts';
import { outcomes, outcomesAlone } from './reach/outcomes.ts';
import { stepsTo } from './reach/steps.ts';
import { type ConditionPlace, conditionPlaces } from './routing/places.ts';

/**
 * Every condition parts respondents in two: some meet it, and some do not. Only for a questionnaire whose
 * conditions look at what is there.
 */
export function checkConditions(checking: Checking): Problem[] {
  const { sections } = checking.whole;
  const places = conditionPlaces(checking).toSorted((a, b) => orderOf(a) - orderOf(b));
  // What follows from an item that nobody reaches is mended with it.
  const unreached = new Set<string>();
  return places.flatMap((place) => {
    if (place.of === 'indicator') return indicatorProblems(place, checking);
    const steps = stepsTo([place.condition, ...conditionsBefore(place, sections)], sections);
    const follows = steps.some(({ item }) => unreached.has(item.id));
    const problem = problemOf(place, sections);
    if (problem?.severity === 'error' && place.of !== 'part') for (const id of place.own) unreached.add(id);
    return problem && !follows ? [problem] : [];
  });
}

/** In the order respondents meet them, a section before what is in it. */
function orderOf({ section = Number.POSITIVE_INFINITY, of }: ConditionPlace): number {
  return section + (of === 'section' ? 0 : 0.5);
}

function problemOf(place: ConditionPlace, sections: Section[]): Problem | undefined {
  const { condition, path, name } = place;
  if (outcomesAlone(condition, sections)?.holds === false)
    return error(
      'condition-never-holds',
      path,
      `${name} vises aldri, for ingen svar oppfyller betingelsen. Rett betingelsen, eller ta bort det den styrer.`,
    );
  const found = outcomes(condition, conditionsBefore(place, sections), sections);
  // Nothing is known of it, or nobody comes as far, which is told where they are stopped.
  if (!found || (!found.holds && !found.fails)) return undefined;
  if (!found.holds)
    return error(
      'item-unreachable',
      path,
      `${name} vises aldri, for ingen kan ha svart slik på veien hit. Rett betingelsen her eller i det den viser til.`,
    );
  return found.fails
    ? undefined
    : warning(
        'condition-always-holds',
        path,
        `${name} vises for alle som kommer hit. Ta bort betingelsen, eller rett den.`,
      );
}

/** What those who come as far as the place have met already. */
function conditionsBefore(place: ConditionPlace, sections: Section[]): Condition[] {
  const section = place.section === undefined ? undefined : sections[place.section];
  if (!section || place.of === 'section') return [];
  const item = section.items.find(({ id }) => id === place.item);
  return [section.showIf, item?.showIf].flatMap((condition) => condition ?? []);
}

/**
 * An indicator is yes only where its condition holds. What other indicators make of unknowns is not followed.
 */
function indicatorProblems({ condition, path, name }: ConditionPlace, checking: Checking): Problem[] {
  const isOfItems = itemsIn(condition).every((id) => checking.items.has(id));
  if (!isOfItems || outcomes(condition, [], checking.whole.sections)?.holds !== false) return [];
  const message = `${name} er aldri «ja», for ingen kan ha svart slik. Rett betingelsen.`;
  return [error('condition-never-holds', path, message)];
}
