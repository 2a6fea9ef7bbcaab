import { sourcesIn } from '../questionnaire/groups/sources.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { crossingsIn, type Division, undivided } from './crossings.ts';
import { columnOf, type Dataset, type NumberColumn } from './dataset.ts';
import { divided } from './divided.ts';
import { planOf } from './plan.ts';
import { type Subject, subjectsOf } from './subject.ts';
import { type Group, nobodysGroup, type Table, withNets } from './table.ts';
import {
  type Grouping,
  numbersOf,
  summaries,
  type Tally,
  tallyCoded,
  tallyNumber,
  tallySeveral,
  undividedGrouping,
} from './tally.ts';

/**
 * Makes every table of the plan, in the plan's order, each when it is asked for. A number is tabulated by the first
 * derived variable that bands it. Mean and median are of those with an answer: of numbers, and of options that count
 * for one.
 *
 * @param divisions the groups to tabulate by, without which each stands alone. A breakdown that is not among
 * them is left out.
 */
export function* tablesOf(
  dataset: Dataset,
  questionnaire: Questionnaire,
  divisions: Division[] = undivided(crossingsIn(dataset, questionnaire)),
): Generator<Table> {
  const subjects = new Map(subjectsOf(questionnaire).map((subject) => [subject.variable, subject]));
  const national = undividedGrouping(dataset);
  const sources = sourcesIn(questionnaire);
  const groupings = new Map(divisions.map((division) => [division.breakdown, divided(dataset, division)]));
  const planned = planOf(questionnaire, dataset.instruments).filter(
    ({ breakdown }) => breakdown === undefined || groupings.has(breakdown),
  );
  for (const { id, variable, breakdown, makesGroups } of planned) {
    const subject = subjects.get(variable)!;
    const { measure, countedAs, categories, blankInBase = false } = subject;
    const madeFrom = [...(sources.get(variable) ?? [])];
    const table = { id, variable, madeFrom, makesGroups, measure, countedAs, categories, blankInBase };
    if (breakdown === undefined) {
      const [all] = groupsOf(dataset, subject, national);
      yield { ...table, scope: 'national', all: all! };
      continue;
    }
    const groups = groupsOf(dataset, subject, groupings.get(breakdown)!);
    const ungrouped = groups.pop()!;
    yield { ...table, scope: 'breakdown', breakdown, groups, ungrouped };
  }
}

/** All of them at once: for small waves. */
export function tabulate(...of: Parameters<typeof tablesOf>): Table[] {
  return [...tablesOf(...of)];
}

/** The groups in the breakdown's order, and last the ungrouped. */
export function groupsOf(dataset: Dataset, subject: Subject, grouping: Grouping): Group[] {
  const numbers = numbersIn(dataset, subject);
  const summary = numbers && summaries(numbers, grouping);
  return talliesOf(dataset, subject, grouping).map((tally, group) => ({
    ...tally,
    code: grouping.codes[group] ?? nobodysGroup,
    counts: withNets(tally.counts, subject.counted, subject.nets),
    ...(summary ? { summary: summary[group]! } : {}),
  }));
}

/** What mean and median are made from, if any. */
function numbersIn(dataset: Dataset, { variable, measure, values }: Subject): NumberColumn | undefined {
  if (measure === 'number') return columnOf(dataset, variable, 'number');
  return values && numbersOf(columnOf(dataset, variable, 'coded'), values);
}

function talliesOf(dataset: Dataset, subject: Subject, grouping: Grouping): Tally[] {
  const inBase = subject.counted.map((category) => category.inBase);
  if (subject.measure === 'several')
    return tallySeveral(
      columnOf(dataset, subject.variable, 'several'),
      grouping,
      inBase,
      subject.blankInBase,
    );
  if (subject.measure === 'number' && subject.counted.length === 0)
    return tallyNumber(columnOf(dataset, subject.variable, 'number'), grouping);
  return tallyCoded(columnOf(dataset, subject.countedAs, 'coded'), grouping, inBase);
}
