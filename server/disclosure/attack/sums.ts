import type { Policy } from '../policy.ts';
import { concernsFew } from './groups.ts';
import type { Known, KnownAtom, KnownNumbers } from './known.ts';
import type { ReadResults } from './read.ts';
import { isDominated, type Part, tellsOfOne } from './sums-together.ts';

/** A sum that is published, or that follows from a mean, and the groups it is of. */
export interface ReadSum {
  variable: string;
  /** Nothing for everybody. */
  breakdown?: string;
  members: string[];
}

/**
 * Sums and means of numbers that are of too few, or that one unit dominates: the one with the second largest number
 * comes within a tenth of the largest by taking their own away. Or nearly all in a group are at an end of what can be
 * answered. So too for what is left of everybody when the groups of a breakdown are subtracted; and for whatever follows
 * from all sums of the same numbers together.
 */
export function fewInSums(known: Known, results: ReadResults, totals: ReadSum[], policy: Policy): string[] {
  const means = results.tables.flatMap(({ variable, breakdown, rows }) =>
    rows.flatMap(({ members, mean }): ReadSum[] =>
      mean === undefined ? [] : [{ variable, ...(breakdown === undefined ? {} : { breakdown }), members }],
    ),
  );
  return known.numbers.flatMap((numbers) => {
    const sums = [...means, ...totals].filter(({ variable }) => variable === numbers.variable);
    const alone = [...sums, ...restsOf(sums, known)].filter((sum) => tells(sum, numbers, known, policy));
    return [
      ...alone.map(({ variable, breakdown }) => `the sum of ${variable} by ${breakdown ?? 'none'}`),
      ...(tellTogether(sums, numbers, known, policy) ? [`the sums of ${numbers.variable} together`] : []),
    ];
  });
}

/** What is left of everybody, in each breakdown. Nothing says which group somebody is in who is in none. */
function restsOf(sums: ReadSum[], { breakdowns, atoms }: Known): ReadSum[] {
  if (!sums.some(({ breakdown }) => breakdown === undefined)) return [];
  return breakdowns.flatMap((breakdown, place): ReadSum[] => {
    const own = sums.filter((sum) => sum.breakdown === breakdown);
    const shown = own.flatMap(({ members }) => members);
    const codes = [...new Set(atoms.map(({ codes }) => codes[place] ?? inNone))];
    const variable = own[0]?.variable;
    return variable === undefined
      ? []
      : [{ variable, breakdown, members: codes.filter((code) => !shown.includes(code)) }];
  });
}

const inNone = '';

function isIn({ breakdown, members }: ReadSum, { breakdowns }: Known, { codes }: KnownAtom): boolean {
  return breakdown === undefined || members.includes(codes[breakdowns.indexOf(breakdown)] ?? inNone);
}

function tells(sum: ReadSum, numbers: KnownNumbers, known: Known, policy: Policy): boolean {
  const own = numbers.values.flatMap((values, atom) => (isIn(sum, known, known.atoms[atom]!) ? values : []));
  if (own.length === 0) return false;
  const ways = distances(own, endsOf(sum, numbers));
  const isAtEnd = (way: number[]) => way.filter((distance) => distance > 0).length < policy.minimumCell;
  return (
    own.length < policy.minimumBase ||
    ways.some(isDominated) ||
    (sum.breakdown !== undefined && ways.some(isAtEnd))
  );
}

/** In bands of the number itself everybody knows more of its ends. */
function endsOf({ breakdown, members }: ReadSum, { least, most, bands }: KnownNumbers) {
  const own = bands.filter((band) => band.breakdown === breakdown && members.includes(band.code));
  if (own.length === 0) return { least, most };
  return {
    least: Math.max(least, Math.min(...own.map(({ from }) => from))),
    most: Math.min(most, Math.max(...own.map(({ to }) => to))),
  };
}

function distances(numbers: number[], { least, most }: { least: number; most: number }): number[][] {
  return [numbers.map((number) => number - least), numbers.map((number) => most - number)];
}

function tellTogether(sums: ReadSum[], numbers: KnownNumbers, known: Known, policy: Policy): boolean {
  const merged = new Map<string, { row: number[]; values: number[] }>();
  for (const [atom, values] of numbers.values.entries()) {
    const row = sums.map((sum) => Number(isIn(sum, known, known.atoms[atom]!)));
    const own = merged.get(row.join()) ?? { row, values: [] };
    merged.set(row.join(), { row, values: [...own.values, ...values] });
  }
  const parts = [...merged.values()].filter(({ row, values }) => values.length > 0 && row.includes(1));
  const rows = parts.map(({ row }) => row);
  const sizes = parts.map(({ values }) => values.length);
  if (parts.length === 0) return false;
  if (concernsFew(rows, sizes, policy.minimumBase)) return true;
  return [0, 1].some((way) =>
    tellsOfOne(parts.map(({ row, values }): Part => ({ row, distances: distances(values, numbers)[way]! }))),
  );
}
