import type { Programme, Sum } from '../../server/disclosure/programme.ts';

/**
 * The least and the most of a sum over every set of whole numbers that satisfies everything: one unknown after the
 * other, each from its least to its most, and back as soon as an equation can no longer hold. By another way than the
 * audit, and slow.
 */
export function enumerated({ least, most, equations }: Programme, wanted: Sum): [number, number] {
  const range: [number, number] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const values = [...least];
  const rowOf = (sum: Sum) => {
    const row = least.map(() => 0);
    for (const [place, times] of sum.terms) row[place]! += times;
    return row;
  };
  const rows = equations.map(({ sum, from, to }) => ({
    row: rowOf(sum),
    from: from - sum.constant,
    to: to - sum.constant,
  }));
  const target = rowOf(wanted);
  // What the unknowns from a place on can add to each row at the least and at the most.
  const rest = rows.map(({ row }) =>
    [...least.keys(), least.length].map((place) =>
      row.slice(place).reduce<[number, number]>(
        ([low, high], times, offset) => {
          const ends = [times * least[place + offset]!, times * most[place + offset]!];
          return [low + Math.min(...ends), high + Math.max(...ends)];
        },
        [0, 0],
      ),
    ),
  );
  const visit = (place: number, sums: number[]): void => {
    if (
      rows.some(
        ({ from, to }, at) =>
          sums[at]! + rest[at]![place]![0] > to || sums[at]! + rest[at]![place]![1] < from,
      )
    )
      return;
    if (place === least.length) {
      const value = target.reduce((sum, times, at) => sum + times * values[at]!, wanted.constant);
      range[0] = Math.min(range[0], value);
      range[1] = Math.max(range[1], value);
      return;
    }
    for (let value = least[place]!; value <= most[place]!; value++) {
      values[place] = value;
      visit(
        place + 1,
        sums.map((sum, at) => sum + rows[at]!.row[place]! * value),
      );
    }
  };
  visit(
    0,
    rows.map(() => 0),
  );
  return range;
}
