import { groupSourcesOf } from '../questionnaire/groups/group-sources.ts';
import { mixingIn } from '../questionnaire/groups/mixing.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';

/** What a wave is divided into groups by, and which variables tell about it. */
export interface Groupings {
  breakdowns: string[];
  /**
   * The variable is what some groups are made from, or is itself made from that. Its counts are the sizes of
   * groups, and by another breakdown it would be a crossed one.
   */
  makesGroups(variable: string): boolean;
  /**
   * A crossed breakdown by another name: the variable is made from what two different breakdowns are made from, or,
   * unless the figures are open, from what makes groups and from other answers.
   */
  crosses(variable: string): boolean;
}

/** @param instruments what was fielded in the wave */
export function groupingsOf(
  questionnaire: Questionnaire,
  instruments: Questionnaire[] = [questionnaire],
): Groupings {
  const { breakdowns, touchedBy } = groupSourcesOf(questionnaire);
  const mixing = mixingIn(questionnaire, instruments);
  const isOpen = questionnaire.disclosure === 'open';
  return {
    breakdowns,
    makesGroups: (variable) => touchedBy(variable) > 0,
    crosses: (variable) => touchedBy(variable) > 1 || (!isOpen && mixing.isMadeOfBoth(variable)),
  };
}
