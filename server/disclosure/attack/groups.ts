import type { Policy } from '../policy.ts';
import type { Known } from './known.ts';
import type { ReadResults } from './read.ts';

/** Shown groups that are too few by themselves, when they are subtracted from everybody, or from each other. */
export function fewInGroups(known: Known, { tables }: ReadResults, { minimumBase }: Policy): string[] {
  const small = tables.flatMap(({ variable, breakdown, rows }) =>
    rows.flatMap(({ members, base }) =>
      base !== undefined && base < minimumBase ? [`${variable} ${breakdown ?? ''} ${members.join('+')}`] : [],
    ),
  );
  const shown = new Map(
    tables.flatMap(({ breakdown, rows }) =>
      breakdown === undefined
        ? []
        : rows.flatMap(({ members, base }) =>
            base === undefined
              ? []
              : [[JSON.stringify([breakdown, members]), { breakdown, members }] as const],
          ),
    ),
  );
  const groups = [...shown.values()];
  const rows = known.atoms.map(({ codes }) => [
    1,
    ...groups.map(({ breakdown, members }) =>
      Number(members.includes(codes[known.breakdowns.indexOf(breakdown)] ?? '')),
    ),
  ]);
  const sizes = known.atoms.map(({ respondents }) => respondents);
  return [...small, ...(concernsFew(rows, sizes, minimumBase) ? ['a sum and difference of groups'] : [])];
}

/**
 * Whether some sum and difference of groups, each any number of times, concerns some respondents and fewer than the
 * minimum. That is so exactly where a few atoms can be told from all others: without them the groups span less. Atoms
 * with the same groups are one. A few of them are told apart where their rows, put in terms of what the groups cannot
 * tell apart, depend on each other; so small sets of small atoms are tried.
 *
 * @param rows of each atom, a number for each group
 */
export function concernsFew(rows: number[][], sizes: number[], minimum: number): boolean {
  const merged = new Map<string, { row: number[]; size: number }>();
  for (const [place, row] of rows.entries()) {
    const own = merged.get(row.join()) ?? { row, size: 0 };
    merged.set(row.join(), { row, size: own.size + sizes[place]! });
  }
  const atoms = [...merged.values()].filter(({ size }) => size > 0);
  const whole = rankOf(atoms.map(({ row }) => row));
  const small = [...atoms.keys()].filter((place) => atoms[place]!.size < minimum);
  const isTold = (without: number[]) =>
    rankOf(atoms.filter((_, place) => !without.includes(place)).map(({ row }) => row)) < whole;
  const grow = (chosen: number[], from: number, room: number): boolean => {
    if (chosen.length > 0 && isTold(chosen)) return true;
    return small.some((place, index) => {
      const { size } = atoms[place]!;
      return index >= from && size <= room && grow([...chosen, place], index + 1, room - size);
    });
  };
  return grow([], 0, minimum - 1);
}

/** Exactly, in a field of a prime number of elements: groups are ones and zeros, and no such prime divides them. */
function rankOf(rows: number[][]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, place) => place >= rank && row[column] !== 0);
    if (pivot === -1) continue;
    [left[rank], left[pivot]] = [left[pivot]!, left[rank]!];
    const own = left[rank]!;
    const inverse = power(own[column]!, prime - 2);
    for (let place = rank + 1; place < left.length; place++) {
      const row = left[place]!;
      if (row[column] === 0) continue;
      const times = (row[column]! * inverse) % prime;
      for (let at = column; at < row.length; at++)
        row[at] = (((row[at]! - times * own[at]!) % prime) + prime) % prime;
    }
    rank += 1;
  }
  return rank;
}

/** Its square is a number that is kept exactly. */
const prime = 67_108_859;

function power(base: number, exponent: number): number {
  let [value, by, left] = [1, base % prime, exponent];
  while (left > 0) {
    if (left % 2 === 1) value = (value * by) % prime;
    by = (by * by) % prime;
    left = Math.floor(left / 2);
  }
  return value;
}
