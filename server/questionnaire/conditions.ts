import type { Condition } from './condition.ts';
import type { Item } from './kinds/all.ts';
import type { Questionnaire } from './questionnaire.ts';

/** Every condition that decides what a respondent is shown: of sections, items, options and rows. */
export function conditionsOf({ sections }: Pick<Questionnaire, 'sections'>): Condition[] {
  return sections.flatMap((section) => [
    ...(section.showIf ? [section.showIf] : []),
    ...section.items.flatMap(conditionsOfItem),
  ]);
}

/** The conditions of an item, its options and its rows. */
export function conditionsOfItem(item: Item): Condition[] {
  const parts = [...('options' in item ? item.options : []), ...(item.kind === 'battery' ? item.rows : [])];
  return [item, ...parts].flatMap(({ showIf }) => (showIf ? [showIf] : []));
}
