import { instrumentBreakdown } from '../instruments.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { sourcesIn } from './sources.ts';

/** What a wave is divided into groups by, and what those groups are made from. */
export interface GroupSources {
  breakdowns: string[];
  /** How many of the divisions a variable is, or looks at what they are made from. */
  touchedBy(variable: string): number;
}

/**
 * A breakdown by an indicator or a count that looks at what another breakdown is made from is left out: its
 * groups would be parts of the other's, and the rest of a group could be found by subtraction.
 *
 * @param questionnaire the wave as a whole
 */
export function groupSourcesOf(questionnaire: Questionnaire): GroupSources {
  const sources = sourcesIn(questionnaire);
  const looksAt = (variable: string) => [variable, ...(sources.get(variable) ?? [])];
  const declared = declaredBreakdowns(questionnaire);
  const { coverage } = questionnaire;
  const measured = [
    ...declared.filter((id) => !sources.has(id)),
    ...(coverage ? [coverage.by, coverage.measure] : []),
  ].map((id) => bandedItem(questionnaire, id));
  const divisions = [...new Set(measured)].map((id) => new Set([id]));
  const leftOut = new Set<string>();
  const touchedBy = (variable: string) =>
    divisions.filter((division) => looksAt(variable).some((id) => division.has(id))).length;
  for (const id of declared.filter((each) => sources.has(each)))
    if (touchedBy(id) > 0) leftOut.add(id);
    else divisions.push(new Set(looksAt(id)));
  return { breakdowns: declared.filter((id) => !leftOut.has(id)), touchedBy };
}

/** By instrument there is nothing to break down where the wave has only one. */
function declaredBreakdowns({ breakdowns, instruments }: Questionnaire): string[] {
  return breakdowns.filter((id) => id !== instrumentBreakdown || instruments.length > 1);
}

function bandedItem({ derived }: Questionnaire, id: string): string {
  return derived.find((variable) => variable.id === id)?.of ?? id;
}
