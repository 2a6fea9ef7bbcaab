/** Less than this is nothing, after rounding. */
const nothing = 1e-9;

/** Whether a vector is a linear combination of others: sums and differences of them, also by parts. */
export function isSumOf(wanted: readonly number[], known: readonly (readonly number[])[]): boolean {
  const basis: number[][] = [];
  for (const vector of known) {
    const rest = withoutBasis(vector, basis);
    if (!isZero(rest)) basis.push(rest);
  }
  return isZero(withoutBasis(wanted, basis));
}

/** What is left when each of the basis has been taken out, by the first place where it has something (Gauss). */
function withoutBasis(vector: readonly number[], basis: number[][]): number[] {
  const rest = [...vector];
  for (const row of basis) {
    const pivot = row.findIndex((value) => Math.abs(value) > nothing);
    const times = rest[pivot]! / row[pivot]!;
    if (Math.abs(times) > nothing) for (const [place, value] of row.entries()) rest[place]! -= times * value;
  }
  return rest;
}

function isZero(vector: number[]): boolean {
  return vector.every((value) => Math.abs(value) <= nothing);
}
