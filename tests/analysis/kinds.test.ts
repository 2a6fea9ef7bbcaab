import fc from 'fast-check';
import { kindsBy, placesIn, plainTrait, sizesOf } from '../../server/analysis/kinds.ts';

test('rows that have everything in common are of one kind, numbered as they are met', () => {
  const kinds = kindsBy(5, [
    plainTrait(Uint8Array.of(7, 255, 7, 7, 255)),
    plainTrait(Uint8Array.of(0, 0, 1, 0, 0)),
  ]);
  expect([...kinds.of]).toEqual([0, 1, 2, 0, 1]);
  expect(kinds.first).toEqual([0, 1, 2]);
  expect([...sizesOf(kinds)]).toEqual([2, 2, 1]);
});

test('what counts as the same tells nobody apart', () => {
  const { of } = kindsBy(3, [{ cells: Uint8Array.of(0, 1, 2), countsAs: Uint32Array.of(1, 0, 1), size: 2 }]);
  expect([...of]).toEqual([0, 1, 0]);
});

test.each([
  ['without anything to tell them apart', 3, [0, 0, 0], [0]],
  ['where there are none', 0, [], []],
])('rows %s', (_, rows, of, first) => {
  const kinds = kindsBy(rows, []);
  expect([[...kinds.of], kinds.first]).toEqual([of, first]);
});

test('things are numbered alike whether there could be few of them or many', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(99)), (keys) => {
      const [few, many] = [placesIn(100), placesIn(100_000_000)];
      const met = [...new Set(keys)];
      expect(keys.map(few)).toEqual(keys.map((key) => met.indexOf(key)));
      expect(keys.map(many)).toEqual(keys.map((key) => met.indexOf(key)));
    }),
  );
});
