import type { Item } from '../kinds/all.ts';
import type { Questionnaire, Section } from '../questionnaire.ts';
import { type SameWords, sameWordsIn } from './same-words.ts';

export interface Placed {
  item: Item;
  section: Section;
}

/** What a comparison needs to know of both waves, whatever the item. */
export interface Both {
  same: SameWords;
  before: Questionnaire;
  after: Questionnaire;
}

export function bothWaves(before: Questionnaire, after: Questionnaire): Both {
  return { same: sameWordsIn(before, after), before, after };
}

/** The items that have answers to compare, by id. */
export function placedById({ sections }: Questionnaire): Map<string, Placed> {
  const placed = sections.flatMap((section) => section.items.map((item) => ({ item, section })));
  return new Map(
    placed.filter(({ item }) => item.kind !== 'information').map((each) => [each.item.id, each]),
  );
}
