import { no, yes } from './deriving.ts';
import { type Item, variablesOf } from './kinds/all.ts';
import type { Variable } from './kinds/kind.ts';
import type { Option } from './option.ts';
import { type Count, type Indicator, itemsOf, type Questionnaire } from './questionnaire.ts';

/** A variable of a questionnaire, and what it comes from: an item, or answers to several. */
export interface PlacedVariable extends Variable {
  /** None for a derived variable. */
  item?: Item;
  kind: Item['kind'] | 'indicator' | 'count';
  /** What a reader of the results must know. */
  note?: string | undefined;
}

/** Every variable that is tabulated: those of the items in their order, then indicators and counts. */
export function variablesIn(questionnaire: Questionnaire): PlacedVariable[] {
  return [
    ...itemsOf(questionnaire).flatMap((item) =>
      variablesOf(item).map((variable) => ({ ...variable, item, kind: item.kind, note: item.note })),
    ),
    ...derivedVariables(questionnaire),
  ];
}

export function derivedVariables({
  indicators,
  counts,
}: Pick<Questionnaire, 'indicators' | 'counts'>): PlacedVariable[] {
  return [...indicators.map(indicatorVariable), ...counts.map(countVariable)];
}

const indicatorOptions: Option[] = [
  { code: yes, label: 'Ja' },
  { code: no, label: 'Nei' },
];

function indicatorVariable({ id, label, note }: Indicator): PlacedVariable {
  const measure: Variable['measure'] = { type: 'choice', options: indicatorOptions, nets: [] };
  return { id, kind: 'indicator', text: label, label, note, measure };
}

/** A count goes from none to all of its indicators, and has a mean. */
function countVariable({ id, label, note, count, nets }: Count): PlacedVariable {
  const options = Array.from({ length: count.length + 1 }, (_, number): Option => {
    return { code: String(number), label: String(number), value: number };
  });
  return {
    id,
    kind: 'count',
    text: label,
    label,
    note,
    measure: {
      type: 'choice',
      options,
      nets: nets.map(({ atLeast, ...net }) => ({
        ...net,
        options: options.filter(({ value }) => value! >= atLeast).map(({ code }) => code),
      })),
      scale: { polarity: 'unipolar', poles: undefined },
    },
  };
}
