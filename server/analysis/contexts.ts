import { type Answer, type Answers, isGrid, isSeveral } from '../questionnaire/answer.ts';
import { instrumentBreakdown } from '../questionnaire/instruments.ts';
import { type Item, variablesOf } from '../questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { columnOf, type Dataset } from './dataset.ts';
import { type Links, linksIn } from './links.ts';
import { type Outcomes, outcomesOf } from './outcomes.ts';
import { recall } from './recalled.ts';

/** What a variable, or an option of several, is of an item's answer. */
export interface Part {
  item: Item;
  /** A row of a battery. */
  cell?: string | undefined;
  /** An option of several, which is chosen or not. */
  option?: string | undefined;
}

export interface Contexts {
  /**
   * @param rows those in the base
   * @returns the context of each, as a number from 0; nothing where words or days are looked at, which no column has
   */
  of(part: Part, rows: number[]): number[] | undefined;
  isLinked(item: Item): boolean;
}

/**
 * Which respondents could have each other's answer without a change in any figure that is national only: indicators,
 * counts, and items that are routed. Two are in the same context when every answer that somebody gave would make the
 * same of these for both. Something that an answer makes no difference to, for either of them, does not count.
 *
 * What somebody was asked because of an answer goes along with it.
 */
export function contextsIn(dataset: Dataset, questionnaire: Questionnaire): Contexts {
  const links = linksIn(questionnaire, dataset.instruments);
  const isLinked = ({ id }: Item) => links.changedBy(id).size > 0;
  return {
    isLinked,
    of: (part, rows) =>
      isLinked(part.item) ? contextsOf(part, rows, dataset, questionnaire, links) : rows.map(() => 0),
  };
}

function contextsOf(
  part: Part,
  rows: number[],
  dataset: Dataset,
  questionnaire: Questionnaire,
  links: Links,
): number[] | undefined {
  const changed = links.changedBy(part.item.id);
  const looked = new Set([...links.lookedAtBy(changed), part.item.id]);
  const items = itemsOf(questionnaire).filter(({ id }) => looked.has(id));
  if (items.some((item) => variablesOf(item).length === 0)) return undefined;
  const along = items.filter(({ id }) => changed.has(id)).map(({ id }) => id);
  const recalled = rows.map((row) => recall(dataset, items, row));
  const given = giftsIn(recalled, part, along);
  const outcomes = dataset.instruments.map((instrument) => outcomesOf(questionnaire, instrument, changed));
  const places =
    dataset.instruments.length > 1 ? columnOf(dataset, instrumentBreakdown, 'coded').cells : undefined;
  const known = new Map<string, string>();
  const numbers = new Map<string, number>();
  return rows.map((row, place) => {
    const rest = withoutPart(recalled[place]!, part, along);
    const instrument = places?.[row] ?? 0;
    const key = JSON.stringify([instrument, rest]);
    const context = known.get(key) ?? contextOf(rest, part, given, outcomes[instrument]!, along.length === 0);
    known.set(key, context);
    const number = numbers.get(context) ?? numbers.size;
    numbers.set(context, number);
    return number;
  });
}

/** An answer to a part, and those to other items that would go along with it and that something looks at. */
interface Gift {
  value: Answer | undefined;
  along: Answers;
}

/** With nothing going along, what an answer makes no difference to can be left out. */
function contextOf(
  rest: Answers,
  part: Part,
  given: Gift[],
  outcomes: Outcomes,
  mayLeaveOut: boolean,
): string {
  const made = given.map((gift) => [
    ...outcomes(withPart(rest, part, gift)),
    String(hasAny(rest, part, gift)),
  ]);
  const each = made[0]!.map((_, place) => made.map((outcome) => outcome[place]));
  const known = each.map((values) =>
    mayLeaveOut && values.every((value) => value === values[0]) ? '' : values,
  );
  return JSON.stringify([isExclusive(rest, part), known]);
}

/** Who has ticked nothing is counted too. */
function hasAny(rest: Answers, { item, option }: Part, { value }: Gift): boolean {
  const own = rest[item.id];
  return option === undefined || value !== undefined || (isSeveral(own) && own.chosen.length > 0);
}

/** Nobody can tick anything beside an option that stands alone. */
function isExclusive(rest: Answers, { item, option }: Part): boolean {
  const own = rest[item.id];
  if (option === undefined || !('options' in item) || !isSeveral(own)) return false;
  return item.options.some(({ code, exclusive }) => exclusive && own.chosen.includes(code));
}

function giftsIn(recalled: Answers[], part: Part, along: string[]): Gift[] {
  const gifts = recalled.map((answers): Gift => {
    return {
      value: partOf(answers, part),
      along: Object.fromEntries(along.flatMap((id) => (id in answers ? [[id, answers[id]!]] : []))),
    };
  });
  return [...new Map(gifts.map((gift) => [JSON.stringify(gift), gift])).values()];
}

function partOf(answers: Answers, { item, cell, option }: Part): Answer | undefined {
  const own = answers[item.id];
  if (option !== undefined) return isSeveral(own) && own.chosen.includes(option) ? option : undefined;
  return cell !== undefined && isGrid(own) ? own.cells[cell] : own;
}

function withoutPart(answers: Answers, { item, cell, option }: Part, along: string[]): Answers {
  const { [item.id]: own, ...others } = answers;
  const rest = Object.fromEntries(Object.entries(others).filter(([id]) => !along.includes(id)));
  if (option !== undefined && isSeveral(own))
    return { ...rest, [item.id]: { chosen: own.chosen.filter((code) => code !== option) } };
  if (cell !== undefined && isGrid(own)) {
    const { [cell]: _, ...cells } = own.cells;
    return { ...rest, [item.id]: { cells } };
  }
  return rest;
}

function withPart(rest: Answers, { item, cell, option }: Part, { value, along }: Gift): Answers {
  const own = rest[item.id];
  const answers = { ...rest, ...along };
  if (value === undefined) return answers;
  if (option !== undefined)
    return { ...answers, [item.id]: { chosen: [...(isSeveral(own) ? own.chosen : []), option] } };
  if (cell !== undefined)
    return {
      ...answers,
      [item.id]: { cells: { ...(isGrid(own) ? own.cells : {}), [cell]: value as string } },
    };
  return { ...answers, [item.id]: value };
}
