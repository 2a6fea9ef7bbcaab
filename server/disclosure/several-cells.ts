import type { Exchange, Ticks } from '../analysis/exchanges.ts';
import type { Category } from '../analysis/table.ts';
import { auditOf, type Goal } from './audit.ts';
import { blankGoals, type JudgedAlone, judgedAlone, unprovenBlanks } from './blank.ts';
import { cellKey, publishable } from './cells.ts';
import { type Candidate, choose } from './choose.ts';
import { codesIn, countIn, goalsOf, isAt, type Layout, type Place, placesOf } from './goals.ts';
import { impliedBy } from './implied.ts';
import type { Policy } from './policy.ts';
import { type Equation, type Programme, type Sum, totalIn } from './programme.ts';
import { inDepth } from './search-in-depth.ts';
import type { Turn } from './turn.ts';
import { type Unknowns, unknownsOf } from './unknowns.ts';

/**
 * Which cells of several may be published, all its options judged together: who ticked the others tells who ticked this
 * one, or nothing. To have ticked nothing is protected as an option, where those who have are in the base.
 *
 * Each option is judged by itself first, with the ticks of the others as they are, which is quick. What must be possible
 * and cannot be shown in that way is tried with the ticks of all unknown, and cells are left out until it is.
 *
 * @param exchanges one for each option, and nothing linked to any of them
 */
export async function publishableOfSeveral(
  exchanges: readonly Exchange[],
  categories: Category[],
  columns: Category[],
  layout: Layout,
  policy: Policy,
  turn?: Turn,
): Promise<Set<string>> {
  const { programme, truth, unknowns, blanks } = unknownTogether(exchanges);
  const candidates: Candidate[] = [];
  const left: Goal[] = [];
  const judged: JudgedAlone[] = [];
  for (const [option, exchange] of exchanges.entries()) {
    await turn?.();
    const cells = await publishable(exchange, categories, columns, layout, policy, turn);
    const shown = shownIn(exchange, cells, layout);
    const tell = tellingOf(shown);
    const goalsIn = (own: Unknowns) => goalsOf(exchange, own, codesIn(exchange, categories), layout, policy);
    const together = goalsIn(unknowns[option]!);
    const { unknowns: alone, told } = judgedAlone(exchange, tell);
    judged.push({ exchange, unknowns: alone, told });
    for (const [place, goal] of goalsIn(alone).entries())
      if (!(await auditOf(alone.programme, [goal], alone.truth, turn).passes(told)))
        left.push(together[place]!);
    const equations = tell(unknowns[option]!);
    candidates.push(...shown.map(({ key, margin }, place) => ({ key, margin, equation: equations[place]! })));
  }
  const ofBlanks = blankGoals(exchanges[0]?.strata ?? [], blanks, { ...unknowns[0]!, truth }, layout, policy);
  for (const place of await unprovenBlanks(judged, layout, policy, turn)) left.push(ofBlanks[place]!);
  if (left.length === 0) return new Set(candidates.map(({ key }) => key));
  const chosen = await choose(
    candidates,
    auditOf(programme, left, truth, turn, inDepth({ left: mostEffort })),
  );
  const isChosen = ({ key }: Candidate) => chosen.has(key);
  // What follows from the others is hidden by nothing.
  const follows = impliedBy([
    ...programme.equations,
    ...candidates.filter(isChosen).map(({ equation }) => equation),
  ]);
  return new Set(candidates.filter((each) => isChosen(each) || follows(each.equation)).map(({ key }) => key));
}

/**
 * Which cells of several may be published where something is linked to its options, so that each is judged by itself. None
 * unless it is proven of those who ticked nothing too.
 *
 * @param exchanges one for each option
 */
export async function publishableOfLinked(
  exchanges: readonly Exchange[],
  categories: Category[],
  columns: Category[],
  layout: Layout,
  policy: Policy,
  turn?: Turn,
): Promise<Set<string>> {
  const all = new Set<string>();
  const judged: JudgedAlone[] = [];
  for (const exchange of exchanges) {
    await turn?.();
    const cells = await publishable(exchange, categories, columns, layout, policy, turn);
    judged.push(judgedAlone(exchange, tellingOf(shownIn(exchange, cells, layout))));
    for (const cell of cells) all.add(cell);
  }
  return (await unprovenBlanks(judged, layout, policy, turn)).length === 0 ? all : new Set();
}

/** A cell of an option that may be published. */
interface ShownCell extends Omit<Candidate, 'equation'> {
  place: Place;
  count: number;
}

function shownIn(exchange: Exchange, cells: ReadonlySet<string>, layout: Layout): ShownCell[] {
  return placesOf(layout).flatMap((place) => {
    const key = cellKey(place.breakdown, place.code, exchange.codes[0]!);
    const { count, base } = countIn(exchange, ticked, isAt(place));
    return cells.has(key) ? [{ key, place, count, margin: Math.min(count, base - count) }] : [];
  });
}

/** What the cells tell of unknowns. */
function tellingOf(shown: readonly ShownCell[]): (unknowns: Unknowns) => Equation[] {
  return ({ sumOf }) =>
    shown.map(({ place, count }) => ({ sum: sumOf(isAt(place), ticked), from: count, to: count }));
}

/** What the proof of one variable may take with the ticks of all unknown: some seconds. See `Effort`. */
const mostEffort = 10_000_000;

/** Of each exchange of one option: those who ticked it. */
const ticked: ReadonlySet<number> = new Set([0]);

/**
 * How many in each atom ticked each option, and how many ticked nothing where they are in the base. Whoever ticked
 * neither nothing nor an option that stands alone has ticks that can be combined: no more than one of each option, and
 * no fewer and no more in all than the item says. Any numbers that are so can be somebody's.
 */
function unknownTogether(exchanges: readonly Exchange[]): {
  programme: Programme;
  truth: number[];
  unknowns: Unknowns[];
  /** Of each stratum, how many ticked nothing. */
  blanks: Sum[];
} {
  const least: number[] = [];
  const most: number[] = [];
  const equations: Equation[] = [];
  const truth: number[] = [];
  const firsts: number[] = [];
  const unknowns = exchanges.map(({ codes, strata }): Unknowns => {
    const alone = unknownsOf({ codes, strata: strata.map(({ ticks: _, ...stratum }) => stratum) }, [ticked]);
    const first = truth.length;
    firsts.push(first);
    least.push(...alone.programme.least);
    most.push(...alone.programme.most);
    truth.push(...alone.truth);
    equations.push(...alone.programme.equations.map((each) => ({ ...each, sum: moved(each.sum, first) })));
    return { ...alone, sumOf: (isIn, parts) => moved(alone.sumOf(isIn, parts), first) };
  });
  const [one] = exchanges;
  const blanks: Sum[] = [];
  for (const [place, { counts, ticks }] of (one?.strata ?? []).entries()) {
    const size = counts.reduce((sum, count) => sum + count, 0);
    const blank = ticks?.blank === undefined ? [] : [truth.push(ticks.blank) - 1];
    least.push(...blank.map(() => 0));
    most.push(...blank.map(() => size));
    blanks.push({ terms: blank.map((unknown) => [unknown, 1] as const), constant: 0 });
    const options = exchanges.map(({ strata }, option) => ({
      unknown: firsts[option]! + place,
      isAlone: strata[place]!.ticks?.isAlone === true,
    }));
    equations.push(...roomIn(options, blank, size, ticks!));
  }
  const all: Sum = { terms: blanks.flatMap(({ terms }) => terms), constant: 0 };
  const count = totalIn(all, truth);
  if (all.terms.length > 0) equations.push({ sum: all, from: count, to: count });
  return { programme: { least, most, equations }, truth, unknowns, blanks };
}

/** In one atom. */
function roomIn(
  options: { unknown: number; isAlone: boolean }[],
  blank: number[],
  size: number,
  { fewest, mostOfEach }: Pick<Ticks, 'fewest' | 'mostOfEach'>,
): Equation[] {
  const outside = [...blank, ...options.filter(({ isAlone }) => isAlone).map(({ unknown }) => unknown)];
  const combined = options.filter(({ isAlone }) => !isAlone).map(({ unknown }) => unknown);
  const sum = (own: number[], times: number) => ({
    terms: [
      ...own.map((unknown) => [unknown, 1] as const),
      ...outside.map((unknown) => [unknown, times] as const),
    ],
    constant: 0,
  });
  const total = size * options.length;
  return [
    ...(outside.length > 0 ? [{ sum: sum([], 1), from: 0, to: size }] : []),
    ...combined.map((unknown) => ({ sum: sum([unknown], 1), from: 0, to: size })),
    { sum: sum(combined, fewest), from: fewest * size, to: fewest * size + total },
    { sum: sum(combined, mostOfEach), from: 0, to: mostOfEach * size },
  ];
}

function moved({ terms, constant }: Equation['sum'], by: number): Equation['sum'] {
  return { terms: terms.map(([unknown, times]) => [unknown + by, times] as const), constant };
}
