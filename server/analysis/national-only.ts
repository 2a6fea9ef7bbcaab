import type { Condition } from '../questionnaire/condition.ts';
import { type Item, variablesOf } from '../questionnaire/kinds/all.ts';
import type { Questionnaire, Section } from '../questionnaire/questionnaire.ts';
import { itemsIn } from '../questionnaire/routing.ts';
import { derivedVariables } from '../questionnaire/variables.ts';

/** Why a variable is counted for everybody, and broken down by nothing. */
export type NationalReason = 'derived' | 'routed';

/**
 * What is never broken down under control, since it would tell of other answers by group: indicators and counts are
 * made from answers, and who was asked an item that is routed is a count in another. One that is routed by what makes
 * groups alone tells of nothing but the groups.
 *
 * @param instruments what was fielded: an item may be routed in one and not in another
 * @returns by variable
 */
export function nationalOnly(
  questionnaire: Questionnaire,
  instruments: Questionnaire[],
): ReadonlyMap<string, NationalReason> {
  const grouping = new Set(questionnaire.breakdowns);
  const routes = (condition: Condition | undefined) =>
    condition !== undefined && !itemsIn(condition).every((id) => grouping.has(id));
  const routed = instruments.flatMap(({ sections }) =>
    sections.flatMap((section) => section.items.flatMap((item) => routedIn(section, item, routes))),
  );
  return new Map([
    ...routed.map((id): [string, NationalReason] => [id, 'routed']),
    ...derivedVariables(questionnaire).map(({ id }): [string, NationalReason] => [id, 'derived']),
  ]);
}

function routedIn(
  section: Section,
  item: Item,
  routes: (condition: Condition | undefined) => boolean,
): string[] {
  const variables = variablesOf(item);
  const whole = [section, item, ...('options' in item ? item.options : [])];
  if (whole.some(({ showIf }) => routes(showIf))) return variables.map(({ id }) => id);
  if (item.kind !== 'battery') return [];
  const rows = new Set(item.rows.filter(({ showIf }) => routes(showIf)).map(({ id }) => id));
  return variables.filter(({ cell }) => cell !== undefined && rows.has(cell)).map(({ id }) => id);
}
