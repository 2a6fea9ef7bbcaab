import type { Known, KnownAtom, KnownQuantity, KnownQuestion, KnownStanding } from './known.ts';
import { notTicked } from './known.ts';
import type { ReadResults, ReadRow, ReadTable } from './read.ts';

/** A question, counted in each atom of the ground. */
export interface GroundQuestion extends KnownQuestion {
  /** Of each atom, those inside the base. */
  bases: number[];
}

/** What an attack stands on: units that no published row tells apart are one atom. */
export interface Ground {
  questions: GroundQuestion[];
  /** Respondents in each atom. */
  sizes: number[];
  /** How many units each of them stands for. */
  weights: number[];
  /** As in what is known, one for each. */
  quantities: KnownQuantity[];
  standings: KnownStanding[];
  /** The atoms that are in a row. */
  atomsIn(table: Pick<ReadTable, 'breakdown'>, row: Pick<ReadRow, 'members'>): number[];
}

export function groundOf(known: Known, { tables }: ReadResults): Ground {
  const rows = new Map<string, (atom: KnownAtom) => boolean>();
  for (const { breakdown, rows: own } of tables)
    for (const { members } of own) rows.set(keyOf(breakdown, members), isIn(known, breakdown, members));
  const isWeighted = tables.some((table) => table.rows.some(({ weighted }) => weighted !== undefined));
  const signatures = known.atoms.map((atom) =>
    JSON.stringify([
      [...rows.values()].map((holds) => Number(holds(atom))).join(''),
      isWeighted ? atom.weight : undefined,
    ]),
  );
  const distinct = [...new Set(signatures)];
  const placeOf = signatures.map((signature) => distinct.indexOf(signature));
  const samples = distinct.map((signature) => known.atoms[signatures.indexOf(signature)]!);
  const summed = (counts: number[]) => {
    const sums = distinct.map(() => 0);
    for (const [atom, count] of counts.entries()) sums[placeOf[atom]!]! += count;
    return sums;
  };
  return {
    sizes: summed(known.atoms.map(({ respondents }) => respondents)),
    weights: samples.map(({ weight = 1 }) => weight),
    quantities: known.ties.quantities.map((quantity) => ({ ...quantity, counts: summed(quantity.counts) })),
    standings: known.standings.map(({ variable, asked, inside }) => ({
      variable,
      asked: summed(asked),
      inside: summed(inside),
    })),
    questions: known.questions.map((question) => {
      const byOption = question.options.map((_, option) =>
        summed(question.counts.map((each) => each[option]!)),
      );
      return {
        ...question,
        counts: distinct.map((_, atom) => byOption.map((sums) => sums[atom]!)),
        bases: summed(question.counts.map((each) => each.reduce((sum, count) => sum + count, 0))),
      };
    }),
    atomsIn: ({ breakdown }, { members }) => {
      const holds = rows.get(keyOf(breakdown, members)) ?? isIn(known, breakdown, members);
      return samples.flatMap((atom, place) => (holds(atom) ? [place] : []));
    },
  };
}

function keyOf(breakdown: string | undefined, members: string[]): string {
  return JSON.stringify([breakdown ?? null, members]);
}

function isIn({ breakdowns }: Known, breakdown: string | undefined, members: string[]) {
  if (breakdown === undefined) return () => true;
  const place = breakdowns.indexOf(breakdown);
  if (place === -1) throw new TypeError(`Nothing is known of ${breakdown}.`);
  return ({ codes }: KnownAtom) => members.includes(codes[place] ?? '');
}

/** How many in some atoms chose some options. */
export function countOf(
  { options, counts }: Pick<KnownQuestion, 'options' | 'counts'>,
  atoms: readonly number[],
  wanted: readonly string[],
): number {
  return atoms.reduce(
    (sum, atom) =>
      sum +
      counts[atom]!.reduce(
        (all, count, place) => all + (wanted.includes(options[place]!.code) ? count : 0),
        0,
      ),
    0,
  );
}

export function baseOf({ bases }: Pick<GroundQuestion, 'bases'>, atoms: readonly number[]): number {
  return atoms.reduce((sum, atom) => sum + bases[atom]!, 0);
}

/** The columns of a table that tell of a question: of several those of its option alone, and of a choice all inside the base. */
export function columnsOf({ option, options }: KnownQuestion, { columns }: ReadTable) {
  const own = options.filter(({ code }) => code !== notTicked).map(({ code }) => code);
  return columns
    .filter(({ code }) => option === undefined || code === option)
    .map((column) => ({ ...column, options: column.options.filter((code) => own.includes(code)) }))
    .filter(({ options: wanted }) => wanted.length > 0);
}
