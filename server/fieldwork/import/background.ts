import { type Background, backgroundGroups } from '../../questionnaire/background.ts';
import { fold } from '../../questionnaire/fold.ts';
import { didYouMean } from '../../questionnaire/nearest.ts';
import type { BackgroundCodes } from '../response.ts';
import type { ColumnMapping } from './mapping.ts';
import type { CellReport } from './report.ts';
import type { TableRow } from './table.ts';

type BackgroundMapping = Extract<ColumnMapping, { background: string }>;

/** A column of a file that holds what is known from the register. It is never read as an answer. */
export interface BackgroundColumn {
  column: number;
  background: Background;
  /** The group's code for each other spelling, folded. */
  labels: ReadonlyMap<string, string>;
}

/** The background variable that a column is named after, by its id or its text. */
export function backgroundNamed(all: Background[], name: string): Background | undefined {
  const wanted = fold(name);
  const byId = all.find(({ id }) => id === wanted);
  if (byId) return byId;
  const [byText, ...others] = all.filter(({ text }) => fold(text) === wanted);
  return others.length === 0 ? byText : undefined;
}

/** Adds the column that a mapping or its name points out, and returns what is wrong with that. */
export function placeBackground(
  all: Background[],
  placed: BackgroundColumn[],
  header: string[],
  column: number,
  { background: id, labels = {} }: BackgroundMapping,
): string[] {
  const name = `Kolonnen «${header[column]}»`;
  const background = all.find((each) => each.id === id);
  if (!background) {
    const ids = all.map((each) => each.id);
    return [`${name} er koblet til bakgrunnen «${id}», som ikke finnes i skjemaet.${didYouMean(id, ids)}`];
  }
  const taken = placed.find((each) => each.background === background);
  if (taken)
    return [
      `${name} og kolonnen «${header[taken.column]}» er koblet til det samme (${id}). Ta bort den ene, eller skriv den under «ignore».`,
    ];
  const spellings = Object.entries(labels);
  placed.push({
    column,
    background,
    labels: new Map(spellings.map(([label, code]) => [fold(label), code])),
  });
  const codes = backgroundGroups(background).map(({ code }) => code);
  return spellings.flatMap(([label, code]) =>
    codes.includes(code)
      ? []
      : [
          `${name}: «${label}» er koblet til «${code}», som ikke er en gruppe i ${id}.${didYouMean(code, codes)}`,
        ],
  );
}

/** The groups that a row is in, by the codes or labels in its cells. What is no group is told, and not taken. */
export function readBackground(
  columns: BackgroundColumn[],
  header: string[],
  { row, cells }: TableRow,
): { background: BackgroundCodes; problems: CellReport[] } {
  const given = columns.flatMap((each) => {
    const cell = (cells[each.column] ?? '').trim();
    return cell === '' ? [] : [{ ...each, cell, code: groupIn(each, cell) }];
  });
  return {
    background: Object.fromEntries(
      given.flatMap(({ background, code }) => (code === undefined ? [] : [[background.id, code]])),
    ),
    problems: given
      .filter(({ code }) => code === undefined)
      .map(({ background, column, cell }) => ({
        row,
        column: header[column] ?? '',
        item: background.id,
        reason: 'unknownGroup',
        message: `${background.id}: ${unknownGroup(background, cell)}`,
      })),
  };
}

function groupIn({ background, labels }: BackgroundColumn, cell: string): string | undefined {
  const given = fold(cell);
  const groups = backgroundGroups(background);
  const group = groups.find(({ code, label }) => code === given || fold(label) === given);
  return group?.code ?? labels.get(given);
}

/** Nothing longer than a label is repeated, for the report may be passed around. */
function unknownGroup(background: Background, cell: string): string {
  const shown = cell.length <= 40 && !cell.includes('\n') ? `«${cell}»` : 'det som står i cellen,';
  const labels = backgroundGroups(background).map(({ label }) => label);
  return `${shown} er ikke en av gruppene. Bakgrunnen er ikke tatt med.${didYouMean(cell, labels)}`;
}
