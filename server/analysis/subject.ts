import type { Variable } from '../questionnaire/kinds/kind.ts';
import { isInBase, type Net, type Option } from '../questionnaire/option.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';
import type { Category, Table } from './table.ts';

/** A variable as the tables see it. */
export interface Subject {
  variable: string;
  measure: Table['measure'];
  /** What the categories belong to: the variable itself, or the derived variable that bands a number. */
  countedAs: string;
  /** Options or bands. */
  counted: Category[];
  nets: Net[];
  /** What is counted, then the nets. */
  categories: Category[];
  /** Several only: those who ticked nothing are part of the base. */
  blankInBase?: boolean;
  /** The number that each option counts for in a mean; nothing for options that have none, or no mean is made. */
  values?: (number | undefined)[];
}

export function subjectsOf(questionnaire: Questionnaire): Subject[] {
  return variablesIn(questionnaire).map((variable) => subjectOf(variable, questionnaire));
}

function subjectOf({ id, measure }: Variable, questionnaire: Questionnaire): Subject {
  if (measure.type === 'number') return numberSubject(id, questionnaire);
  const nets = measure.type === 'choice' ? measure.nets : [];
  const options = measure.options.map((option): Category => {
    const { code, missing } = option;
    return { code, role: 'option', inBase: isInBase(option), ...(missing ? { missing: true } : {}) };
  });
  const sums = nets.map(({ code, options: of }): Category => {
    return { code, role: 'net', inBase: true, options: of };
  });
  return {
    variable: id,
    measure: measure.type,
    countedAs: id,
    counted: options,
    nets,
    categories: [...options, ...sums],
    ...(measure.type === 'several' ? { blankInBase: measure.base === 'asked' } : valuesOf(measure.options)),
  };
}

function valuesOf(options: Option[]): Pick<Subject, 'values'> {
  const values = options.map(({ value }) => value);
  return values.some((value) => value !== undefined) ? { values } : {};
}

function numberSubject(variable: string, questionnaire: Questionnaire): Subject {
  const derived = questionnaire.derived.find(({ of }) => of === variable);
  const bands = (derived?.bands ?? []).map(({ code }): Category => ({ code, role: 'band', inBase: true }));
  const countedAs = derived?.id ?? variable;
  return { variable, measure: 'number', countedAs, counted: bands, nets: [], categories: bands };
}
