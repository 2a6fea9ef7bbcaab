import type { Audit } from './audit.ts';
import type { Equation } from './programme.ts';

/** Something that may be published: what it tells, and how far it is from being sensitive. */
export interface Candidate {
  key: string;
  equation: Equation;
  margin: number;
}

/**
 * Publishes one candidate after the other, those with the largest margin first and in the given order on a tie, each
 * if the audit passes with it and all before.
 *
 * Adding to what is published never makes an audit pass that did not. So those that are plainly impossible after the
 * ones before are left out first, and the others are audited all at once. Where they do not pass, the first that does
 * not is found by halving, left out, and the rest are tried again.
 *
 * @param isImpossible whether what is published plainly gives something away. Never true of what would pass.
 * @returns the keys of what may be published
 */
export async function choose<C extends Candidate>(
  candidates: readonly C[],
  audit: Pick<Audit, 'passes'>,
  isImpossible: (published: readonly C[]) => boolean = () => false,
): Promise<Set<string>> {
  const passes = (published: readonly C[]) => audit.passes(published.map(({ equation }) => equation));
  let waiting = candidates.toSorted((one, other) => other.margin - one.margin);
  let chosen: C[] = [];
  while (waiting.length > 0) {
    const possible = withoutImpossible(chosen, waiting, isImpossible);
    const most = await longest(possible.length, (length) =>
      passes([...chosen, ...possible.slice(0, length)]),
    );
    chosen = [...chosen, ...possible.slice(0, most)];
    const failing = possible[most];
    waiting = failing ? waiting.slice(waiting.indexOf(failing) + 1) : [];
  }
  return new Set(chosen.map(({ key }) => key));
}

function withoutImpossible<C>(
  chosen: readonly C[],
  waiting: readonly C[],
  isImpossible: (published: readonly C[]) => boolean,
): C[] {
  const possible: C[] = [];
  for (const candidate of waiting)
    if (!isImpossible([...chosen, ...possible, candidate])) possible.push(candidate);
  return possible;
}

/** The greatest length that holds, when those below one that holds do too. The whole is tried first. */
async function longest(whole: number, holds: (length: number) => Promise<boolean>): Promise<number> {
  if (whole === 0 || (await holds(whole))) return whole;
  let [most, least] = [whole - 1, 0];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (await holds(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}
