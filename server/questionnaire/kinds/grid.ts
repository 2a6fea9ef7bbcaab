import { type AnswerProblem, blank, type CellProblem, type GridAnswer, type Reading } from '../answer.ts';

/** What the kinds with an answer in several cells have in common: batteries and figure tables. */

/** The form field of a cell. A dot cannot occur in an id, so it meets no other field. */
export function cellField(itemId: string, cell: string): string {
  return `${itemId}.${cell}`;
}

/** Puts the cells of a grid together. One cell with a problem holds back the whole answer. */
export function readGrid(
  cells: string[],
  required: boolean,
  readOne: (cell: string) => Reading<string | number>,
): Reading<GridAnswer> {
  const readings = cells.map((cell) => [cell, readOne(cell)] as const);
  const problems = readings.flatMap(([cell, reading]) =>
    reading.state === 'problem' ? [[cell, reading.problem as CellProblem] as const] : [],
  );
  const missing = readings.filter(([, { state }]) => state === 'blank').map(([cell]) => cell);
  if (problems.length > 0) return problem({ code: 'cells', cells: Object.fromEntries(problems) });
  if (missing.length === cells.length) return blank;
  if (required && missing.length > 0) return problem({ code: 'requiredCells', cells: missing });
  const answered = readings.flatMap(([cell, reading]) =>
    reading.state === 'answered' ? [[cell, reading.answer] as const] : [],
  );
  return { state: 'answered', answer: { cells: Object.fromEntries(answered) } };
}

function problem(found: AnswerProblem): Reading<GridAnswer> {
  return { state: 'problem', problem: found };
}
