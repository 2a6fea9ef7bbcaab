import type { AnswerProblem } from '../../questionnaire/answer.ts';
import type { Item } from '../../questionnaire/kinds/all.ts';
import { figureCell } from '../../questionnaire/kinds/figure-table.ts';
import type { Language } from '../../questionnaire/text.ts';
import { translatorFor } from '../i18n/translate.ts';
import { problemText } from './problem-text.ts';
import { fieldId } from './remark.ts';

/**
 * What is wrong in each cell of a grid, by the cell's key. Nothing where the problem is with the answer as a whole.
 * Without names of its own: the page asks for rows by their ids, and an id may be `constructor`.
 */
export function cellProblems(
  item: Item,
  problem: AnswerProblem | undefined,
  language: Language,
): Record<string, string> {
  return Object.assign(Object.create(null), problem ? wordsByCell(item, problem, language) : {});
}

function wordsByCell(item: Item, problem: AnswerProblem, language: Language): Record<string, string> {
  if (problem.code === 'cells')
    return Object.fromEntries(
      Object.entries(problem.cells).map(([cell, found]) => [cell, problemText(item, found, language)]),
    );
  if (problem.code !== 'requiredCells') return {};
  const missing = translatorFor(language)(
    `problems.required.${item.kind === 'figureTable' ? 'number' : 'scale'}`,
  );
  return Object.fromEntries(problem.cells.map((cell) => [cell, missing]));
}

/** The id of the field where the respondent begins to mend a problem: in a grid, the first cell that has it. */
export function fieldWith(item: Item, problem: AnswerProblem): string {
  const cell = firstOf(problem) ?? firstCell(item);
  return fieldId(item, cell);
}

function firstOf(problem: AnswerProblem): string | undefined {
  if (problem.code === 'requiredCells') return problem.cells[0];
  return problem.code === 'cells' ? Object.keys(problem.cells)[0] : undefined;
}

function firstCell(item: Item): string | undefined {
  if (item.kind === 'battery') return item.rows[0]?.id;
  if (item.kind !== 'figureTable') return undefined;
  const [row] = item.rows;
  const [year] = item.years;
  return row && year !== undefined ? figureCell(row.id, year) : undefined;
}
