import type { Policy } from '../policy.ts';
import type { Known, KnownAtom } from './known.ts';
import type { ReadResults } from './read.ts';

/** A sum that is published, or that follows from a mean, and the groups it is of. */
export interface ReadSum {
  variable: string;
  /** Nothing for everybody. */
  breakdown?: string;
  members: string[];
}

/**
 * Sums and means of numbers that are of too few, or that one unit dominates: the one with the second largest number
 * comes within a tenth of the largest by taking their own away. So too for what is left of everybody when the groups
 * of a breakdown are subtracted.
 */
export function fewInSums(known: Known, results: ReadResults, totals: ReadSum[], policy: Policy): string[] {
  const means = results.tables.flatMap(({ variable, breakdown, rows }) =>
    rows.flatMap(({ members, mean }): ReadSum[] =>
      mean === undefined ? [] : [{ variable, ...(breakdown === undefined ? {} : { breakdown }), members }],
    ),
  );
  return [means, totals].flatMap((sums) => {
    const shownOf = (variable: string) => sums.filter((sum) => sum.variable === variable);
    const variables = known.numbers.filter(({ variable }) => shownOf(variable).length > 0);
    return variables.flatMap(({ variable, values }) => {
      const breakdowns = [...new Set(shownOf(variable).map(({ breakdown }) => breakdown))];
      const isShown = breakdowns.includes(undefined);
      return breakdowns.flatMap((breakdown) => {
        const groups = shownOf(variable).filter((sum) => sum.breakdown === breakdown);
        const taken = (atom: KnownAtom) =>
          groups.some(({ members }) => isIn(known, atom, breakdown, members));
        const rest = breakdown !== undefined && isShown ? [(atom: KnownAtom) => !taken(atom)] : [];
        const wanted = [
          ...groups.map(
            ({ members }) =>
              (atom: KnownAtom) =>
                isIn(known, atom, breakdown, members),
          ),
          ...rest,
        ];
        return wanted.flatMap((holds) => {
          const numbers = values.flatMap((own, place) => (holds(known.atoms[place]!) ? own : []));
          return isTelling(numbers, policy) ? [`the sum of ${variable} by ${breakdown ?? 'none'}`] : [];
        });
      });
    });
  });
}

function isIn({ breakdowns }: Known, { codes }: KnownAtom, breakdown: string | undefined, members: string[]) {
  return breakdown === undefined || members.includes(codes[breakdowns.indexOf(breakdown)] ?? '');
}

function isTelling(numbers: number[], { minimumBase }: Policy): boolean {
  if (numbers.length === 0) return false;
  const [first = 0, second = 0] = numbers.toSorted((one, other) => other - one);
  const others = numbers.reduce((sum, each) => sum + each, 0) - first - second;
  return numbers.length < minimumBase || others < first / 10;
}
