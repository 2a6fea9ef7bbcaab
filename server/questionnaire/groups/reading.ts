import type { Condition, Leaf } from '../condition.ts';
import { no, yes } from '../deriving.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { leafHolds } from '../routing.ts';
import { type Asked, groupLeaves } from './asked.ts';
import { allLeft, anyLeft, isOpen, type Left, notLeft } from './left.ts';
import { variablesAt } from './sources.ts';
import { keyOf, type Standing } from './standing.ts';

/** Respondents who were given one instrument and stand alike among the groups. */
export interface Place {
  /** Its number among the instruments. */
  instrument: number;
  standing: Standing;
}

/** Reads conditions as those of one place meet them. */
export interface ConditionReader {
  /** What decides who is shown something: what is not answered does not hold. */
  routing(conditions: Condition[], place: Place): Left;
  /** Yes or no of an indicator: what is not answered is unknown. */
  indicator(id: string, place: Place): Left;
  /** Whether anybody there can be asked. */
  isAsked(variable: string, place: Place): boolean;
  /** The leaves on what makes groups, in the conditions and behind what these look at. */
  groupLeaves(conditions: Condition[]): Leaf[];
}

type Logic = 'routing' | 'deriving';

export function conditionReader(
  { indicators }: Pick<Questionnaire, 'indicators'>,
  instruments: Asked[],
  makesGroups: (variable: string) => boolean,
): ConditionReader {
  const derived = new Map(indicators.map((each) => [each.id, each]));
  const numbers = new Map<string, number>();
  /** A short name for what is left, the same for the same. */
  const nameOf = (rest: string) => {
    numbers.set(rest, numbers.get(rest) ?? numbers.size);
    return `#${numbers.get(rest)}`;
  };

  const leftOf = (condition: Condition, place: Place, logic: Logic): Left => {
    const parts = (conditions: Condition[]) => conditions.map((part) => leftOf(part, place, logic));
    if ('all' in condition) return allLeft(parts(condition.all));
    if ('any' in condition) return anyLeft(parts(condition.any));
    if ('not' in condition) return notLeft(leftOf(condition.not, place, logic));
    if (derived.has(condition.item)) return leftOfIndicator(condition, place);
    const left = leftOfAnswer(condition, place);
    return left === undefined && logic === 'routing' ? false : left;
  };

  const leftOfAnswer = (leaf: Leaf, place: Place): Left => {
    const unanswered = 'answered' in leaf ? !leaf.answered : undefined;
    const item = instruments[place.instrument]!.items.get(leaf.item);
    if (!item) return unanswered;
    const variables = variablesAt(leaf, item);
    if (variables.every(makesGroups)) return place.standing.get(keyOf(leaf));
    const asked = variables.filter((variable) => isAsked(variable, place));
    if (asked.length === 0) return unanswered;
    // With rows that make groups and rows that do not in one, nobody is known to be judged as others are.
    const own = variables.some(makesGroups) ? JSON.stringify([...place.standing]) : '';
    return { rest: nameOf([keyOf(leaf), ...asked, own].join()), variables: new Set(asked) };
  };

  const leftOfIndicator = (leaf: Leaf, place: Place): Left => {
    const left = indicator(leaf.item, place);
    if (isOpen(left)) return { ...left, rest: nameOf(`${keyOf(leaf)} of ${left.rest}`) };
    if (left === undefined) return 'answered' in leaf ? !leaf.answered : undefined;
    return leafHolds(leaf, { [leaf.item]: left ? yes : no });
  };

  const indicator = oncePerPlace((id, place): Left => {
    const { when, unknown } = derived.get(id)!;
    const left = leftOf(when, place, 'deriving');
    return left === undefined && unknown === 'no' ? false : left;
  });

  const routing = (conditions: Condition[], place: Place) =>
    allLeft(conditions.map((condition) => leftOf(condition, place, 'routing')));

  const isAsked = oncePerPlace((variable, place): boolean => {
    const conditions = instruments[place.instrument]!.conditions.get(variable);
    return conditions !== undefined && routing(conditions, place) !== false;
  });

  return {
    routing,
    indicator,
    isAsked,
    groupLeaves: (conditions) =>
      groupLeaves(conditions, instruments, (id) => derived.get(id)?.when, makesGroups),
  };
}

/** Questions look at questions before them, and these at others: each is read once. */
function oncePerPlace<Value>(read: (id: string, place: Place) => Value): typeof read {
  const known = new WeakMap<Place, Map<string, Value>>();
  return (id, place) => {
    const own = known.get(place) ?? new Map<string, Value>();
    known.set(place, own);
    if (!own.has(id)) own.set(id, read(id, place));
    return own.get(id)!;
  };
}
