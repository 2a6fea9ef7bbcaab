import type { Answers } from '../../questionnaire/answer.ts';
import { conditionsOfItem } from '../../questionnaire/conditions.ts';
import type { Item } from '../../questionnaire/kinds/all.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { type FormReading, readItems } from '../../questionnaire/reading.ts';
import { holds, itemsIn } from '../../questionnaire/routing.ts';
import type { BackgroundCodes } from '../response.ts';
import { readBackground } from './background.ts';
import { type CellsReading, columnsWithContent, readCells } from './cells.ts';
import type { Layout } from './layout.ts';
import { type Reason, wordsOfProblem } from './problem.ts';
import type { CellReport } from './report.ts';
import type { Source } from './source.ts';
import type { TableRow } from './table.ts';

export interface RowReading {
  row: number;
  answers: Answers;
  /** What is known of the respondent from the register. */
  background: BackgroundCodes;
  cells: CellReport[];
}

/** Reads one row as if it were typed into the form, so routing decides which answers are taken. */
export function readRow(questionnaire: Questionnaire, layout: Layout, tableRow: TableRow): RowReading {
  const { row, cells } = tableRow;
  const { background, problems } = readBackground(layout.background, layout.header, tableRow);
  const sources = new Map(layout.sources.map((source) => [source.item.id, source]));
  const readings = new Map<string, CellsReading>();
  const form = readItems(questionnaire, (asked, item) => {
    const source = sources.get(item.id);
    const outcome: CellsReading = source ? readCells(source, asked, cells) : { reading: { state: 'blank' } };
    readings.set(item.id, outcome);
    return outcome.reading;
  });
  const notes = layout.sources.flatMap((source) =>
    notesOn(
      source,
      columnsWithContent(source, cells),
      form,
      readings.get(source.item.id) ?? { hiddenBy: hidingItems(questionnaire, source.item, form.answers) },
    ),
  );
  return {
    row,
    answers: form.answers,
    background,
    cells: [
      ...notes.map(({ column, item, reason, message }) => ({
        row,
        column: layout.header[column] ?? '',
        item: item.id,
        reason,
        message: `${item.id}: ${message}`,
      })),
      ...problems,
    ],
  };
}

interface Note {
  column: number;
  item: Item;
  reason: Reason;
  message: string;
}

/** Every cell with content that did not become part of an answer, with the reason. */
function notesOn(
  source: Source,
  columns: number[],
  form: FormReading,
  outcome: CellsReading | { hiddenBy: string[] },
): Note[] {
  const { item } = source;
  const note = (reason: Reason, message: string) => (column: number) => ({ column, item, reason, message });
  if ('hiddenBy' in outcome) return columns.map(note('notAsked', notAskedWords(outcome.hiddenBy)));
  const parts = notesOnParts(item, outcome);
  if (parts.length > 0) return parts;
  if (outcome.reading.state === 'answered') return [];
  const problem = form.problems[item.id];
  if (outcome.reading.state === 'problem' && problem) {
    const culprit = outcome.column;
    const about = note(problem.code, wordsOfProblem(item, problem));
    const beside = note('withheld', `${reasonBeside}. Svaret er ikke tatt med.`);
    return columns.map((column) => (column === culprit ? about(column) : beside(column)));
  }
  if (columns.length > 0)
    return columns.map(note('noAnswer', 'det er noe i cellen, men ikke noe svar. Cellen er ikke tatt med.'));
  return problem ? [firstColumn(source)].map(note('required', wordsOfProblem(item, problem))) : [];
}

/** Cells of a grid that could not be read, and answers to options or rows off the path. */
function notesOnParts(item: Item, { inCells = [], offPath = [] }: CellsReading): Note[] {
  return [
    ...inCells.map(({ column, problem }) => ({
      column,
      item,
      reason: problem.code,
      message: wordsOfProblem(item, problem),
    })),
    ...offPath.map((column) => ({
      column,
      item,
      reason: 'notAsked' as const,
      message: 'et svar her gjaldt ikke den som svarte. Det er ikke tatt med.',
    })),
  ];
}

const reasonBeside = 'en annen celle i det samme svaret kan ikke leses';

/** The items whose answers hide an item: by its section, by itself, or by leaving nothing in it to choose from. */
function hidingItems({ sections }: Questionnaire, item: Item, answers: Answers): string[] {
  const section = sections.find(({ items }) => items.includes(item));
  const hiding = [section?.showIf, item.showIf].filter(
    (condition) => condition && !holds(condition, answers),
  );
  const conditions = hiding.length > 0 ? hiding : conditionsOfItem(item);
  return [...new Set(conditions.flatMap((condition) => (condition ? itemsIn(condition) : [])))];
}

function notAskedWords(because: string[]): string {
  return `spørsmålet gjaldt ikke den som svarte (${because.join(', ')}). Svaret er ikke tatt med.`;
}

function firstColumn({ whole, ticks, cells, other }: Source): number {
  return whole?.column ?? ticks[0]?.column ?? cells[0]?.column ?? other ?? 0;
}
