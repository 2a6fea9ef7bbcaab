import type { Item } from '../../questionnaire/kinds/all.ts';

/** Something about an answer that the respondent is to look at, and the id of the field to look in. */
export interface Remark {
  item: Item;
  text: string;
  field: string;
}

/** The id of an item's field in the page, or of the field of one of its cells. */
export function fieldId(item: Item, cell?: string): string {
  return cell === undefined ? `felt-${item.id}` : `felt-${item.id}.${cell}`;
}
