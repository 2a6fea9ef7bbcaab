import fc from 'fast-check';
import { hiddenGroups } from '../../server/disclosure/hidden-groups.ts';

const policy = { minimumBase: 5 };

test.each<[string, number[], number, number[]]>([
  ['every group is large enough', [14, 15, 10], 0, []],
  ['one small group takes the smallest large one along', [14, 4, 10, 12], 0, [1, 2]],
  ['on a tie the later goes', [10, 4, 10], 0, [1, 2]],
  ['two small groups protect each other', [3, 20, 2], 0, [0, 2]],
  ['two small groups that together are too small take a third along', [2, 20, 2, 9], 0, [0, 2, 3]],
  ['an empty group has nobody to protect', [20, 0, 9], 0, [1]],
  ['three without a group could be found by subtraction', [20, 9, 8], 3, [2]],
  ['five without a group are many enough', [20, 9, 8], 5, []],
  ['those without a group do not protect a small one', [20, 4, 9], 6, [1, 2]],
  ['nothing is left when all are small', [4, 3, 1], 0, [0, 1, 2]],
  ['a breakdown may be lost altogether', [5, 1], 0, [0, 1]],
  ['there are no groups', [], 0, []],
])('%s', (_, sizes, unshown, hidden) => {
  expect([...hiddenGroups(sizes, policy, unshown)].sort()).toEqual(hidden);
});

test('A policy without control hides nothing', () => {
  expect(hiddenGroups([0, 1, 2], { minimumBase: 0 }, 1).size).toBe(0);
});

test('For any groups: nobody below the minimum is shown, or found by subtraction', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(8), fc.nat(12), (sizes, minimumBase, unshown) => {
      const hidden = hiddenGroups(sizes, { minimumBase }, unshown);
      const sum = (places: number[]) => places.reduce((total, place) => total + sizes[place]!, 0);
      const shown = sizes.map((_, place) => place).filter((place) => !hidden.has(place));
      for (const place of shown) expect(sizes[place]).toBeGreaterThanOrEqual(minimumBase);
      if (shown.length === 0) return;
      const held = sum([...hidden]);
      expect(held === 0 || held >= minimumBase).toBe(true);
      expect(held + unshown === 0 || held + unshown >= minimumBase).toBe(true);
    }),
  );
});
