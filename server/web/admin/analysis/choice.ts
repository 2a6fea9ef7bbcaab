import { z } from 'zod';
import type { AxisVariable } from '../../../analysis/axis.ts';
import { type CrosstabWanted, canStand } from '../../../analysis/crosstab.ts';
import { noAnswerCode, notAskedCode } from '../../../analysis/filter.ts';
import { translate as t } from '../../i18n/translate.ts';
import { codesOf, nameOf } from './place-words.ts';

/** Filters that a table can have. */
export const mostFilters = 5;

/** Cells that a page can show. */
const mostCells = 5_000;

const one = z.string().max(200).catch('');
const several = z.union([z.array(z.string()), z.string().transform((code) => [code])]).catch([]);

const querySchema = z.object({
  rad: one,
  kolonne: one,
  lag: one,
  vis: z.enum(['kolonne', 'rad', 'antall']).catch('kolonne'),
  sorter: z.enum(['skjema', 'storst', 'alfabet']).catch('skjema'),
});

/** What stands in the form, as it was asked for in the address. Codes of a filter are those of its variable alone. */
export interface Choice {
  row: string;
  column: string;
  layer: string;
  show: 'kolonne' | 'rad' | 'antall';
  sort: 'skjema' | 'storst' | 'alfabet';
  filters: { variable: string; codes: string[] }[];
}

export interface ReadChoice {
  choice: Choice;
  /** Nothing when no table is asked for, or not yet or not so. */
  wanted?: CrosstabWanted;
  /** What is wrong in the address, and at which field. */
  problems: { field: string; text: string }[];
  /** A filter has got its variable, and waits for codes. */
  waitsFor?: string;
}

/** @param query of the address: `rad=2a&kolonne=region&filter1=1a&verdi1=1a:nord` */
export function readChoice(query: Record<string, unknown>, variables: AxisVariable[]): ReadChoice {
  const { rad, kolonne, lag, vis, sorter } = querySchema.parse(query);
  const choice: Choice = {
    row: rad,
    column: kolonne,
    layer: lag,
    show: vis,
    sort: sorter,
    filters: filtersIn(query),
  };
  const problems = [...problemsOfSides(choice, variables), ...problemsOfFilters(choice, variables)];
  const waiting = choice.filters.find(({ codes }) => codes.length === 0);
  if (problems.length > 0) return { choice, problems };
  if (waiting)
    return { choice, problems, waitsFor: variables.find(({ id }) => id === waiting.variable)?.label ?? '' };
  if (rad === '') return { choice, problems };
  const { filters } = choice;
  return {
    choice,
    problems,
    wanted: { row: rad, column: kolonne || undefined, layer: lag || undefined, filters },
  };
}

/** Codes stand with their variable, so that those of another, chosen before, are known. */
function filtersIn(query: Record<string, unknown>): Choice['filters'] {
  return Array.from({ length: mostFilters }, (_, place) => {
    const variable = one.parse(query[`filter${place + 1}`]);
    const codes = several
      .parse(query[`verdi${place + 1}`])
      .flatMap((value) => (value.startsWith(`${variable}:`) ? [value.slice(variable.length + 1)] : []));
    return { variable, codes: [...new Set(codes)] };
  }).filter(({ variable }) => variable !== '');
}

function problemsOfSides({ row, column, layer }: Choice, variables: AxisVariable[]): ReadChoice['problems'] {
  const sides = [
    { field: 'rad', id: row, as: 'row' as const },
    { field: 'kolonne', id: column, as: 'column' as const },
    { field: 'lag', id: layer, as: 'layer' as const },
  ].filter(({ id }) => id !== '');
  const find = (id: string) => variables.find((variable) => variable.id === id);
  const unknown = sides.filter(({ id, as }) => !find(id) || !canStand(find(id)!, as));
  if (unknown.length > 0) return unknown.map(({ field }) => problem(field, 'unknown'));
  const [first] = sides;
  if (first && row === '') return [problem('rad', 'noRow')];
  const twice = sides.find(({ id }, place) => sides.findIndex((side) => side.id === id) < place);
  if (twice) return [problem(twice.field, 'twice')];
  const cells = sides.reduce((all, { id }) => all * (find(id)!.options.length + 3), 1);
  return cells > mostCells ? [problem('rad', 'tooLarge')] : [];
}

function problemsOfFilters({ filters }: Choice, variables: AxisVariable[]): ReadChoice['problems'] {
  return filters.flatMap(({ variable, codes }, place) => {
    const found = variables.find(({ id }) => id === variable);
    const field = `filter${place + 1}`;
    if (!found || !canStand(found, 'filter')) return [problem(field, 'unknown')];
    const known = [...found.options.map(({ code }) => code), noAnswerCode, notAskedCode];
    return codes.every((code) => known.includes(code)) ? [] : [problem(field, 'unknownCode')];
  });
}

function problem(field: string, name: string): ReadChoice['problems'][number] {
  return { field, text: t(`admin.analysis.problem.${name}`) };
}

/** What was looked at, for the log: variables and filters, and nothing of what the table says. */
export function choiceInWords(
  { row, column, layer, filters }: CrosstabWanted,
  variables: AxisVariable[],
): string {
  const find = (wanted: string) => variables.find(({ id }) => id === wanted);
  const name = (id: string) => {
    const variable = find(id);
    return variable ? nameOf(variable) : id;
  };
  const labelIn = (id: string, code: string) =>
    codesOf(find(id)).find((each) => each.code === code)?.label ?? code;
  const sides = [row, column, layer].flatMap((id) => (id === undefined ? [] : name(id))).join(' × ');
  const only = filters
    .map(({ variable, codes }) => {
      const labels = codes.map((code) => labelIn(variable, code));
      return `${name(variable)}: ${labels.join(', ')}`;
    })
    .join('; ');
  return only ? `${sides} (${only})` : sides;
}
