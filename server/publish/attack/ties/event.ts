import type { Form } from '../../../disclosure/attack/known.ts';
import type { Condition, Leaf } from '../../../questionnaire/condition.ts';
import { no, yes } from '../../../questionnaire/deriving.ts';
import { type Item, optionsOf, variablesOf } from '../../../questionnaire/kinds/all.ts';
import type { Indicator } from '../../../questionnaire/questionnaire.ts';
import type { AnswersIn } from './answers.ts';
import type { Collector } from './collector.ts';
import { combined, everybody, less, nobody, sum } from './form.ts';

/** Something that is so of a respondent, is not so, or is not known: who it is so of, who it is not so of. */
export interface Event {
  yes: Form;
  no: Form;
  holds(row: number): boolean | undefined;
}

/**
 * What a condition tells of answers. Routing has two values and takes what is not known for no; what is derived has
 * three (Kleene). Nothing where it looks at what no column has, or at numbers.
 */
export type EventOf = (condition: Condition) => Event | undefined;

export function eventsIn(
  items: readonly Item[],
  answers: AnswersIn,
  collect: Collector,
  /** Indicators that are made already. */
  derived: ReadonlyMap<string, Event>,
  values: 2 | 3,
): EventOf {
  const eventOf: EventOf = (condition) => {
    if ('all' in condition) return every(condition.all.map(eventOf), collect);
    if ('any' in condition) return negated(every(condition.any.map(eventOf).map(negated), collect));
    if ('not' in condition) return negated(eventOf(condition.not));
    const event = leafEvent(condition);
    return event && values === 2 ? settled(event) : event;
  };
  const leafEvent = (leaf: Leaf): Event | undefined => {
    const own = derived.get(leaf.item);
    if (own) return 'in' in leaf ? ofIndicator(own, leaf.in) : undefined;
    const item = items.find(({ id }) => id === leaf.item);
    return item && itemEvent(leaf, item);
  };
  const itemEvent = (leaf: Leaf, item: Item): Event | undefined => {
    if ('rows' in leaf) return values === 2 ? rowsEvent(leaf, item, answers, collect) : undefined;
    const variable = variablesOf(item).find(({ cell }) => cell === ('row' in leaf ? leaf.row : undefined));
    if (!variable) return undefined;
    if (variable.measure.type !== 'several') return answerEvent(leaf, variable.id, item, answers);
    return 'in' in leaf ? severalEvent(variable.id, leaf.in, answers, collect) : undefined;
  };
  return eventOf;
}

/** What somebody chose, or whether they chose anything. */
function answerEvent(leaf: Leaf, variable: string, item: Item, answers: AnswersIn): Event | undefined {
  const options = optionsOf(item);
  const codes = options.map(({ code }) => code);
  if ('answered' in leaf) {
    const event = choiceEvent(variable, codes, [], answers);
    return leaf.answered ? event && settled(event) : negated(event && settled(event));
  }
  if (!('in' in leaf)) return undefined;
  const others = options.filter(({ code, missing }) => !missing && !leaf.in.includes(code));
  return choiceEvent(
    variable,
    leaf.in,
    others.map(({ code }) => code),
    answers,
  );
}

function choiceEvent(
  variable: string,
  wanted: string[],
  others: string[],
  answers: AnswersIn,
): Event | undefined {
  const chosen = answers.chose(variable, wanted);
  if (!chosen) return undefined;
  const rest = others.length > 0 ? answers.chose(variable, others) : undefined;
  return {
    yes: chosen.form,
    no: rest?.form ?? nobody,
    holds: (row) => (chosen.holds(row) ? true : rest?.holds(row) ? false : undefined),
  };
}

/** Who ticked one of these is no fewer than ticked each, and no more than ticked all of them together. */
function severalEvent(
  variable: string,
  wanted: string[],
  answers: AnswersIn,
  collect: Collector,
): Event | undefined {
  const ticked = wanted.map((option) => answers.ticked(variable, option));
  // Whoever is outside the base may have ticked anything.
  if (ticked.some((each) => each === undefined) || answers.hasOutside(variable)) return undefined;
  const own = ticked.map((each) => each!);
  const holds = (row: number) => own.some((each) => each.holds(row));
  const refuses = (row: number) => answers.isAnswered(variable)(row) && !holds(row);
  const event = { yes: collect.count(holds), no: collect.count(refuses) };
  for (const { form } of own) collect.atMost(form, event.yes);
  collect.atMost(event.yes, sum(own.map(({ form }) => form)));
  collect.atMost(sum([event.yes, event.no]), everybody);
  return { ...event, holds: (row) => (holds(row) ? true : refuses(row) ? false : undefined) };
}

/** So many rows of a battery are answered with one of these. */
function rowsEvent(
  { item: _, rows }: Extract<Leaf, { rows: unknown }>,
  item: Item,
  answers: AnswersIn,
  collect: Collector,
): Event | undefined {
  const own = variablesOf(item)
    .filter(({ cell }) => rows.of === undefined || (cell !== undefined && rows.of.includes(cell)))
    .map(({ id }) => answers.chose(id, rows.in));
  if (own.length === 0 || own.some((each) => each === undefined)) return undefined;
  const chosen = own.map((each) => each!);
  const holds = (row: number) => chosen.filter((each) => each.holds(row)).length >= rows.atLeast;
  const form = collect.count(holds);
  const all = sum(chosen.map((each) => each.form));
  collect.atMost(combined([form, rows.atLeast]), all);
  // Who does not meet it has fewer, and who does has no more than there are.
  collect.atMost(all, combined([less(everybody, form), rows.atLeast - 1], [form, chosen.length]));
  collect.atMost(form, everybody);
  return { yes: form, no: less(everybody, form), holds };
}

function ofIndicator(event: Event, wanted: string[]): Event | undefined {
  const [isYes, isNo] = [wanted.includes(yes), wanted.includes(no)];
  if (isYes && isNo) return undefined;
  return isNo ? negated(event) : isYes ? event : undefined;
}

/** An indicator, with what it makes of the unknown. */
export function indicatorEvent({ unknown }: Pick<Indicator, 'unknown'>, event: Event): Event {
  return unknown === 'no' ? settled(event) : event;
}

/** What is not known counts for no. */
function settled({ yes: form, holds }: Event): Event {
  return { yes: form, no: less(everybody, form), holds: (row) => holds(row) === true };
}

function negated(event: Event | undefined): Event | undefined {
  if (!event) return undefined;
  return {
    yes: event.no,
    no: event.yes,
    holds: (row) => {
      const truth = event.holds(row);
      return truth === undefined ? undefined : !truth;
    },
  };
}

/** In an atom no more are in all of them than are in any, and no fewer than there is no room for outside. */
function every(events: (Event | undefined)[], collect: Collector): Event | undefined {
  const [first] = events;
  if (events.length === 1) return first;
  if (events.length === 0 || events.some((event) => event === undefined)) return undefined;
  const parts = events.map((event) => event!);
  const holds = (row: number) => {
    const truths = parts.map((part) => part.holds(row));
    if (truths.includes(false)) return false;
    return truths.includes(undefined) ? undefined : true;
  };
  const both = collect.count((row) => holds(row) === true);
  const not = collect.count((row) => holds(row) === false);
  for (const { yes: form, no: other } of parts) {
    collect.atMost(both, form);
    collect.atMost(other, not);
  }
  collect.atMost(combined([sum(parts.map((part) => part.yes)), 1], [everybody, 1 - parts.length]), both);
  collect.atMost(not, sum(parts.map((part) => part.no)));
  collect.atMost(sum([both, not]), everybody);
  return { yes: both, no: not, holds };
}
