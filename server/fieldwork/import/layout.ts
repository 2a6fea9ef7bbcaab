import { DomainError } from '../../errors.ts';
import { fold } from '../../questionnaire/fold.ts';
import { type Item, variablesOf } from '../../questionnaire/kinds/all.ts';
import { didYouMean } from '../../questionnaire/nearest.ts';
import { itemsOf, type Questionnaire } from '../../questionnaire/questionnaire.ts';
import { type BackgroundColumn, backgroundNamed, placeBackground } from './background.ts';
import type { ColumnMapping, Mapping } from './mapping.ts';
import { isUsed, place, type Source } from './source.ts';

/** Which column holds what. Every column of the file is in a source, background, or ignored. */
export interface Layout {
  header: string[];
  /** In the questionnaire's order; only items with a column. */
  sources: Source[];
  background: BackgroundColumn[];
  ignored: string[];
  withoutColumn: Item[];
}

/** Matches the columns of a file with the questionnaire. Throws with every problem there is, not the first. */
export function layOut(questionnaire: Questionnaire, header: string[], mapping: Mapping): Layout {
  const problems = [...absentColumns(header, mapping), ...columnsTwice(mapping)];
  const ignored = new Set(mapping.ignore.map(fold));
  const named = new Map(Object.entries(mapping.columns).map(([name, target]) => [fold(name), target]));
  const items = itemsOf(questionnaire);
  const sources = new Map<string, Source>(items.map((item) => [item.id, { item, ticks: [], cells: [] }]));
  const background: BackgroundColumn[] = [];
  const put = (column: number, target: ColumnMapping) =>
    'background' in target
      ? placeBackground(questionnaire.background, background, header, column, target)
      : place(sources, header, column, target);
  const unmatched: string[] = [];
  for (const [column, name] of header.entries()) {
    const target =
      named.get(fold(name)) ?? (ignored.has(fold(name)) ? 'ignored' : targetByName(questionnaire, name));
    if (target === 'ignored') continue;
    if (target) problems.push(...put(column, target));
    else unmatched.push(name);
  }
  problems.push(...unmatchedProblem(unmatched, [...sources.values()], questionnaire));
  if (problems.length > 0) throw new DomainError('invalid', problems.join('\n'));
  const used = [...sources.values()].filter(isUsed);
  if (used.length === 0)
    throw new DomainError('invalid', 'Alle kolonnene står under «ignore», så det er ingen svar å ta med.');
  return {
    header,
    sources: used,
    background,
    ignored: header.filter((name) => ignored.has(fold(name))),
    withoutColumn: items.filter(
      (item) => item.kind !== 'information' && !used.some((source) => source.item === item),
    ),
  };
}

function targetByName(questionnaire: Questionnaire, name: string): ColumnMapping | undefined {
  const items = itemsOf(questionnaire);
  const wanted = fold(name);
  const item = items.find(({ id }) => id === wanted);
  if (item) return { item: item.id };
  for (const grid of items) {
    const variable = variablesOf(grid).find(({ id, cell }) => cell !== undefined && id === wanted);
    if (variable?.cell !== undefined) return { item: grid.id, cell: variable.cell };
  }
  const background = backgroundNamed(questionnaire.background, name);
  const sameText = items.filter(({ text }) => fold(text) === wanted);
  if (background && sameText.length === 0) return { background: background.id };
  return sameText.length === 1 && sameText[0] ? { item: sameText[0].id } : undefined;
}

function absentColumns(header: string[], mapping: Mapping): string[] {
  const present = header.map(fold);
  return Object.keys(mapping.columns).flatMap((name) =>
    present.includes(fold(name))
      ? []
      : [`Koblingsfilen nevner kolonnen «${name}», som ikke finnes i filen.${didYouMean(name, header)}`],
  );
}

function columnsTwice(mapping: Mapping): string[] {
  const ignored = mapping.ignore.map(fold);
  const names = Object.keys(mapping.columns);
  const folded = names.map(fold);
  return names.flatMap((name, index) => {
    if (ignored.includes(fold(name)))
      return [`Kolonnen «${name}» står både under «columns» og under «ignore». Velg én av dem.`];
    return folded.indexOf(fold(name)) < index
      ? [`Kolonnen «${name}» står to ganger under «columns». Ta bort den ene.`]
      : [];
  });
}

function unmatchedProblem(names: string[], sources: Source[], { background }: Questionnaire): string[] {
  if (names.length === 0) return [];
  const free = sources.filter((source) => !isUsed(source)).map(({ item }) => item);
  const known = [...free, ...background];
  const candidates = [...known.map(({ id }) => id), ...known.map(({ text }) => text)];
  return [
    'Disse kolonnene er ikke koblet til noe spørsmål. Koble dem under «columns», eller skriv dem under «ignore» hvis de ikke skal lagres:',
    ...names.map((name) => `- «${name}».${didYouMean(name, candidates)}`),
  ];
}
