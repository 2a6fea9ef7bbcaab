import type { Exchange, Stratum } from '../analysis/exchanges.ts';
import type { Category } from '../analysis/table.ts';
import { wholePercentOfShare } from '../statistics/rounding.ts';
import { auditOf } from './audit.ts';
import { blankGoals, blanksIn } from './blank.ts';
import { cellKey } from './cells.ts';
import { choose } from './choose.ts';
import {
  type Coded,
  codesIn,
  countIn,
  goalsOf,
  isAt,
  isSensitive,
  type Layout,
  partsOf,
  placesOf,
} from './goals.ts';
import type { Policy } from './policy.ts';
import type { Equation } from './programme.ts';
import { type Effort, inDepth } from './search-in-depth.ts';
import type { Turn } from './turn.ts';
import { type Unknowns, unknownsOf } from './unknowns.ts';

/** A weighted national share that may be published, if it gives nothing away. */
export interface WeightedColumn {
  category: Category;
  /** From 0 to 1. */
  share: number;
}

/** How many units of the register each respondent of an atom stands for. */
export type WeightOf = (atom: number) => number;

/**
 * Which weighted national shares of a variable may be published, in whole percent, beside all its national figures
 * and the cells that are. Each tells of its counts by group, so it is laid to what is known as a sum that is from one
 * number to another, and everything that had to be possible before must be so still. Groups that answers are weighted
 * by are protected as those that are shown, and atoms are as fine as the weights.
 *
 * Those who ticked nothing of several must be as little known by each option's share, with the ticks of the others as
 * they are. An option whose national figure is sensitive has no weighted share. No cell is hidden for the sake of one.
 *
 * @param exchange with atoms no coarser than the weights
 * @param categories those of the national table
 * @param columns those of the broken-down tables
 * @param layout the groups that are shown, and those that answers are weighted by
 * @param published the cells that are, as {@link cellKey} names them
 * @param weighted the shares, and the effort that the proof may take: what is not proven with it is not safe
 * @returns the codes; nothing where even the cells that are published cannot be proven safe among atoms as fine
 */
export async function weightable(
  exchange: Exchange,
  categories: Category[],
  columns: Category[],
  layout: Layout,
  policy: Policy,
  published: ReadonlySet<string>,
  weighted: { columns: WeightedColumn[]; weightOf: WeightOf; effort: Effort },
  turn?: Turn,
): Promise<Set<string> | undefined> {
  const cells = codesIn(exchange, columns);
  const shares = weighted.columns.flatMap(({ category, share }) =>
    codesIn(exchange, [category])
      .map((coded) => ({ ...coded, share, figure: countIn(exchange, coded.options, () => true) }))
      .filter(({ figure }) => !isSensitive(figure, policy)),
  );
  const unknowns = unknownsOf(
    exchange,
    [...cells, ...shares].map(({ options }) => options),
  );
  const places = placesOf(layout);
  const blanks = blanksIn(exchange, unknowns);
  const goals = [
    ...goalsOf(exchange, unknowns, codesIn(exchange, categories), layout, policy),
    ...(blanks ? blankGoals(exchange.strata, blanks, unknowns, layout, policy) : []),
  ];
  const shown = cells.flatMap(({ code, options }) =>
    places
      .filter((place) => place.isShown && published.has(cellKey(place.breakdown, place.code, code)))
      .map((place): Equation => {
        const { count } = countIn(exchange, options, isAt(place));
        return { sum: unknowns.sumOf(isAt(place), partsOf(unknowns, options)), from: count, to: count };
      }),
  );
  const { programme } = unknowns;
  const known = { ...programme, equations: [...programme.equations, ...shown] };
  const audit = auditOf(known, goals, unknowns.truth, turn, inDepth(weighted.effort));
  if (!(await audit.passes([]))) return undefined;
  const candidates = shares.map(({ code, options, share, figure }) => ({
    key: code,
    equation: equationOf(exchange, unknowns, { code, options }, share, weighted.weightOf),
    margin: Math.min(figure.count, figure.base - figure.count),
  }));
  return choose(candidates, audit);
}

/** Weights are told to the audit in so many parts of one: it reckons with whole numbers. */
const partsOfWeight = 10_000;

/**
 * What a weighted share in whole percent tells of who chose the options. Every respondent's weight is rounded to a
 * whole number of parts, by half a part at most, and the interval is narrower by as much for all of them together:
 * whatever satisfies this satisfies the true weights too. So it may tell the audit a little too much, never too little.
 */
function equationOf(
  exchange: Exchange,
  unknowns: Unknowns,
  { options }: Coded,
  share: number,
  weightOf: WeightOf,
): Equation {
  const atoms = [...new Set(exchange.strata.map(({ atom }) => atom))];
  const parts = partsOf(unknowns, options);
  const terms: [number, number][] = [];
  let [constant, respondents, stoodFor] = [0, 0, 0];
  for (const atom of atoms) {
    const isIn = (stratum: Stratum) => stratum.atom === atom;
    const weight = weightOf(atom);
    const times = Math.round(weight * partsOfWeight);
    const sum = unknowns.sumOf(isIn, parts);
    terms.push(...sum.terms.map(([unknown, by]): [number, number] => [unknown, by * times]));
    constant += sum.constant * times;
    const { base } = countIn(exchange, options, isIn);
    respondents += base;
    stoodFor += weight * base;
  }
  const percent = wholePercentOfShare(share);
  const whole = (stoodFor * partsOfWeight) / 100;
  // One more for what binary fractions add, which is far less.
  const rounded = respondents / 2 + 1;
  return {
    sum: { terms, constant },
    from: Math.ceil(whole * (percent - 0.5) + rounded),
    to: Math.floor(whole * (percent + 0.5) - rounded),
  };
}
