import type { Exchange, Stratum } from '../analysis/exchanges.ts';
import { auditOf, type Goal } from './audit.ts';
import { goalsOf, type Layout } from './goals.ts';
import type { Policy } from './policy.ts';
import { type Equation, type Sum, totalIn } from './programme.ts';
import type { Turn } from './turn.ts';
import { type Unknowns, unknownsOf } from './unknowns.ts';

/** An option of several that is judged with the ticks of the others as they are, and what is published of it. */
export interface JudgedAlone {
  exchange: Exchange;
  unknowns: Unknowns;
  told: readonly Equation[];
}

/** Of each option: those who ticked it, and those who did not. */
const [ticked, notTicked] = [new Set([0]), new Set([1])];

/** @param told the cells of the option that are published */
export function judgedAlone(
  exchange: Exchange,
  told: (unknowns: Unknowns) => readonly Equation[],
): JudgedAlone {
  const unknowns = unknownsOf(exchange, [ticked]);
  return { exchange, unknowns, told: told(unknowns) };
}

/**
 * What must be possible of those who ticked nothing, where they are in the base: the same as of a category that is no
 * column.
 *
 * @param blanks of each stratum: how many ticked nothing
 */
export function blankGoals(
  strata: readonly Stratum[],
  blanks: readonly Sum[],
  unknowns: Unknowns,
  layout: Layout,
  policy: Policy,
): Goal[] {
  const counted = strata.map((stratum, place): Stratum => {
    const [size, blank] = [sizeOf(stratum), totalIn(blanks[place]!, unknowns.truth)];
    return { ...stratum, counts: [blank, size - blank] };
  });
  const sumOf: Unknowns['sumOf'] = (isIn, parts) => {
    const own = [...strata.keys()].filter((place) => isIn(strata[place]!));
    const [inBlank, inOthers] = [Number(parts.has(0)), Number(parts.has(1))];
    return {
      terms: own.flatMap((place) =>
        blanks[place]!.terms.map(([unknown, times]) => [unknown, times * (inBlank - inOthers)] as const),
      ),
      constant: own.reduce(
        (sum, place) =>
          sum + blanks[place]!.constant * (inBlank - inOthers) + sizeOf(strata[place]!) * inOthers,
        0,
      ),
    };
  };
  return goalsOf(
    { codes: ['blank'], strata: counted },
    { ...unknowns, partOf: [0, 1], parts: 2, sumOf },
    [{ code: 'blank', options: ticked }],
    layout,
    policy,
  );
}

/**
 * Which of {@link blankGoals} no option proves, by their places: whoever ticks another option, or one less, moves those
 * who ticked nothing along.
 */
export async function unprovenBlanks(
  judged: readonly JudgedAlone[],
  layout: Layout,
  policy: Policy,
  turn?: Turn,
): Promise<number[]> {
  let left: number[] | undefined;
  for (const { exchange, unknowns, told } of judged) {
    const blanks = blanksIn(exchange, unknowns);
    if (!blanks) continue;
    const goals = blankGoals(exchange.strata, blanks, unknowns, layout, policy);
    left ??= [...goals.keys()];
    const own = left.map((place) => goals[place]!);
    const unproven = await auditOf(unknowns.programme, own, unknowns.truth, turn).unproven(told);
    left = left.filter((place) => unproven.includes(goals[place]!));
  }
  return left ?? [];
}

/** Nothing where those who ticked nothing are outside the base, and where nobody ticked the option. */
export function blanksIn({ strata }: Exchange, { blanks, sumOf }: Unknowns): Sum[] | undefined {
  if (blanks.some((blank) => blank !== undefined))
    return blanks.map((blank) => ({ terms: blank === undefined ? [] : [[blank, 1]], constant: 0 }));
  const isTicked = strata.some(({ counts }) => counts[0]! > 0);
  if (!isTicked || !strata.some(({ isBlankElse }) => isBlankElse)) return undefined;
  return strata.map((stratum) =>
    stratum.isBlankElse ? sumOf((each) => each === stratum, notTicked) : { terms: [], constant: 0 },
  );
}

function sizeOf({ counts }: Stratum): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
