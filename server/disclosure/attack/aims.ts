import type { Policy } from '../policy.ts';
import { baseOf, columnsOf, countOf, type Ground, type GroundQuestion } from './ground.ts';
import { type Parts, partsOf } from './question.ts';
import type { ReadResults, ReadTable } from './read.ts';

/** What an attack tries to learn: how many in some atoms chose some options. */
export interface Aim {
  kind: 'cell' | 'unit';
  atoms: number[];
  options: readonly string[];
  /** It fails when the number may be two that are this far apart, or no more than one, or no less. */
  fails: { apart: number } | { atMost: number } | { atLeast: number };
  /** For tests, and for nobody else. */
  about: string;
}

/**
 * Every hidden cell, every sensitive number that is no cell of a table, and what is left when the shown groups are
 * subtracted. What the figures of everybody leave no room for is no aim.
 */
export function aimsAt(
  question: GroundQuestion,
  ground: Ground,
  results: ReadResults,
  policy: Policy,
): Aim[] {
  const own = results.tables.filter(({ variable }) => variable === question.variable);
  const national = own.find(({ breakdown }) => breakdown === undefined);
  const everybody = [...question.bases.keys()];
  if (!national) return [];
  const categories = columnsOf(question, national).map(({ options }) => options);
  const cells = own
    .filter(({ breakdown }) => breakdown !== undefined)
    .flatMap((table) => cellAims(question, table, categories, ground, policy));
  if (own.length < 2) return cells;
  const parts = partsOf(question, results);
  const sets = distinct([...parts, ...categories.filter((options) => isWhole(options, parts))]);
  return [
    ...cells,
    ...everybody.flatMap((atom) => sets.flatMap((options) => unitAims(question, atom, options))),
  ];
}

/** @param categories the sets of options whose sensitive numbers are looked for */
export function cellAims(
  question: GroundQuestion,
  table: ReadTable,
  categories: readonly (readonly string[])[],
  ground: Ground,
  policy: Policy,
): Aim[] {
  const everybody = [...question.bases.keys()];
  const columns = columnsOf(question, table).map(({ options }) => options);
  const isSame = (one: readonly string[]) => (other: readonly string[]) => `${one}` === `${other}`;
  return placesIn(question, table, ground).flatMap(({ name, atoms, shown, isRow }) =>
    distinct([...categories, ...columns]).flatMap((options): Aim[] => {
      if (shown.some(isSame(options))) return [];
      const [count, base] = [countOf(question, atoms, options), baseOf(question, atoms)];
      const all = countOf(question, everybody, options);
      const room = Math.min(all, base) - Math.max(0, all - (baseOf(question, everybody) - base));
      const isCell = isRow && columns.some(isSame(options));
      const wanted = isSensitive(count, base, policy) ? policy.protectionWidth : Number(isCell);
      const apart = Math.min(room, wanted);
      const about = `${table.variable} ${table.breakdown} ${name} ${options}`;
      return apart > 0 ? [{ kind: 'cell', atoms, options, fails: { apart }, about }] : [];
    }),
  );
}

/** Not all the units of an atom, and not none of them, unless the figures of everybody leave no other way. */
export function unitAims(question: GroundQuestion, atom: number, options: readonly string[]): Aim[] {
  const everybody = [...question.bases.keys()];
  const base = question.bases[atom]!;
  const all = countOf(question, everybody, options);
  const least = all - (baseOf(question, everybody) - base);
  const aim = {
    kind: 'unit' as const,
    atoms: [atom],
    options,
    about: `${question.variable} unit ${atom} ${options}`,
  };
  return [
    ...(base > 0 && least < base ? [{ ...aim, fails: { atMost: base - 1 } }] : []),
    ...(base > 0 && all > 0 ? [{ ...aim, fails: { atLeast: 1 } }] : []),
  ];
}

function isWhole(options: readonly string[], parts: Parts): boolean {
  return parts.every(
    (part) => part.every((code) => options.includes(code)) || !part.some((code) => options.includes(code)),
  );
}

function isSensitive(count: number, base: number, { minimumCell }: Policy): boolean {
  return count < minimumCell || base - count < minimumCell;
}

/**
 * The rows of a table with the options whose counts are shown. Those who are in no row are one more, where no row is
 * hidden: what is left is theirs alone.
 */
function placesIn(question: GroundQuestion, table: ReadTable, ground: Ground) {
  const rows = table.rows.map((row) => ({
    name: row.members.join('+'),
    atoms: ground.atomsIn(table, row),
    isRow: true,
    isShown: row.base !== undefined,
    shown: columnsOf(question, table)
      .filter(({ code }) => row.counts.has(code))
      .map(({ options }) => options),
  }));
  if (rows.some(({ isShown }) => !isShown)) return rows;
  const taken = new Set(rows.flatMap(({ atoms }) => atoms));
  const rest = [...ground.sizes.keys()].filter((atom) => !taken.has(atom));
  return [...rows, { name: '', isRow: false, isShown: false, atoms: rest, shown: [] }];
}

function distinct(sets: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(sets.map((set) => [[...set].sort().join(' '), set])).values()];
}
