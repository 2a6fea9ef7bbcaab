import { type Item, kindOf } from '../questionnaire/kinds/all.ts';
import { isInBase, type Net } from '../questionnaire/option.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Category, Table } from './table.ts';

/** A closed item as the tables see it. */
export interface Subject {
  item: string;
  measure: Table['measure'];
  /** The item itself, or the derived variable that bands a number. */
  variable: string;
  /** Options or bands. */
  counted: Category[];
  nets: Net[];
  /** What is counted, then the nets. */
  categories: Category[];
}

/** Every item that is tabulated: all but those whose answers are words. */
export function subjectsOf(questionnaire: Questionnaire): Subject[] {
  return itemsOf(questionnaire).flatMap((item) => subjectOf(item, questionnaire));
}

function subjectOf(item: Item, questionnaire: Questionnaire): Subject | [] {
  const measure = kindOf(item).measure(item);
  if (measure.type === 'none') return [];
  if (measure.type === 'number') return numberSubject(item.id, questionnaire);
  const nets = measure.type === 'choice' ? measure.nets : [];
  const options = measure.options.map((option): Category => {
    return { code: option.code, role: 'option', inBase: isInBase(option) };
  });
  const sums = nets.map(({ code }): Category => ({ code, role: 'net', inBase: true }));
  return {
    item: item.id,
    measure: measure.type,
    variable: item.id,
    counted: options,
    nets,
    categories: [...options, ...sums],
  };
}

function numberSubject(item: string, questionnaire: Questionnaire): Subject {
  const derived = questionnaire.derived.find(({ of }) => of === item);
  const bands = (derived?.bands ?? []).map(({ code }): Category => ({ code, role: 'band', inBase: true }));
  const variable = derived?.id ?? item;
  return { item, measure: 'number', variable, counted: bands, nets: [], categories: bands };
}
