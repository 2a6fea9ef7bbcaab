import type { Dataset } from '../../../analysis/dataset.ts';
import { nationalOnly } from '../../../analysis/national-only.ts';
import type { Form, KnownQuestion, KnownTies } from '../../../disclosure/attack/known.ts';
import type { Condition } from '../../../questionnaire/condition.ts';
import { inOrder, no, yes } from '../../../questionnaire/deriving.ts';
import { type Item, variablesOf } from '../../../questionnaire/kinds/all.ts';
import { isInBase } from '../../../questionnaire/option.ts';
import { itemsOf, type Questionnaire, type Section } from '../../../questionnaire/questionnaire.ts';
import { variablesIn } from '../../../questionnaire/variables.ts';
import { type AnswersIn, answersIn } from './answers.ts';
import { type Collector, collector } from './collector.ts';
import { type Event, type EventOf, eventsIn, indicatorEvent } from './event.ts';
import { combined, everybody, less, sum } from './form.ts';
import { ticksTied } from './ticks.ts';

/**
 * How the answers of a wave hang together, as anybody can read it in the questionnaire: in the form of numbers of
 * respondents in each atom, of which none is known, and limits between them. A wave with several instruments has ties
 * by routing where they all route alike.
 *
 * @param questions in the order of what is known
 * @param atomOf the atom of each respondent
 */
export function tiesFrom(
  dataset: Dataset,
  questionnaire: Questionnaire,
  questions: readonly KnownQuestion[],
  breakdowns: readonly string[],
  atomOf: readonly number[],
  atoms: number,
): KnownTies {
  const collect = collector(atomOf, atoms);
  const national = nationalOnly(questionnaire, dataset.instruments);
  const answers = answersIn(
    dataset,
    variablesIn(questionnaire),
    questions,
    breakdowns,
    (variable) => national.has(variable),
    collect,
  );
  const items = itemsOf(questionnaire);
  const derived = tieIndicators(questionnaire, answers, collect);
  tieCounts(questionnaire, derived, collect);
  const routes = eventsIn(items, answers, collect, new Map(), 2);
  for (const item of items) tieAsked(item, dataset.instruments, routes, answers, collect);
  for (const item of items) if (item.kind === 'several') ticksTied(item, answers, collect);
  return collect.ties();
}

function tieIndicators(
  questionnaire: Questionnaire,
  answers: AnswersIn,
  collect: Collector,
): Map<string, Event> {
  const derived = new Map<string, Event>();
  const eventOf = eventsIn(itemsOf(questionnaire), answers, collect, derived, 3);
  for (const indicator of inOrder(questionnaire.indicators)) {
    const made = eventOf(indicator.when);
    if (!made) continue;
    const event = indicatorEvent(indicator, made);
    derived.set(indicator.id, event);
    for (const [form, code] of [
      [event.yes, yes],
      [event.no, no],
    ] as const)
      collect.tell({ form, variable: indicator.id, columns: [code], withBase: false });
  }
  return derived;
}

/** As many hold as are counted; and whoever has all of them is one of those who have each. */
function tieCounts({ counts }: Questionnaire, derived: ReadonlyMap<string, Event>, collect: Collector): void {
  for (const { id, count, unknown } of counts) {
    const events = count.map((each) => derived.get(each));
    if (events.some((event) => event === undefined)) continue;
    const own = events.map((event) => event!);
    const numberOf = (row: number) => {
      const truths = own.map((event) => event.holds(row));
      if (unknown === 'out' && truths.includes(undefined)) return undefined;
      return truths.filter((truth) => truth === true).length;
    };
    const having = [...own, undefined].map((_, number) => collect.count((row) => numberOf(row) === number));
    for (const [number, form] of having.entries())
      collect.tell({ form, variable: id, columns: [String(number)], withBase: false });
    const held = combined(...having.map((form, number) => [form, number] as const));
    const all = sum(own.map((event) => event.yes));
    if (unknown === 'no') {
      collect.same(sum(having), everybody);
      collect.same(held, all);
    } else {
      collect.atMost(sum(having), everybody);
      collect.atMost(held, all);
    }
    for (const event of own) {
      collect.atMost(having.at(-1)!, event.yes);
      collect.atMost(having[0]!, less(everybody, event.yes));
    }
  }
}

/** Who was asked is who met the conditions; and whoever answered was asked. */
function tieAsked(
  item: Item,
  instruments: readonly Questionnaire[],
  eventOf: EventOf,
  answers: AnswersIn,
  collect: Collector,
): void {
  const placed = instruments.map(({ sections }) =>
    sections.flatMap((section) =>
      section.items.flatMap((own) => (own.id === item.id ? [{ section, item: own }] : [])),
    ),
  );
  if (placed.some((own) => own.length === 0)) return;
  for (const variable of variablesOf(item)) {
    const conditions = placed.map(([own]) => conditionsOf(own!.section, own!.item, variable.cell));
    const [first] = conditions;
    if (!first?.length || conditions.some((each) => JSON.stringify(each) !== JSON.stringify(first))) continue;
    const event = eventOf({ all: first });
    const isAsked = answers.isAsked(variable.id);
    if (!event || !isAsked) continue;
    const asked = collect.count(isAsked);
    collect.same(asked, event.yes);
    tellAsked(variable, asked, answers, collect);
  }
}

/** How many were asked is the base and those outside it. */
function tellAsked(
  { id, measure }: ReturnType<typeof variablesOf>[number],
  asked: Form,
  answers: AnswersIn,
  collect: Collector,
): void {
  const outside = measure.type === 'number' ? [] : measure.options.filter((each) => !isInBase(each));
  const isBlankIn = measure.type === 'several' && measure.base === 'asked';
  // Somebody may have ticked two options that are outside the base.
  if (measure.type !== 'several' || outside.length < 2)
    collect.tell({
      form: asked,
      variable: id,
      columns: [...outside.map(({ code }) => code), ...(isBlankIn ? [] : ['no_answer'])],
      withBase: true,
    });
  if (measure.type !== 'choice') return;
  const codes = measure.options.map(({ code }) => code);
  const all = answers.chose(id, codes);
  if (all) collect.atMost(all.form, asked);
}

function conditionsOf(section: Section, item: Item, cell: string | undefined): Condition[] {
  const row = item.kind === 'battery' ? item.rows.find(({ id }) => id === cell) : undefined;
  const offered =
    'options' in item && item.kind !== 'battery' ? item.options.map(({ showIf }) => showIf) : [];
  const any = offered.flatMap((each) => each ?? []);
  return [
    ...[section.showIf, item.showIf, row?.showIf].flatMap((each) => each ?? []),
    ...(any.length > 0 && any.length === offered.length ? [{ any }] : []),
  ];
}
