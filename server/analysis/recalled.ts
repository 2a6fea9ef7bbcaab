import type { Answer, Answers } from '../questionnaire/answer.ts';
import { type Item, variablesOf } from '../questionnaire/kinds/all.ts';
import { answered, type Column, type Dataset, isTicked } from './dataset.ts';

/** One respondent's answers to some items as they stand in the columns. No key for what was not answered or asked. */
export function recall(dataset: Dataset, items: Item[], row: number): Answers {
  const answers: Answers = {};
  for (const item of items) {
    const answer = answerIn(dataset, item, row);
    if (answer !== undefined) answers[item.id] = answer;
  }
  return answers;
}

function answerIn(dataset: Dataset, item: Item, row: number): Answer | undefined {
  const found = variablesOf(item).flatMap(({ id, cell }) => {
    const column = dataset.columns.get(id);
    const value = column && valueAt(column, row);
    return value === undefined ? [] : [{ cell, value }];
  });
  const [first] = found;
  if (!first) return undefined;
  if (first.cell === undefined) return first.value;
  return { cells: Object.fromEntries(found.map(({ cell, value }) => [cell, value])) } as Answer;
}

function valueAt(column: Column, row: number): Answer | undefined {
  if (column.type === 'coded') return column.codes[column.cells[row]!];
  if (column.status[row] !== answered) return undefined;
  if (column.type === 'number') return column.values[row]!;
  return { chosen: column.codes.filter((_, place) => isTicked(column, place, row)) };
}
