import type { Item } from '../kinds/all.ts';
import { type BatteryItem, optionsInRow } from '../kinds/battery.ts';
import type { FigureTableItem } from '../kinds/figure-table.ts';
import { shownToChange } from './asked.ts';
import { type Changes, endingWith, mergeChanges, quotedLabels } from './changes.ts';
import { numberChanges } from './numbers.ts';
import type { Both } from './placed.ts';
import type { SameWords } from './same-words.ts';

/** A row of a battery or figure table, and what differs in it beyond the item that it is part of. */
export type ChangedRow = { id: string; label: string } & (
  | { state: 'kept'; changes: Changes }
  | { state: 'new' | 'gone' }
);

/** The rows of both waves, in the later order; none for items without rows. */
export function rowChanges(before: Item, after: Item, both: Both): ChangedRow[] {
  const { same } = both;
  if (before.kind === 'battery' && after.kind === 'battery')
    return changedRows(before.rows, after.rows, same, (row, other) => [
      withoutChanges(before, after, row.id),
      { routing: shownToChange(`Raden «${other.label}»`, row.showIf, other.showIf, both) },
    ]);
  // The years of a figure table move on by themselves: each is a variable of its own.
  if (before.kind === 'figureTable' && after.kind === 'figureTable')
    return changedRows<FigureTableItem['rows'][number]>(before.rows, after.rows, same, (row, other) => [
      { scale: numberChanges(row, other, same) },
    ]);
  return [];
}

function changedRows<Row extends { id: string; label: string }>(
  before: Row[],
  after: Row[],
  same: SameWords,
  own: (before: Row, after: Row) => Changes[],
): ChangedRow[] {
  const gone = before.filter(({ id }) => !after.some((row) => row.id === id));
  return [
    ...after.map((row): ChangedRow => {
      const { id, label } = row;
      const known = before.find((each) => each.id === id);
      if (!known) return { id, label, state: 'new' };
      const wording = same(known.label, label)
        ? []
        : [`Teksten er endret fra «${known.label}» til ${endingWith(label)}`];
      return { id, label, state: 'kept', changes: mergeChanges([...own(known, row), { wording }]) };
    }),
    ...gone.map(({ id, label }): ChangedRow => ({ id, label, state: 'gone' })),
  ];
}

/** Options that only one of the waves offers in the row, though both have them in the scale. */
function withoutChanges(before: BatteryItem, after: BatteryItem, row: string): Changes {
  const left = (item: BatteryItem) => {
    const offered = optionsInRow(item, row);
    return item.options.filter((option) => !offered.includes(option)).map(({ code }) => code);
  };
  const shared = after.options.filter(({ code }) => before.options.some((option) => option.code === code));
  const labelled = (codes: string[], others: string[]) =>
    shared.filter(({ code }) => codes.includes(code) && !others.includes(code)).map(({ label }) => label);
  const [earlier, now] = [left(before), left(after)];
  const [come, gone] = [labelled(earlier, now), labelled(now, earlier)];
  return {
    scale: [
      ...(come.length > 0 ? [`Her kan man nå også svare ${quotedLabels(come, 'disjunction')}.`] : []),
      ...(gone.length > 0 ? [`Her kan man ikke lenger svare ${quotedLabels(gone, 'disjunction')}.`] : []),
    ],
  };
}
