import {
  type Answer,
  type AnswerProblem,
  blank,
  type GridAnswer,
  isSeveral,
  type Reading,
} from '../../questionnaire/answer.ts';
import { answerOnPath } from '../../questionnaire/asking.ts';
import { fold } from '../../questionnaire/fold.ts';
import { type Item, kindOf, variablesOf } from '../../questionnaire/kinds/all.ts';
import { otherField, type SeveralItem, several } from '../../questionnaire/kinds/several.ts';
import type { Source } from './source.ts';

/** An item's answer in one row, and for a problem the column where it stands. */
export interface CellsReading {
  reading: Reading;
  column?: number;
  /** Problems in single cells of a grid, which hold back nothing else. */
  inCells?: { column: number; problem: AnswerProblem }[];
  /** Columns with an answer to options or rows that were off the respondent's path. */
  offPath?: number[];
}

/** Reads the answer to an item from its cells, as much of it as was `asked`. */
export function readCells(source: Source, asked: Item, cells: string[]): CellsReading {
  const given = isGridSource(source) ? readGridCells(source, asked, cells) : readOwnCells(source, cells);
  if (given.reading.state !== 'answered') return given;
  const answer = answerOnPath(asked, given.reading.answer);
  if (answer === given.reading.answer) return given;
  const reading: Reading = answer === undefined ? blank : { state: 'answered', answer };
  return { ...given, reading, offPath: columnsLeftOut(source, cells, answer) };
}

function isGridSource({ cells }: Source): boolean {
  return cells.length > 0;
}

/** In a file each cell of a grid stands for itself: those that cannot be read take no others with them. */
function readGridCells(source: Source, asked: Item, cells: string[]): CellsReading {
  const shown = variablesOf(asked).map(({ cell }) => cell);
  const given = source.cells.filter(({ column }) => cells[column]?.trim());
  const readings = given
    .filter(({ cell }) => shown.includes(cell))
    .map(({ column, cell, labels }) => ({
      column,
      cell,
      reading: kindOf(asked).readCell(asked, oneLabel(cells[column] ?? '', labels), cell),
    }));
  const answered = readings.flatMap(({ cell, reading }) =>
    reading.state === 'answered' ? [[cell, reading.answer] as const] : [],
  );
  const problems = readings.flatMap(({ column, reading }) =>
    reading.state === 'problem' ? [{ column, problem: reading.problem }] : [],
  );
  return {
    reading:
      answered.length > 0
        ? { state: 'answered', answer: { cells: Object.fromEntries(answered) as GridAnswer['cells'] } }
        : blank,
    inCells: readings.length > 0 ? [...problems, ...missingCells(source, asked, cells)] : problems,
    offPath: given.filter(({ cell }) => !shown.includes(cell)).map(({ column }) => column),
  };
}

/** The cells without content of a grid that must be answered in all that are shown. */
function missingCells({ cells: places }: Source, asked: Item, cells: string[]) {
  if (!asked.required) return [];
  const columnOf = (cell: string | undefined) => places.find((each) => each.cell === cell)?.column;
  const missing = variablesOf(asked).flatMap(({ cell = '' }) =>
    cells[columnOf(cell) ?? -1]?.trim() ? [] : [cell],
  );
  const [first] = missing;
  if (first === undefined) return [];
  const problem: AnswerProblem = { code: 'requiredCells', cells: missing };
  return [{ column: columnOf(first) ?? places[0]!.column, problem }];
}

/** Reads an answer with all of the item's options, so that one off the path is known for what it is. */
function readOwnCells(source: Source, cells: string[]): CellsReading {
  const whole = readWhole(source, cells);
  if (whole.reading.state === 'problem' || source.item.kind !== 'several') return whole;
  const unclear = source.ticks.find((tick) => tickIn(tick, cells) === 'unclear');
  if (unclear) {
    const given = (cells[unclear.column] ?? '').trim();
    return {
      reading: { state: 'problem', problem: { code: 'unknownOption', given } },
      column: unclear.column,
    };
  }
  return readTogether(source, source.item, cells, whole.reading);
}

/** The columns of the item whose content is not, or not all of it, in the answer that is taken. */
function columnsLeftOut(source: Source, cells: string[], taken: Answer | undefined): number[] {
  const { chosen, other } = isSeveral(taken) ? taken : { chosen: [] as string[] };
  const whole = [
    ...source.ticks.filter(({ option }) => chosen.includes(option.code)).map(({ column }) => column),
    ...(other === undefined ? [] : [source.other]),
  ];
  return columnsWithContent(source, cells).filter((column) => !whole.includes(column));
}

/** The columns of the item that say something in this row. A tick that says no has nothing more to tell. */
export function columnsWithContent(source: Source, cells: string[]): number[] {
  return [
    ...(source.whole && cells[source.whole.column]?.trim() ? [source.whole.column] : []),
    ...source.ticks.filter((tick) => tickIn(tick, cells) !== 'no').map(({ column }) => column),
    ...source.cells.map(({ column }) => column).filter((column) => cells[column]?.trim()),
    ...(source.other !== undefined && cells[source.other]?.trim() ? [source.other] : []),
  ];
}

function readWhole({ item, whole }: Source, cells: string[]): CellsReading {
  if (!whole) return { reading: blank };
  const cell = cells[whole.column] ?? '';
  const known = item.kind === 'several' ? eachLabel(cell, whole.labels) : oneLabel(cell, whole.labels);
  return { reading: kindOf(item).readCell(item, known), column: whole.column };
}

/** Ticks and the respondent's own words are read as the form reads them: words without the tick mean the tick. */
function readTogether(source: Source, item: SeveralItem, cells: string[], whole: Reading): CellsReading {
  const chosen = whole.state === 'answered' && isSeveral(whole.answer) ? whole.answer.chosen : [];
  const ticked = source.ticks
    .filter((tick) => tickIn(tick, cells) === 'yes')
    .map(({ option }) => option.code);
  const reading = several.read(item, {
    [item.id]: [...chosen, ...ticked],
    [otherField(item.id)]: [source.other === undefined ? '' : (cells[source.other] ?? '')],
  });
  return source.other === undefined ? { reading } : { reading, column: source.other };
}

const yes = new Set(['1', 'ja', 'x', 'true', 'sann', 'yes']);
const no = new Set(['', '0', 'nei', 'false', 'usann', 'no']);

/**
 * A tick is a word for yes, or the option's own label. Anything else is unclear rather than a tick: «Ikke
 * valgt» is not empty, and means no.
 */
function tickIn({ column, option }: Source['ticks'][number], cells: string[]): 'yes' | 'no' | 'unclear' {
  const given = fold(cells[column] ?? '');
  if (no.has(given)) return 'no';
  return yes.has(given) || given === fold(option.label) ? 'yes' : 'unclear';
}

function oneLabel(cell: string, labels: ReadonlyMap<string, string>): string {
  return labels.size === 0 ? cell : (labels.get(fold(cell)) ?? cell);
}

function eachLabel(cell: string, labels: ReadonlyMap<string, string>): string {
  return labels.size === 0
    ? cell
    : oneLabel(cell, labels)
        .split(';')
        .map((label) => oneLabel(label, labels))
        .join(';');
}
