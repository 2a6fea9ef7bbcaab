import type { Problem } from '../finding.ts';
import type { Item } from '../kinds/all.ts';
import type { Questionnaire } from '../questionnaire.ts';

/** An item with the path to it from the top of the file. */
export interface Placed {
  item: Item;
  path: Problem['path'];
}

export function placedItems(questionnaire: Questionnaire): Placed[] {
  return questionnaire.sections.flatMap((section, sectionIndex) =>
    section.items.map((item, index) => ({ item, path: ['sections', sectionIndex, 'items', index] })),
  );
}
