import { type Item, kindOf } from '../questionnaire/kinds/all.ts';
import { isInBase, type Net } from '../questionnaire/option.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { columnOf, type Dataset } from './dataset.ts';
import { planOf } from './plan.ts';
import { type Category, everybody, type Group, nobodysGroup, type Table, withNets } from './table.ts';
import { type Grouping, summaries, type Tally, tallyCoded, tallyNumber, tallySeveral } from './tally.ts';

/**
 * Makes every table of the plan, in the plan's order. A number is tabulated by the first derived variable that
 * bands it, and its mean and median are of those with an answer.
 */
export function tabulate(dataset: Dataset, questionnaire: Questionnaire): Table[] {
  const subjects = new Map(itemsOf(questionnaire).map((item) => [item.id, subjectOf(item, questionnaire)]));
  const national: Grouping = { codes: [everybody], cells: new Uint8Array(dataset.respondents) };
  return planOf(questionnaire).map(({ id, item, breakdown }) => {
    const subject = subjects.get(item)!;
    const { measure, variable, categories } = subject;
    const table = { id, item, measure, variable, categories };
    if (breakdown === undefined) {
      const [all] = groupsOf(dataset, subject, national);
      return { ...table, scope: 'national', all: all! };
    }
    const groups = groupsOf(dataset, subject, columnOf(dataset, breakdown, 'coded'));
    const ungrouped = groups.pop()!;
    return { ...table, scope: 'breakdown', breakdown, groups, ungrouped };
  });
}

/** An item as the tables see it. */
interface Subject {
  item: string;
  measure: Table['measure'];
  variable: string;
  /** Options or bands, without the nets. */
  counted: Category[];
  nets: Net[];
  categories: Category[];
}

function subjectOf(item: Item, questionnaire: Questionnaire): Subject {
  const measure = kindOf(item).measure(item);
  if (measure.type === 'none') return subject(item.id, 'choice', item.id, [], []);
  if (measure.type === 'number') {
    const derived = questionnaire.derived.find(({ of }) => of === item.id);
    const bands = (derived?.bands ?? []).map(({ code }) => ({ code, role: 'band' as const, inBase: true }));
    return subject(item.id, 'number', derived?.id ?? item.id, bands, []);
  }
  const options = measure.options.map((option) => ({
    code: option.code,
    role: 'option' as const,
    inBase: isInBase(option),
  }));
  return subject(item.id, measure.type, item.id, options, measure.type === 'choice' ? measure.nets : []);
}

function subject(
  item: string,
  measure: Table['measure'],
  variable: string,
  counted: Category[],
  nets: Net[],
): Subject {
  const sums = nets.map(({ code }) => ({ code, role: 'net' as const, inBase: true }));
  return { item, measure, variable, counted, nets, categories: [...counted, ...sums] };
}

/** The groups in the breakdown's order, and last the ungrouped. */
function groupsOf(dataset: Dataset, subject: Subject, grouping: Grouping): Group[] {
  const summary =
    subject.measure === 'number' ? summaries(columnOf(dataset, subject.item, 'number'), grouping) : undefined;
  return talliesOf(dataset, subject, grouping).map((tally, group) => ({
    ...tally,
    code: grouping.codes[group] ?? nobodysGroup,
    counts: withNets(tally.counts, subject.counted, subject.nets),
    ...(summary ? { summary: summary[group]! } : {}),
  }));
}

function talliesOf(dataset: Dataset, subject: Subject, grouping: Grouping): Tally[] {
  const inBase = subject.counted.map((category) => category.inBase);
  if (subject.measure === 'several')
    return tallySeveral(columnOf(dataset, subject.item, 'several'), grouping, inBase);
  if (subject.measure === 'number' && subject.counted.length === 0)
    return tallyNumber(columnOf(dataset, subject.item, 'number'), grouping);
  return tallyCoded(columnOf(dataset, subject.variable, 'coded'), grouping, inBase);
}
