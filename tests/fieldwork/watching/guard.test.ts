import fc from 'fast-check';
import type { Unit } from '../../../server/fieldwork/frame/unit.ts';
import { groupsOf, type UnitGroup } from '../../../server/fieldwork/watching/breakdowns.ts';
import { statusCounts } from '../../../server/fieldwork/watching/counts.ts';
import { smallestDifference } from '../../../server/fieldwork/watching/difference.ts';
import {
  fewestUnits,
  guardedCounts,
  mergeSmall,
  wholeAlone,
} from '../../../server/fieldwork/watching/guard.ts';
import { unitsInGroups, unitsOf2024, unitWith } from '../../builders/watched-units.ts';

const groupOf = (code: string, size: number): UnitGroup => ({
  codes: [code],
  units: Array.from({ length: size }, (_, place) => unitWith({ unit: `${code}${place}` })),
});
const sizes = (groups: UnitGroup[]) => groups.map(({ codes, units }) => `${codes.join('+')} ${units.length}`);

describe('Groups with fewer than five units', () => {
  test.each([
    ['the two smallest, where they have no order', false, [7, 3, 9, 4, 18], ['a 7', 'b+d 7', 'c 9', 'e 18']],
    ['a neighbour, where they have one', true, [7, 3, 9, 4, 18], ['a+b 10', 'c+d 13', 'e 18']],
    ['until each has enough', false, [1, 1, 1, 9], ['a+b+c+d 12']],
    ['the first of two alike', false, [1, 5, 5, 5], ['a+b 6', 'c 5', 'd 5']],
    ['nothing, where each has enough', false, [5, 6], ['a 5', 'b 6']],
  ])('are merged with %s', (_, ordered, given, merged) => {
    const groups = given.map((size, place) => groupOf('abcde'[place]!, size));
    expect(sizes(mergeSmall(groups, ordered))).toEqual(merged);
  });
});

describe('The smallest difference between two breakdowns', () => {
  /** By trying every choice of groups from both. */
  function byTrying(one: UnitGroup[], other: UnitGroup[]): number {
    const groups = [...one, ...other];
    let smallest = Number.POSITIVE_INFINITY;
    for (let choice = 0; choice < 2 ** groups.length; choice++) {
      const chosen = groups.filter((_, place) => choice & (1 << place));
      const ids = (some: UnitGroup[]) =>
        new Set(
          some.filter((group) => chosen.includes(group)).flatMap(({ units }) => units.map(({ id }) => id)),
        );
      const [left, right] = [ids(one), ids(other)];
      const differing =
        [...left].filter((id) => !right.has(id)).length + [...right].filter((id) => !left.has(id)).length;
      if (differing > 0) smallest = Math.min(smallest, differing);
    }
    return smallest;
  }

  test('is what trying every choice gives', () => {
    const unit = fc.record({
      county: fc.constantFrom('a', 'b', 'c', 'd'),
      region: fc.constantFrom('ost', 'nord', 'vest'),
    });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 25 }), (facts) => {
        const units = facts.map((each, place) =>
          unitWith({ unit: String(place), facts: each as Unit['facts'] }),
        );
        const [regions, counties] = [groupsOf(units, 'region'), groupsOf(units, 'county')];
        expect(smallestDifference(regions, counties)).toBe(byTrying(regions, counties));
      }),
      { numRuns: 200 },
    );
  });

  test('is the smallest part where one breakdown parts the groups of the other', () => {
    const units = unitsInGroups([
      [{ region: 'ost', county: 'Østfold' }, 6, 0],
      [{ region: 'ost', county: 'Innlandet' }, 7, 0],
      [{ region: 'nord', county: 'Troms' }, 8, 0],
    ]);
    expect(smallestDifference(groupsOf(units, 'region'), groupsOf(units, 'county'))).toBe(6);
  });

  test('is the smallest group where both part the units alike', () => {
    const units = unitsInGroups([
      [{ region: 'ost', county: 'Østfold' }, 2, 0],
      [{ region: 'nord', county: 'Troms' }, 3, 0],
    ]);
    expect(smallestDifference(groupsOf(units, 'region'), groupsOf(units, 'county'))).toBe(2);
  });
});

describe('What an analyst sees of a closed wave', () => {
  test('is no group with fewer than five units, and sums to the whole, in 2024', () => {
    const { all, breakdowns } = guardedCounts(unitsOf2024());
    expect(all).toMatchObject({ units: 230, answered: 188 });
    expect(breakdowns.map(({ id }) => id)).toEqual([
      'region',
      'size',
      'organisation',
      'county',
      'instrument',
    ]);
    for (const { groups } of breakdowns) {
      for (const { counts } of groups) expect(counts.units).toBeGreaterThanOrEqual(fewestUnits);
      expect(groups.reduce((sum, { counts }) => sum + counts.answered, 0)).toBe(188);
    }
  });

  test('has no full-time equivalents of groups, and whole ones of all', () => {
    const { all, breakdowns } = guardedCounts(unitsOf2024());
    expect(all.fte).toEqual({ all: 5220.5, answered: 4109, unitsWithout: 0 });
    for (const { counts } of breakdowns.flatMap(({ groups }) => groups))
      expect(counts.fte).toEqual({ hidden: true });
  });

  test.each([
    ['few units', 19, 10],
    ['few that answered', 30, 4],
    ['few that did not', 30, 26],
  ])(
    'has no sum of full-time equivalents of %s: which units make it up could be found',
    (_, units, answered) => {
      const { all } = guardedCounts(unitsInGroups([[{ fte: 7.3 }, units, answered]]));
      expect(all.fte).toEqual({ hidden: true });
    },
  );

  test('leaves a breakdown out that tells of one unit by subtraction', () => {
    // Whoever takes the districts from Oslo is left with the one service that is no district.
    const units = unitsInGroups([
      [{ region: 'oslo', organisation: 'bydel' }, 15, 8],
      [{ region: 'oslo', organisation: 'kommunal' }, 1, 1],
      [{ region: 'ost', organisation: 'kommunal' }, 20, 17],
    ]);
    expect(guardedCounts(units).breakdowns.map(({ id }) => id)).toEqual(['region']);
  });

  test('keeps both where they part the units alike', () => {
    const units = unitsInGroups([
      [{ region: 'oslo', organisation: 'bydel' }, 15, 8],
      [{ region: 'ost', organisation: 'kommunal' }, 20, 17],
    ]);
    expect(guardedCounts(units).breakdowns.map(({ id }) => id)).toEqual(['region', 'organisation']);
  });
});

test('An analyst sees no groups and no full-time equivalents while leaders answer', () => {
  const units = unitsOf2024();
  const { all, breakdowns } = wholeAlone(units, new Set());
  expect(breakdowns).toEqual([]);
  expect(all).toEqual({ ...statusCounts(units, new Set()), fte: { hidden: true } });
});
