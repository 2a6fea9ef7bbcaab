import type { Condition } from '../condition.ts';
import { instrumentBreakdown } from '../instruments.ts';
import { itemsOf, type Questionnaire } from '../questionnaire.ts';
import { askedIn } from './asked.ts';
import { groupSourcesOf } from './group-sources.ts';
import { isOpen, type Left, sameLeft } from './left.ts';
import { conditionReader, type Place } from './reading.ts';
import { standingsOn } from './standing.ts';

/** The conditions that stand in the way of something in one instrument, or nothing where it does not have it. */
export type ConditionsIn = (instrument: Questionnaire) => Condition[] | undefined;

/**
 * What looks at what makes groups and at other answers. How many it holds for is then a cell of a crossed breakdown,
 * that the control never sees: those in the north who had a breach.
 *
 * Groups and answers may stand in one condition as long as everybody who was asked the same is judged alike, whatever
 * group they are in. «A child who said yes to the question for children, or a parent who said yes to the one for
 * parents» tells no more than the two questions do.
 */
export interface Mixing {
  /** Of an indicator or a count. */
  isMadeOfBoth(variable: string): boolean;
  /** Of what is shown when all the conditions hold. */
  isRoutedByBoth(conditionsIn: ConditionsIn): boolean;
  /** An option that no one in some groups is offered, though they are asked, and others are. */
  isForSomeGroups(conditionsIn: ConditionsIn, offeredIn: ConditionsIn): boolean;
  /** The items that make groups, among those the conditions look at and those behind them. */
  groupsBehind(conditions: Condition[]): string[];
}

/**
 * @param questionnaire the wave as a whole
 * @param instruments what was fielded in it
 */
export function mixingIn(questionnaire: Questionnaire, instruments: Questionnaire[]): Mixing {
  const { touchedBy } = groupSourcesOf(questionnaire);
  const makesGroups = (variable: string) => touchedBy(variable) > 0;
  const reader = conditionReader(questionnaire, instruments.map(askedIn), makesGroups);
  const items = new Map(instruments.flatMap(itemsOf).map((item) => [item.id, item]));
  const numbers = [...instruments.keys()];
  // Where results are not told by instrument, nothing is compared between them.
  const compared = makesGroups(instrumentBreakdown) ? [numbers] : numbers.map((number) => [number]);

  /** The places that are compared with one another, or nothing when there are too many of them. */
  const placesFor = (conditions: Condition[]): Place[][] | undefined => {
    const standings = standingsOn(reader.groupLeaves(conditions), items);
    return (
      standings &&
      compared.map((own) =>
        own.flatMap((instrument) => standings.map((standing) => ({ instrument, standing }))),
      )
    );
  };

  const isMixed = (conditions: Condition[], leftAt: (place: Place) => Left[]): boolean => {
    const places = placesFor(conditions);
    return !places || places.some((own) => own.length > 1 && differs(own, leftAt));
  };

  const differs = (places: Place[], leftAt: (place: Place) => Left[]): boolean => {
    const read = places.map((place) => ({ place, left: leftAt(place) }));
    const looked = new Set(
      read.flatMap(({ left }) => left.filter(isOpen).flatMap(({ variables }) => [...variables])),
    );
    return [...looked].some((variable) => {
      const [first, ...others] = read.filter(({ place }) => reader.isAsked(variable, place));
      return others.some(({ left }) => left.some((each, index) => !sameLeft(each, first!.left[index])));
    });
  };

  const routed = (conditions: (Condition[] | undefined)[], place: Place): Left => {
    const own = conditions[place.instrument];
    return own ? reader.routing(own, place) : false;
  };

  return {
    isMadeOfBoth: (variable) => {
      const { indicators, counts } = questionnaire;
      const counted = counts.find(({ id }) => id === variable)?.count ?? [variable];
      const made = indicators.filter(({ id }) => counted.includes(id));
      return isMixed(
        made.map(({ when }) => when),
        (place) => made.map(({ id }) => reader.indicator(id, place)),
      );
    },
    isRoutedByBoth: (conditionsIn) => {
      const own = instruments.map(conditionsIn);
      if (own.every(isForAll)) return false;
      return isMixed(
        own.flatMap((conditions) => conditions ?? []),
        (place) => [routed(own, place)],
      );
    },
    isForSomeGroups: (conditionsIn, offeredIn) => {
      const own = instruments.map(conditionsIn);
      const offered = instruments.map(offeredIn);
      if ([...own, ...offered].every(isForAll)) return false;
      const places = placesFor([...own, ...offered].flatMap((conditions) => conditions ?? []));
      const isOfferedToSome = (compared: Place[]) => {
        const reached = compared.filter((place) => routed(own, place) !== false);
        const offers = reached.filter((place) => routed(offered, place) !== false);
        return offers.length > 0 && offers.length < reached.length;
      };
      return !places || places.some(isOfferedToSome);
    },
    groupsBehind: (conditions) => [...new Set(reader.groupLeaves(conditions).map(({ item }) => item))],
  };
}

function isForAll(conditions: Condition[] | undefined): boolean {
  return conditions?.length === 0;
}
