import { error, type Problem } from '../finding.ts';
import { repeated } from '../kinds/choice.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { placedItems } from './placed.ts';

/** Sections, items and derived variables each have an id of their own. */
export function checkIds(questionnaire: Questionnaire): Problem[] {
  const named = [
    ...placedItems(questionnaire).map(({ item, path }) => ({ id: item.id, path: [...path, 'id'] })),
    ...questionnaire.derived.map(({ id }, index) => ({ id, path: ['derived', index, 'id'] })),
  ];
  return [
    ...repeated(
      questionnaire.sections.map((section) => section.id),
      (id, index) => error(['sections', index, 'id'], `Delen «${id}» står to ganger. Gi den ene en egen id.`),
    ),
    ...repeated(
      named.map(({ id }) => id),
      (id, index) =>
        error(named[index]?.path ?? [], `Id-en «${id}» er brukt to ganger. Gi den ene en egen id.`),
    ),
  ];
}
