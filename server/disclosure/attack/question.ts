import { baseOf, columnsOf, type Ground, type GroundQuestion } from './ground.ts';
import { combined, constant, type Expression, hold, type Model, newUnknown, sumOf } from './model.ts';
import type { ReadResults, ReadRow, ReadTable } from './read.ts';

/** A question within a model. */
export interface Drawn {
  /** How many in an atom chose some options. These must be whole parts. */
  in(atom: number, options: readonly string[]): Expression;
  /** The answers, as values of the unknowns that were added, in their order. */
  truth: number[];
}

/** Options that are always taken together. */
export type Parts = readonly (readonly string[])[];

/**
 * The coarsest parts that no published figure cuts, nor any of the wanted sets of options.
 */
export function partsOf(
  question: GroundQuestion,
  { tables }: ReadResults,
  wanted: readonly (readonly string[])[] = [],
): Parts {
  const own = tables.filter(({ variable }) => variable === question.variable);
  const broken = own.filter(({ breakdown }) => breakdown !== undefined);
  const tellsMore = broken.some((table) =>
    table.rows.some((row) => row.mean !== undefined && hides(row, table)),
  );
  const sets = [
    ...broken.flatMap((table) => columnsOf(question, table).map(({ options }) => options)),
    ...own.flatMap((table) => weightedIn(question, table).map(({ options }) => options)),
    ...wanted,
  ];
  const signatures = question.options.map(({ code }) =>
    tellsMore ? code : sets.map((set) => Number(set.includes(code))).join(''),
  );
  return [...new Set(signatures)].map((signature) =>
    question.options.flatMap(({ code }, place) => (signatures[place] === signature ? [code] : [])),
  );
}

/** The columns of which some row tells a weighted share. */
function weightedIn(question: GroundQuestion, table: ReadTable) {
  return columnsOf(question, table).filter(({ code }) =>
    table.rows.some(({ weighted }) => weighted?.has(code)),
  );
}

function hides({ counts }: ReadRow, { columns }: ReadTable): boolean {
  return columns.some(({ code }) => !counts.has(code));
}

/** Adds what is not known of a question, and every published figure of it. */
export function draw(
  model: Model,
  question: GroundQuestion,
  parts: Parts,
  ground: Ground,
  results: ReadResults,
): Drawn {
  const truth: number[] = [];
  const free = parts.slice(0, -1);
  const cells = question.bases.map((base, atom) => {
    const own = free.map((part) => {
      if (base === 0) return constant(0);
      truth.push(countIn(question, atom, part));
      return newUnknown(model);
    });
    const last = combined([[constant(base), 1], ...own.map((cell) => [cell, -1] as const)]);
    hold(model, last, 0, Number.POSITIVE_INFINITY);
    return [...own, last];
  });
  const inside = (atom: number, options: readonly string[]): Expression => {
    const wanted = parts.flatMap((part, place) =>
      part.every((code) => options.includes(code)) ? [place] : [],
    );
    const covered = wanted.reduce((sum, place) => sum + parts[place]!.length, 0);
    if (covered < options.length) throw new TypeError(`${options.join(', ')} are no whole parts.`);
    return sumOf(wanted.map((place) => cells[atom]![place]!));
  };
  const own = results.tables.filter(({ variable }) => variable === question.variable);
  for (const table of own)
    for (const row of table.rows) {
      const atoms = ground.atomsIn(table, row);
      addRow(model, question, parts, table, row, atoms, inside);
      addWeighted(model, question, table, row, atoms, ground, inside);
    }
  return { in: inside, truth };
}

function countIn({ options, counts }: GroundQuestion, atom: number, part: readonly string[]): number {
  return options.reduce((sum, { code }, place) => sum + (part.includes(code) ? counts[atom]![place]! : 0), 0);
}

function addRow(
  model: Model,
  question: GroundQuestion,
  parts: Parts,
  table: ReadTable,
  row: ReadRow,
  atoms: number[],
  inside: Drawn['in'],
): void {
  const shown = columnsOf(question, table).flatMap(({ code, options }) => {
    const count = row.counts.get(code);
    return count === undefined ? [] : [{ options, count }];
  });
  const add = (options: readonly string[], count: number) => {
    const isWhole = parts.every(
      (part) => part.every((code) => options.includes(code)) || !part.some((code) => options.includes(code)),
    );
    if (isWhole) hold(model, sumOf(atoms.map((atom) => inside(atom, options))), count, count);
  };
  for (const { options, count } of shown) add(options, count);
  // Options that are taken together here, each of which is shown.
  const single = new Map(
    shown.filter(({ options }) => options.length === 1).map((each) => [each.options[0]!, each.count]),
  );
  for (const part of parts)
    if (part.length > 1 && part.every((code) => single.has(code)))
      add(
        part,
        part.reduce((sum, code) => sum + single.get(code)!, 0),
      );
  if (parts.every((part) => part.length === 1)) addValues(model, question, row, atoms, inside);
  if (row.base !== undefined && row.base !== baseOf(question, atoms)) throw new UntrueBase();
}

/** A share of all units, rounded to a whole percent: between two limits of what the atoms stand for together. */
function addWeighted(
  model: Model,
  question: GroundQuestion,
  table: ReadTable,
  { weighted }: ReadRow,
  atoms: number[],
  { weights }: Ground,
  inside: Drawn['in'],
): void {
  const units = atoms.reduce((sum, atom) => sum + weights[atom]! * question.bases[atom]!, 0);
  for (const { code, options } of weightedIn(question, table)) {
    const percent = weighted?.get(code);
    if (percent === undefined) continue;
    const sum = combined(atoms.map((atom) => [inside(atom, options), weights[atom]!] as const));
    hold(model, sum, ((percent - 0.5) / 100) * units, ((percent + 0.5) / 100) * units);
  }
}

/** A published base that is not how many answered. */
export class UntrueBase extends Error {}

/** What a mean or a median with one decimal tells of how many chose each option that counts for a number. */
function addValues(
  model: Model,
  { options }: GroundQuestion,
  { mean, median }: ReadRow,
  atoms: number[],
  inside: Drawn['in'],
): void {
  const valued = options.flatMap(({ code, value }) =>
    value === undefined ? [] : [{ value, all: sumOf(atoms.map((atom) => inside(atom, [code]))) }],
  );
  const rounding = 0.05 + 1e-9;
  const weighed = (weight: (value: number) => number) =>
    combined(valued.map(({ value, all }) => [all, weight(value)] as const));
  if (mean !== undefined) {
    hold(
      model,
      weighed((value) => value - mean - rounding),
      Number.NEGATIVE_INFINITY,
      0,
    );
    hold(
      model,
      weighed((value) => value - mean + rounding),
      0,
      Number.POSITIVE_INFINITY,
    );
  }
  if (median === undefined) return;
  // At least half are no higher than the median, and at least half no lower.
  const sides = [
    (value: number) => value <= median + rounding,
    (value: number) => value >= median - rounding,
  ];
  for (const isOn of sides)
    hold(
      model,
      weighed((value) => (isOn(value) ? 1 : -1)),
      0,
      Number.POSITIVE_INFINITY,
    );
}
