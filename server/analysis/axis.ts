import { backgroundGroups } from '../questionnaire/background.ts';
import { instrumentBreakdown } from '../questionnaire/instruments.ts';
import type { Variable } from '../questionnaire/kinds/kind.ts';
import { isInBase, type Net, type Option } from '../questionnaire/option.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { type PlacedVariable, variablesIn } from '../questionnaire/variables.ts';

/** A variable that can stand on a side of a crosstab, with the words for it. */
export interface AxisVariable {
  id: string;
  /** A short name, and the question in full. */
  label: string;
  text: string;
  /** The title of the section that asks it, or what it comes from when nobody is asked. */
  from: { section: string } | { source: 'derived' | 'register' };
  measure: Variable['measure']['type'];
  /** The options go from one end to another, as on a scale. */
  isOrdered: boolean;
  /** Of a number. */
  unit?: string;
  /** Options, bands or groups. Empty for a number: its bands are a variable of their own. */
  options: AxisOption[];
  nets: Net[];
  /** Several only: those who ticked nothing are part of the base. */
  blankInBase: boolean;
}

export interface AxisOption {
  code: string;
  label: string;
  inBase: boolean;
  /** Why there is no opinion. */
  missing?: Option['missing'];
  /** What it counts for in a mean. */
  value?: number | undefined;
}

/**
 * Every variable of the dataset: as the questionnaire asks them, with the bands of a number after the number; then
 * what is made from several answers, and what the register knows.
 */
export function axisVariables(questionnaire: Questionnaire): AxisVariable[] {
  const sectionOf = new Map(
    questionnaire.sections.flatMap(({ title, items }) => items.map(({ id }) => [id, title] as const)),
  );
  const from = ({ item }: PlacedVariable): AxisVariable['from'] =>
    item ? { section: sectionOf.get(item.id) ?? '' } : { source: 'derived' };
  return [
    ...variablesIn(questionnaire).flatMap((variable) => [
      asked(variable, from(variable)),
      ...bandsOf(variable.id, questionnaire, from(variable)),
    ]),
    ...known(questionnaire),
  ];
}

function asked({ id, label, text, measure }: PlacedVariable, from: AxisVariable['from']): AxisVariable {
  return {
    id,
    label,
    text,
    from,
    measure: measure.type,
    isOrdered: measure.type === 'choice' && (measure.scale !== undefined || hasValues(measure.options)),
    ...(measure.type === 'number' ? { unit: measure.unit } : {}),
    options:
      measure.type === 'number'
        ? []
        : measure.options.map((option) => ({
            code: option.code,
            label: option.label,
            inBase: isInBase(option),
            missing: option.missing,
            value: option.value,
          })),
    nets: measure.type === 'choice' ? measure.nets : [],
    blankInBase: measure.type === 'several' && measure.base === 'asked',
  };
}

function hasValues(options: Option[]): boolean {
  return options.some(({ value }) => value !== undefined);
}

function bandsOf(number: string, { derived }: Questionnaire, from: AxisVariable['from']): AxisVariable[] {
  return derived
    .filter(({ of }) => of === number)
    .map(({ id, label, bands }) => grouping({ id, label, from, isOrdered: true }, bands));
}

function known({ background, instruments }: Questionnaire): AxisVariable[] {
  const from = { source: 'register' } as const;
  return [
    ...background.map((each) =>
      grouping(
        { id: each.id, label: each.text, from, isOrdered: each.bands !== undefined },
        backgroundGroups(each),
      ),
    ),
    ...(instruments.length > 1
      ? [
          grouping(
            { id: instrumentBreakdown, label: 'Skjema', from, isOrdered: false },
            instruments.map(({ id: code, label }) => ({ code, label })),
          ),
        ]
      : []),
  ];
}

function grouping(
  named: Pick<AxisVariable, 'id' | 'label' | 'from' | 'isOrdered'>,
  groups: { code: string; label: string }[],
): AxisVariable {
  const options = groups.map(({ code, label }) => ({ code, label, inBase: true }));
  return { ...named, text: named.label, measure: 'choice', options, nets: [], blankInBase: false };
}
