import type { Definition } from '../definition.ts';
import type { Problem } from '../finding.ts';
import type { Item } from '../kinds/all.ts';
import { asWritten, itemsOf, type Questionnaire, questionnaireIn } from '../questionnaire.ts';
import { type PlacedText, textsIn } from './texts.ts';

/** A questionnaire as the checks look at it. */
export interface Checking {
  definition: Definition;
  /** Item by item as in the file, so that options and rows have the indexes they have there. */
  written: Questionnaire;
  /** With what is carried forward in place: everything a respondent can answer. */
  whole: Questionnaire;
  /** The items of `whole` by id. */
  items: ReadonlyMap<string, Item>;
  texts: PlacedText[];
}

export function checkingOf(definition: Definition): Checking {
  const whole = questionnaireIn('nb', definition);
  const items = new Map(itemsOf(whole).map((item) => [item.id, item]));
  return { definition, written: asWritten('nb', definition), whole, items, texts: textsIn(definition) };
}

/** An item with the path to it from the top of the file, and the section it is in. */
export interface Placed {
  item: Item;
  path: Problem['path'];
  section: number;
}

export function placedItems(questionnaire: Pick<Questionnaire, 'sections'>): Placed[] {
  return questionnaire.sections.flatMap((section, sectionIndex) =>
    section.items.map((item, index) => ({
      item,
      path: ['sections', sectionIndex, 'items', index],
      section: sectionIndex,
    })),
  );
}

/** The ids of items that are answered before the item at `index` is asked. */
export function idsBefore(placed: Placed[], index: number): string[] {
  return placed.slice(0, index).map(({ item }) => item.id);
}
