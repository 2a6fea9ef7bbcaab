import { no, yes } from '../../deriving.ts';
import { type Item, isNumeric, optionsOf } from '../../kinds/all.ts';
import { optionsInRow } from '../../kinds/battery.ts';

/** What a condition looks at: an item, or in `when` an indicator. */
export interface Subject {
  id: string;
  answers: 'options' | 'rows' | 'number' | 'words' | 'nothing';
  /** The codes that can be chosen; of a battery, in some row. */
  options: string[];
  /** A battery's rows, each with the codes that can be chosen there. */
  rows: ReadonlyMap<string, string[]>;
}

export function subjectOf(item: Item): Subject {
  return {
    id: item.id,
    answers: answersOf(item),
    options: optionsOf(item).map(({ code }) => code),
    rows: new Map(
      item.kind === 'battery'
        ? item.rows.map(({ id }) => [id, optionsInRow(item, id).map(({ code }) => code)])
        : [],
    ),
  };
}

export function indicatorSubject(id: string): Subject {
  return { id, answers: 'options', options: [yes, no], rows: new Map() };
}

function answersOf(item: Item): Subject['answers'] {
  if (item.kind === 'battery') return 'rows';
  if (item.kind === 'information') return 'nothing';
  if (isNumeric(item)) return 'number';
  return 'options' in item ? 'options' : 'words';
}
