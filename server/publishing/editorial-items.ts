import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';

/** Something that has a figure, or a figure for each of its rows. */
export interface EditorialItem {
  id: string;
  text: string;
  /** The title of what it stands under in the results. */
  section: string;
}

/** What is made from answers across sections stands under this. */
export const derivedTitle = 'Sammensatte mål';

/** All that a publisher can comment on and put in order, as the results have it when nothing is chosen. */
export function editorialItems(questionnaire: Questionnaire): EditorialItem[] {
  const items = variablesIn(questionnaire).map(({ id, text, item }) => ({
    id: item?.id ?? id,
    text: item?.text ?? text,
    section: (item && sectionOf(questionnaire, item.id)) ?? derivedTitle,
  }));
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** The title of the section that asks it. */
export function sectionOf({ sections }: Questionnaire, item: string): string | undefined {
  return sections.find(({ items }) => items.some(({ id }) => id === item))?.title;
}

/** Those of a section together, as in the results: a section stands where the first of them does. */
export function bySection<T extends { section: string }>(all: readonly T[]): { title: string; items: T[] }[] {
  const sections = new Map<string, T[]>();
  for (const item of all) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
  return [...sections].map(([title, items]) => ({ title, items }));
}

/** Those that are chosen, first and in their order, and then the others. */
export function inChosenOrder(all: EditorialItem[], chosen: string[] | undefined): EditorialItem[] {
  if (!chosen) return all;
  const first = chosen.flatMap((id) => all.find((item) => item.id === id) ?? []);
  return [...first, ...all.filter(({ id }) => !chosen.includes(id))];
}
