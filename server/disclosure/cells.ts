import type { Exchange } from '../analysis/exchanges.ts';
import type { Category } from '../analysis/table.ts';
import { auditOf } from './audit.ts';
import { type Candidate, choose } from './choose.ts';
import {
  codesIn,
  countIn,
  goalsOf,
  isAt,
  isSensitive,
  type Layout,
  type Place,
  partsOf,
  placesOf,
  widthOf,
} from './goals.ts';
import { impliedBy } from './implied.ts';
import { narrowed, rangeOf } from './narrowing.ts';
import type { Policy } from './policy.ts';
import type { Sum } from './programme.ts';
import type { Turn } from './turn.ts';
import { type Unknowns, unknownsOf } from './unknowns.ts';

/** Names a cell of a variable in the sets that {@link publishable} returns. */
export function cellKey(breakdown: string, group: string, column: string): string {
  return `${breakdown} ${group} ${column}`;
}

/**
 * Which cells of the broken-down tables of one variable may be published, when all its national figures are.
 *
 * Sensitive is a cell that fewer than the minimum chose, or that fewer than the minimum did not, in any group and of
 * any category that the national table has. It must be able to take values as far apart as the policy says, or as the
 * national figure alone leaves room for. A column whose national figure is sensitive itself is not broken down.
 *
 * No atom may be known to have chosen a part of the scale to the last respondent, or not at all, unless all or none
 * have.
 *
 * @param categories those of the national table
 * @param columns those of the broken-down tables
 */
export async function publishable(
  exchange: Exchange,
  categories: Category[],
  columns: Category[],
  layout: Layout,
  policy: Policy,
  turn?: Turn,
): Promise<Set<string>> {
  const cells = codesIn(exchange, columns);
  const unknowns = unknownsOf(
    exchange,
    cells.map(({ options }) => options),
  );
  const wanted = codesIn(exchange, categories);
  const places = placesOf(layout);
  const goals = goalsOf(exchange, unknowns, wanted, layout, policy);
  const candidates = cells.flatMap(({ code, options }) =>
    isSensitive(
      countIn(exchange, options, () => true),
      policy,
    )
      ? []
      : places
          .filter(({ isShown }) => isShown)
          .flatMap((place): PlacedCandidate[] => {
            const figure = countIn(exchange, options, isAt(place));
            if (isSensitive(figure, policy)) return [];
            const sum = unknowns.sumOf(isAt(place), partsOf(unknowns, options));
            return [
              {
                key: cellKey(place.breakdown, place.code, code),
                equation: { sum, from: figure.count, to: figure.count },
                place,
                parts: partsOf(unknowns, options),
                margin: Math.min(figure.count, figure.base - figure.count),
              },
            ];
          }),
  );
  const chosen = await choose(
    candidates,
    auditOf(unknowns.programme, goals, unknowns.truth, turn),
    plainlyTelling(exchange, unknowns, places, policy),
  );
  // The search may leave out what can be found by subtraction from the others. Hiding that would hide nothing.
  const follows = impliedBy([
    ...unknowns.programme.equations,
    ...candidates.filter(({ key }) => chosen.has(key)).map(({ equation }) => equation),
  ]);
  return new Set(
    candidates.filter(({ key, equation }) => chosen.has(key) || follows(equation)).map(({ key }) => key),
  );
}

interface PlacedCandidate extends Candidate {
  place: Place;
  parts: ReadonlySet<number>;
}

/**
 * Whether published cells of one breakdown, with its bases and the national figures, give away a sensitive cell of
 * it: quickly seen, since the atoms are left out of it. Only the breakdown of the last cell is looked at.
 */
function plainlyTelling(exchange: Exchange, { partOf, parts }: Unknowns, places: Place[], policy: Policy) {
  const all = Array.from({ length: parts }, (_, part) => part);
  const optionsOf = (part: number) => new Set([...partOf.keys()].filter((option) => partOf[option] === part));
  const tables = new Map(
    [...new Set(places.map(({ breakdown }) => breakdown))].map((breakdown) => {
      const own = places.filter((place) => place.breakdown === breakdown);
      const figures = own.map((place) => all.map((part) => countIn(exchange, optionsOf(part), isAt(place))));
      const totals = all.map((part) => countIn(exchange, optionsOf(part), () => true));
      const sumOf = (cells: [number, number][]): Sum => ({
        terms: cells.map(([place, part]) => [place * parts + part, 1]),
        constant: 0,
      });
      const exactly = (cells: [number, number][], count: number) => ({
        sum: sumOf(cells),
        from: count,
        to: count,
      });
      const sensitive = own.flatMap((_, place) =>
        all.flatMap((part) => {
          const figure = figures[place]![part]!;
          const apart = widthOf(figure, totals[part]!, policy);
          return isSensitive(figure, policy) && apart > 0 ? [{ sum: sumOf([[place, part]]), apart }] : [];
        }),
      );
      return [
        breakdown,
        {
          own,
          sensitive,
          programme: {
            least: own.flatMap(() => all.map(() => 0)),
            most: figures.flatMap((row) => row.map(({ base }, part) => Math.min(base, totals[part]!.count))),
            equations: [
              ...own.map((_, place) =>
                exactly(
                  all.map((part) => [place, part]),
                  figures[place]![0]?.base ?? 0,
                ),
              ),
              ...all.map((part) =>
                exactly(
                  own.map((_, place) => [place, part]),
                  totals[part]!.count,
                ),
              ),
            ],
          },
          sumOf,
        },
      ] as const;
    }),
  );
  return (published: readonly PlacedCandidate[]): boolean => {
    const { own, sensitive, programme, sumOf } = tables.get(published.at(-1)!.place.breakdown)!;
    const cells = published.filter(({ place }) => own.includes(place));
    const equations = cells.map(({ place, parts: of, equation }) => ({
      sum: sumOf([...of].map((part) => [own.indexOf(place), part])),
      from: equation.from,
      to: equation.to,
    }));
    const bounds = narrowed({ ...programme, equations: [...programme.equations, ...equations] });
    return sensitive.some(({ sum, apart }) => {
      const [lowest, highest] = rangeOf(sum, bounds);
      return highest - lowest < apart;
    });
  };
}
