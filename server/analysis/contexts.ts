import { type Answer, type Answers, isSeveral } from '../questionnaire/answer.ts';
import { instrumentBreakdown } from '../questionnaire/instruments.ts';
import { type Item, variablesOf } from '../questionnaire/kinds/all.ts';
import { fewestTicks } from '../questionnaire/kinds/several.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { columnOf, type Dataset } from './dataset.ts';
import { type Kinds, kindsBy, plainTrait } from './kinds.ts';
import { linksIn } from './links.ts';
import { type Outcomes, outcomesOf } from './outcomes.ts';
import { type Part, partOf, withoutPart, withPart } from './part.ts';
import { recall } from './recalled.ts';
import { standInsIn } from './stand-ins.ts';
import { ownTrait, traitsOf } from './traits.ts';

export interface Contexts {
  /**
   * @param isInBase is asked of one row of each kind
   * @returns nothing where words or days are looked at, which no column has, and where there is too much to try
   */
  of(part: Part, isInBase: (row: number) => boolean): Placed | undefined;
  isLinked(item: Item): boolean;
}

/** Rows of one kind have the same answer to the part, are all in its base or all outside, and have one context. */
export interface Placed {
  kinds: Kinds;
  /** Of each kind: a number from 0, in the order in which they are met, or {@link outside} the base. */
  contexts: Int32Array;
  /** How many contexts there are. */
  size: number;
}

export const outside = -1;

/** Some seconds. A wave with 300 respondents has no more than 90,000. */
const triedAtMost = 100_000;

/**
 * Which respondents could have each other's answer without a change in any figure that is national only: indicators,
 * counts, and items that are routed. Two are in the same context when every answer that somebody gave would make the
 * same of these for both. Something that an answer makes no difference to, for either of them, does not count.
 *
 * What somebody was asked because of an answer goes along with it.
 *
 * Respondents whose answers nothing tells apart are one kind and looked at once, so that a large wave takes no more
 * than its kinds.
 *
 * @param mostTried combinations of what somebody answered else with what could be given, for one part
 */
export function contextsIn(
  dataset: Dataset,
  questionnaire: Questionnaire,
  mostTried = triedAtMost,
): Contexts {
  const links = linksIn(questionnaire, dataset.instruments);
  const standIns = standInsIn(questionnaire, dataset.instruments);
  const places =
    dataset.instruments.length > 1 ? columnOf(dataset, instrumentBreakdown, 'coded').cells : undefined;

  const inOneContext = (part: Part, isInBase: (row: number) => boolean): Placed => {
    const kinds = kindsBy(dataset.respondents, [ownTrait(part, dataset, standIns)]);
    return { kinds, contexts: Int32Array.from(kinds.first, (row) => (isInBase(row) ? 0 : outside)), size: 1 };
  };

  const inContexts = (
    part: Part,
    isInBase: (row: number) => boolean,
    changed: ReadonlySet<string>,
  ): Placed | undefined => {
    const looked = new Set([...links.lookedAtBy(changed), part.item.id]);
    const items = itemsOf(questionnaire).filter(({ id }) => looked.has(id));
    if (items.some((item) => variablesOf(item).length === 0)) return undefined;
    const along = items.filter(({ id }) => changed.has(id)).map(({ id }) => id);
    const kinds = kindsBy(dataset.respondents, [
      ...(places ? [plainTrait(places)] : []),
      ownTrait(part, dataset, standIns),
      ...items.flatMap((item) => traitsOf(item, dataset, standIns, part)),
    ]);
    const rests = new Map<string, Rest>();
    const gifts = new Map<string, Gift>();
    const restOf = kinds.first.map((row) => {
      if (!isInBase(row)) return undefined;
      const answers = recall(dataset, items, row);
      const gift = { value: partOf(answers, part), along: standIns(only(answers, along)) };
      gifts.set(JSON.stringify(gift), gift);
      const rest = {
        answers: standIns(without(withoutPart(answers, part), along)),
        instrument: places?.[row] ?? 0,
      };
      const key = JSON.stringify(rest);
      if (rests.size <= mostTried) rests.set(key, rest);
      return key;
    });
    if (rests.size * gifts.size > mostTried) return undefined;
    const outcomes = dataset.instruments.map((instrument) => outcomesOf(questionnaire, instrument, changed));
    const given = [...gifts.values()];
    const known = new Map<string, number>();
    const numbers = new Map<string, number>();
    for (const [key, rest] of rests) {
      const context = contextOf(rest.answers, part, given, outcomes[rest.instrument]!, along.length === 0);
      const number = numbers.get(context) ?? numbers.size;
      numbers.set(context, number);
      known.set(key, number);
    }
    const contexts = Int32Array.from(restOf, (key) => (key === undefined ? outside : known.get(key)!));
    return { kinds, contexts, size: numbers.size };
  };

  return {
    isLinked: ({ id }) => links.changedBy(id).size > 0,
    of: (part, isInBase) => {
      const changed = links.changedBy(part.item.id);
      return changed.size === 0 ? inOneContext(part, isInBase) : inContexts(part, isInBase, changed);
    },
  };
}

/** An answer to a part, and those to other items that would go along with it and that something looks at. */
interface Gift {
  value: Answer | undefined;
  along: Answers;
}

/** What somebody answered else, and the place of the instrument. */
interface Rest {
  answers: Answers;
  instrument: number;
}

/** With nothing going along, what an answer makes no difference to can be left out. */
function contextOf(
  rest: Answers,
  part: Part,
  given: Gift[],
  outcomes: Outcomes,
  mayLeaveOut: boolean,
): string {
  const made = given.map(({ value, along }) => [
    ...outcomes(withPart({ ...rest, ...along }, part, value)),
    String(hasAny(rest, part, value)),
  ]);
  const each = made[0]!.map((_, place) => made.map((outcome) => outcome[place]));
  const known = each.map((values) =>
    mayLeaveOut && values.every((value) => value === values[0]) ? '' : values,
  );
  return JSON.stringify([isExclusive(rest, part), limitsOn(rest, part), known]);
}

/** Who has ticked nothing is counted too. */
function hasAny(rest: Answers, { item, option }: Part, value: Answer | undefined): boolean {
  const own = rest[item.id];
  return option === undefined || value !== undefined || (isSeveral(own) && own.chosen.length > 0);
}

/** Nobody can tick anything beside an option that stands alone. */
function isExclusive(rest: Answers, { item, option }: Part): boolean {
  const own = rest[item.id];
  if (option === undefined || !('options' in item) || !isSeveral(own)) return false;
  return item.options.some(({ code, exclusive }) => exclusive && own.chosen.includes(code));
}

/** Whether somebody has ticked as many as there may be, or how many of those there must be. */
function limitsOn(rest: Answers, { item, option }: Part): unknown[] {
  if (option === undefined || item.kind !== 'several') return [];
  const own = rest[item.id];
  const chosen = isSeveral(own) ? own.chosen : [];
  const fewest = fewestTicks(item);
  const isExcused = item.options.some(({ code, missing }) => missing && chosen.includes(code));
  return [
    item.atMost !== undefined && chosen.length >= item.atMost,
    ...(fewest > 1 ? [Math.min(chosen.length, fewest), isExcused] : []),
  ];
}

function only(answers: Answers, ids: string[]): Answers {
  return Object.fromEntries(ids.flatMap((id) => (id in answers ? [[id, answers[id]!]] : [])));
}

function without(answers: Answers, ids: string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}
