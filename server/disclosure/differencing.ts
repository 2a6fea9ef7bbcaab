/** Less than this is nothing, after rounding. */
const nothing = 1e-9;

/** Respondents whom every shown group has as a whole, or not at all: `members` has a number for each group. */
export interface Known {
  members: readonly number[];
  respondents: number;
}

/**
 * How few respondents a sum and difference of shown groups can concern, when that is fewer than `minimum`. With two
 * crossed breakdowns a region less a size is what is in the one and not in the other, and so a few may be known who
 * are no group.
 *
 * A combination of groups gives every atom a number, which is the combination applied to its members; those it gives
 * zero are not concerned. So atoms of at least the minimum must all be given zero, and the smaller ones are tried
 * both ways: each that gets zero leaves one dimension less of combinations, and each that does not uses up some of
 * the minimum. What is left of combinations when every atom has had its turn concerns only those that were counted.
 * Exact, for coefficients of every kind.
 *
 * @returns the smallest number found below `minimum`; nothing when there is none
 */
export function fewestConcerned(atoms: Known[], minimum: number): number | undefined {
  const held = atoms.filter(({ respondents }) => respondents > 0);
  const large = held.filter(({ respondents }) => respondents >= minimum);
  const small = held
    .filter(({ respondents }) => respondents < minimum)
    .toSorted((one, other) => other.respondents - one.respondents);
  const zero = large.reduce<Basis>((basis, { members }) => extended(basis, members), []);
  const fewest = search(zero, small, [], minimum);
  return fewest < minimum ? fewest : undefined;
}

type Basis = readonly (readonly number[])[];

/**
 * @param zero what the atoms span that must be given zero
 * @param counted those that may be given something
 */
function search(zero: Basis, small: Known[], counted: Known[], limit: number): number {
  if (sizeOf(counted) >= limit) return limit;
  const place = small.findIndex(({ members }) => isBeyond(zero, members));
  if (place === -1) {
    // All the combinations that are left give zero to every other atom. They concern those they do not give it to.
    const concerned = sizeOf(counted.filter(({ members }) => isBeyond(zero, members)));
    return concerned > 0 ? concerned : limit;
  }
  const atom = small[place]!;
  const rest = small.slice(place + 1);
  const fewest = search(zero, rest, [...counted, atom], limit);
  return search(extended(zero, atom.members), rest, counted, fewest);
}

function sizeOf(atoms: Known[]): number {
  return atoms.reduce((sum, { respondents }) => sum + respondents, 0);
}

function isBeyond(basis: Basis, vector: readonly number[]): boolean {
  return extended(basis, vector).length > basis.length;
}

/** The basis with the vector added; the same when the vector is a combination of it (Gauss). */
function extended(basis: Basis, vector: readonly number[]): Basis {
  const rest = [...vector];
  for (const row of basis) {
    const pivot = row.findIndex((value) => Math.abs(value) > nothing);
    const times = rest[pivot]! / row[pivot]!;
    if (Math.abs(times) > nothing) for (const [place, value] of row.entries()) rest[place]! -= times * value;
  }
  return rest.some((value) => Math.abs(value) > nothing) ? [...basis, rest] : basis;
}
