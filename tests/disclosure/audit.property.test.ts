import fc from 'fast-check';
import type { Exchange } from '../../server/analysis/exchanges.ts';
import type { Category } from '../../server/analysis/table.ts';
import { auditOf, type Goal } from '../../server/disclosure/audit.ts';
import { cellKey, publishable } from '../../server/disclosure/cells.ts';
import { choose } from '../../server/disclosure/choose.ts';
import { fewestConcerned } from '../../server/disclosure/differencing.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import type { Equation, Programme, Sum } from '../../server/disclosure/programme.ts';
import { enumerated } from './enumerated.ts';

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const sumOf = (places: number[]): Sum => ({ terms: places.map((place) => [place, 1]), constant: 0 });
const exactly = (sum: Sum, truth: number[]): Equation => {
  const count = sum.terms.reduce((total, [place]) => total + truth[place]!, 0);
  return { sum, from: count, to: count };
};

/** Up to four groups of up to seven, how many of each chose something, and some sums that are published. */
const puzzle = fc
  .array(
    fc.nat(7).chain((base) => fc.tuple(fc.constant(base), fc.nat(base))),
    { minLength: 2, maxLength: 4 },
  )
  .chain((groups) => {
    const places = fc.subarray([...groups.keys()], { minLength: 1 });
    return fc.record({
      groups: fc.constant(groups),
      published: fc.array(places, { maxLength: 3 }),
      wanted: places,
    });
  });

test('The audit passes exactly where trying every solution finds two that are far enough apart', async () => {
  await fc.assert(
    fc.asyncProperty(puzzle, fc.integer({ min: 1, max: 4 }), async ({ groups, published, wanted }, apart) => {
      const truth = groups.map(([, count]) => count);
      const programme: Programme = {
        least: groups.map(() => 0),
        most: groups.map(([base]) => base),
        equations: [exactly(sumOf([...groups.keys()]), truth)],
      };
      const equations = published.map((places) => exactly(sumOf(places), truth));
      const goal: Goal = { sum: sumOf(wanted), needs: { apart } };
      const known = { ...programme, equations: [...programme.equations, ...equations] };
      const [lowest, highest] = enumerated(known, goal.sum);
      expect(await auditOf(programme, [goal], truth).passes(equations)).toBe(highest - lowest >= apart);
    }),
    { numRuns: 300 },
  );
});

test('Choosing all at once and by halves gives what choosing one by one does', async () => {
  // Any monotone rule will do: nothing of a forbidden set may be published together.
  const rule = fc.record({
    margins: fc.array(fc.nat(3), { maxLength: 9 }),
    forbidden: fc.array(fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(rule, async ({ margins, forbidden }) => {
      const candidates = margins.map((margin, place) => ({
        key: String(place),
        margin,
        equation: exactly(sumOf([place]), margins),
      }));
      const isAllowed = (places: number[]) =>
        !forbidden.some((set) => set.every((place) => places.includes(place)));
      const audit = {
        passes: async (shown: readonly Equation[]) => isAllowed(shown.map(({ sum }) => sum.terms[0]![0])),
      };
      const oneByOne: number[] = [];
      for (const { key } of candidates.toSorted((one, other) => other.margin - one.margin))
        if (isAllowed([...oneByOne, Number(key)])) oneByOne.push(Number(key));
      expect([...(await choose(candidates, audit))]).toEqual(oneByOne.map(String));
    }),
  );
});

describe('For any answers to a question with three options, in two crossed breakdowns', () => {
  const options = ['a', 'b', 'c'];
  const categories = options.map((code): Category => ({ code, role: 'option', inBase: true }));
  const divisions = ['r', 's'].map((breakdown) => ({
    breakdown,
    groups: ['1', '2'].map((code) => ({ code, members: [code] })),
  }));
  const atoms = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const answers = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), { minLength: 4, maxLength: 4 });
  const policy = { ...standardPolicy, minimumCell: 2, protectionWidth: 2 };

  const cell = (option: number, isIn: (atom: number) => boolean) =>
    sumOf([0, 1, 2, 3].filter(isIn).map((atom) => atom * 3 + option));
  const cells = divisions.flatMap(({ breakdown }, at) =>
    ['1', '2'].flatMap((code, place) =>
      options.map((column, option) => {
        const isIn = (atom: number) => atoms[atom]![at] === place;
        return { breakdown, code, column, option, isIn, sum: cell(option, isIn) };
      }),
    ),
  );

  /** What is known of these answers without any breakdown, and with the cells that are published. */
  async function readOf(counts: number[][]) {
    const truth = counts.flat();
    const bases = counts.map(total);
    const exchange: Exchange = {
      codes: options,
      strata: counts.map((each, atom) => ({ atom, context: 0, counts: [...each] })),
    };
    const layout = { atoms, divisions, isShown: () => true };
    const shown = await publishable(exchange, categories, categories, layout, policy);
    const figures = options.map((_, option) =>
      exactly(
        cell(option, () => true),
        truth,
      ),
    );
    const national: Programme = {
      least: truth.map(() => 0),
      most: bases.flatMap((base) => [base, base, base]),
      equations: [
        ...bases.map((_, atom) => exactly(sumOf([0, 1, 2].map((option) => atom * 3 + option)), truth)),
        ...figures,
      ],
    };
    const published = cells
      .filter(({ breakdown, code, column }) => shown.has(cellKey(breakdown, code, column)))
      .map(({ sum }) => exactly(sum, truth));
    const known = { ...national, equations: [...national.equations, ...published] };
    return { truth, bases, figures, national, known };
  }

  test('no hidden sensitive cell can be worked out', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (counts) => {
        const { truth, bases, national, known } = await readOf(counts);
        for (const { sum, isIn, option } of cells) {
          const count = exactly(sum, truth).from;
          const base = total(bases.filter((_, atom) => isIn(atom)));
          if (count >= 2 && base - count >= 2) continue;
          const [before, after] = [enumerated(national, sum), enumerated(known, sum)];
          expect([option, after[1] - after[0] >= Math.min(2, before[1] - before[0])]).toEqual([option, true]);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('no atom is known to the last respondent', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (counts) => {
        const { bases, figures, known } = await readOf(counts);
        const everybody = total(bases);
        const told = bases.flatMap((base, atom) =>
          base === 0
            ? []
            : figures.map(({ from }, option) => {
                const [lowest, highest] = enumerated(known, sumOf([atom * 3 + option]));
                return (from > 0 && highest === 0) || (from < everybody && lowest === base);
              }),
        );
        expect(told).not.toContain(true);
      }),
      { numRuns: 15 },
    );
  });
});

test('The fewest that a combination of groups concerns are found as by trying every combination', () => {
  const population = fc.array(
    fc.record({ r: fc.nat(2), s: fc.nat(2), t: fc.nat(1), respondents: fc.nat(6) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  const coefficients = [-1, 0, 1];
  const every = (length: number): number[][] =>
    length === 0 ? [[]] : every(length - 1).flatMap((rest) => coefficients.map((value) => [...rest, value]));
  const combinations = every(8);
  fc.assert(
    fc.property(population, (people) => {
      const atoms = people.map(({ r, s, t, respondents }) => ({
        respondents,
        members: [
          ...[0, 1, 2].map((code) => Number(code === r)),
          ...[0, 1, 2].map((code) => Number(code === s)),
          ...[0, 1].map((code) => Number(code === t)),
        ],
      }));
      const concerned = combinations.map((times) =>
        atoms.reduce((sum, { members, respondents }) => {
          const value = members.reduce((total, member, place) => total + member * times[place]!, 0);
          return sum + (value === 0 ? 0 : respondents);
        }, 0),
      );
      const fewest = Math.min(...concerned.filter((count) => count > 0));
      expect(fewestConcerned(atoms, 5) ?? 5).toBe(Math.min(5, fewest));
    }),
    { numRuns: 30 },
  );
});
