import type { Doubt } from '../../questionnaire/answer.ts';
import type { Item } from '../../questionnaire/kinds/all.ts';
import { figureCell } from '../../questionnaire/kinds/figure-table.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { doubtText } from './problem-text.ts';
import { fieldId, type Remark } from './remark.ts';

/** What is unlikely about the answer to an item, as questions to the respondent. */
export function doubtsOf(questionnaire: Questionnaire, item: Item, doubts: Doubt[]): Remark[] {
  return doubts.map((doubt) => ({
    item,
    text: doubtText(questionnaire, doubt),
    field: fieldId(item, cellIn(item, doubt)),
  }));
}

/** The cell of a figure table that a doubt is about. */
function cellIn(item: Item, doubt: Doubt): string | undefined {
  if (item.kind !== 'figureTable' || doubt.code !== 'yearToYear') return undefined;
  const row = item.rows.find(({ label }) => label === doubt.row);
  return row && figureCell(row.id, doubt.year);
}
