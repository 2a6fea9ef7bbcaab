import { instrumentBreakdown } from '../questionnaire/instruments.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { sourcesIn } from './sources.ts';

/** What a wave is divided into groups by, and which variables tell about it. */
export interface Groupings {
  breakdowns: string[];
  /**
   * The variable is what some groups are made from, or is itself made from that. Its counts are the sizes of
   * groups, and by another breakdown it would be a crossed one.
   */
  makesGroups(variable: string): boolean;
  /** The variable is made from what two different breakdowns are made from: a crossed breakdown by another name. */
  crosses(variable: string): boolean;
}

/**
 * A breakdown by an indicator or a count that looks at what another breakdown is made from is left out: its
 * groups would be parts of the other's, and the rest of a group could be found by subtraction.
 */
export function groupingsOf(questionnaire: Questionnaire): Groupings {
  const sources = sourcesIn(questionnaire);
  const looksAt = (variable: string) => [variable, ...(sources.get(variable) ?? [])];
  const declared = declaredBreakdowns(questionnaire);
  const { coverage } = questionnaire;
  const measured = [
    ...declared.filter((id) => !sources.has(id)),
    ...(coverage ? [coverage.by, coverage.measure] : []),
  ].map((id) => bandedItem(questionnaire, id));
  const groupings = [...new Set(measured)].map((id) => new Set([id]));
  const leftOut = new Set<string>();
  const touches = (variable: string) =>
    groupings.filter((grouping) => looksAt(variable).some((id) => grouping.has(id)));
  for (const id of declared.filter((each) => sources.has(each)))
    if (touches(id).length > 0) leftOut.add(id);
    else groupings.push(new Set(looksAt(id)));
  return {
    breakdowns: declared.filter((id) => !leftOut.has(id)),
    makesGroups: (variable) => touches(variable).length > 0,
    crosses: (variable) => touches(variable).length > 1,
  };
}

/** By instrument there is nothing to break down where the wave has only one. */
function declaredBreakdowns({ breakdowns, instruments }: Questionnaire): string[] {
  return breakdowns.filter((id) => id !== instrumentBreakdown || instruments.length > 1);
}

function bandedItem({ derived }: Questionnaire, id: string): string {
  return derived.find((variable) => variable.id === id)?.of ?? id;
}
