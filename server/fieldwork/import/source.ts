import { fold } from '../../questionnaire/fold.ts';
import { type Item, optionsOf, variablesOf } from '../../questionnaire/kinds/all.ts';
import { didYouMean } from '../../questionnaire/nearest.ts';
import type { Option } from '../../questionnaire/option.ts';
import type { ColumnMapping } from './mapping.ts';

/** What a column holds of an item. */
type ItemMapping = Exclude<ColumnMapping, { background: string }>;

/** Where an item's answer stands in a row: in one cell, or spread over a cell per option. Columns count from 0. */
export interface Source {
  item: Item;
  /** The cell with the whole answer. `labels` has the questionnaire's label for each other spelling, folded. */
  whole?: { column: number; labels: ReadonlyMap<string, string> };
  ticks: { column: number; option: Option }[];
  /** The cells of a grid, each in a column of its own. */
  cells: GridCell[];
  /** The cell with the respondent's own words beside the options. */
  other?: number;
}

/** A column with one cell of a grid: a battery's row, or a figure and year. */
interface GridCell {
  column: number;
  cell: string;
  labels: ReadonlyMap<string, string>;
}

export function isUsed({ whole, ticks, cells, other }: Source): boolean {
  return whole !== undefined || ticks.length > 0 || cells.length > 0 || other !== undefined;
}

/** Puts a column into its item's source, and returns what is wrong with that. */
export function place(
  sources: Map<string, Source>,
  header: string[],
  column: number,
  target: ItemMapping,
): string[] {
  const name = `Kolonnen «${header[column]}»`;
  const source = sources.get(target.item);
  if (!source)
    return [
      `${name} er koblet til spørsmålet «${target.item}», som ikke finnes.${didYouMean(target.item, [...sources.keys()])}`,
    ];
  const taken = columnTaken(source, target);
  if (taken !== undefined)
    return [
      `${name} og kolonnen «${header[taken]}» er koblet til det samme (${target.item}). Ta bort den ene, eller skriv den under «ignore».`,
    ];
  if ('option' in target) return placeTick(source, column, name, target.option);
  if ('other' in target) return placeOther(source, column, name);
  if ('cell' in target) return placeCell(source, column, name, target);
  if (isGridItem(source.item))
    return [`${name} er koblet til ${source.item.id}, som har en kolonne for hver rad. Legg til «cell».`];
  return placeWhole(source, column, name, target.labels ?? {});
}

function isGridItem(item: Item): boolean {
  return variablesOf(item).some(({ cell }) => cell !== undefined);
}

function placeCell(
  source: Source,
  column: number,
  name: string,
  { cell, labels = {} }: Extract<ItemMapping, { cell: string }>,
): string[] {
  const known = variablesOf(source.item).flatMap((variable) => variable.cell ?? []);
  if (!known.includes(cell))
    return [
      `${name} er koblet til raden «${cell}», som ikke finnes i ${source.item.id}.${didYouMean(cell, known)}`,
    ];
  source.cells.push({ column, cell, labels: spellings(source.item, labels) });
  return unknownLabels(source.item, name, labels);
}

function placeWhole(source: Source, column: number, name: string, labels: Record<string, string>): string[] {
  source.whole = { column, labels: spellings(source.item, labels) };
  return unknownLabels(source.item, name, labels);
}

/** The questionnaire's label for each other spelling, folded. */
function spellings(item: Item, labels: Record<string, string>): ReadonlyMap<string, string> {
  const labelOf = new Map(optionsOf(item).map(({ code, label }) => [code, label]));
  return new Map(Object.entries(labels).map(([label, code]) => [fold(label), labelOf.get(code) ?? '']));
}

function unknownLabels(item: Item, name: string, labels: Record<string, string>): string[] {
  const codes = optionsOf(item).map(({ code }) => code);
  return Object.entries(labels).flatMap(([label, code]) =>
    codes.includes(code)
      ? []
      : [
          `${name}: «${label}» er koblet til «${code}», som ikke er et svaralternativ i ${item.id}.${didYouMean(code, codes)}`,
        ],
  );
}

function placeTick(source: Source, column: number, name: string, code: string): string[] {
  const options = source.item.kind === 'several' ? source.item.options : [];
  const option = options.find((candidate) => candidate.code === code);
  if (option) {
    source.ticks.push({ column, option });
    return [];
  }
  if (source.item.kind !== 'several')
    return [`${name} er koblet til et svaralternativ, men i ${source.item.id} kan en bare gi ett svar.`];
  const codes = options.map((candidate) => candidate.code);
  return [
    `${name} er koblet til «${code}», som ikke er et svaralternativ i ${source.item.id}.${didYouMean(code, codes)}`,
  ];
}

function placeOther(source: Source, column: number, name: string): string[] {
  source.other = column;
  return source.item.kind === 'several' && source.item.options.some(({ withText }) => withText)
    ? []
    : [`${name} er koblet til egne ord, men ${source.item.id} har ikke noe svaralternativ med egne ord.`];
}

/** The column that already holds what `target` asks for; a whole answer and ticks exclude each other. */
function columnTaken(source: Source, target: ItemMapping): number | undefined {
  if ('other' in target) return source.other;
  if ('cell' in target) return source.cells.find(({ cell }) => cell === target.cell)?.column;
  if (!('option' in target)) return source.whole?.column ?? source.ticks[0]?.column;
  return source.whole?.column ?? source.ticks.find((tick) => tick.option.code === target.option)?.column;
}
