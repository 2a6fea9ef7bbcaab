import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';

/** Something that has a figure, or a figure for each of its rows. */
export interface EditorialItem {
  id: string;
  text: string;
}

/** All that a publisher can comment on and put in order, as the results have it when nothing is chosen. */
export function editorialItems(questionnaire: Questionnaire): EditorialItem[] {
  const items = variablesIn(questionnaire).map(({ id, text, item }) => ({
    id: item?.id ?? id,
    text: item?.text ?? text,
  }));
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** Those that are chosen, first and in their order, and then the others. */
export function inChosenOrder(all: EditorialItem[], chosen: string[] | undefined): EditorialItem[] {
  if (!chosen) return all;
  const first = chosen.flatMap((id) => all.find((item) => item.id === id) ?? []);
  return [...first, ...all.filter(({ id }) => !chosen.includes(id))];
}
