import { adjustedResiduals } from '../../statistics/chi-square.ts';
import { holm } from '../../statistics/holm.ts';
import { type Independence, testOfIndependence } from '../../statistics/independence.ts';
import { percentWithOneDecimal } from '../../statistics/rounding.ts';
import type { BreakdownId } from './breakdowns.ts';
import type { GroupCounts, StatusCounts, WaveCounts } from './counts.ts';

/**
 * Whether those that answered differ from those that did not. Respondents are held against non-respondents, and not
 * against the register that they are a part of: that would take them for a sample from it, and find nothing.
 */
export interface NonResponse {
  units: number;
  answered: number;
  variables: VariableNonResponse[];
}

export interface VariableNonResponse {
  id: BreakdownId;
  groups: GroupNonResponse[];
  test: Independence;
  /** p after Holm's correction for all variables that could be tested. Without a test there is none. */
  adjustedP?: number;
}

export interface GroupNonResponse {
  codes: string[];
  units: number;
  answered: number;
  /** Response rate in percent, with one decimal. */
  percent: number;
  /** The same of all the other groups together. */
  restPercent: number;
  /** The group's part of the register, and of those that answered, in percent with one decimal. */
  ofRegister: number;
  /** 0 when nobody has answered. */
  ofAnswers: number;
  /** How many standard errors the group is from the rest. */
  residual: number;
}

/** Below this after correction, differences are larger than chance easily gives. */
export const level = 0.05;

export function nonResponse({ all, breakdowns }: WaveCounts): NonResponse {
  const tested = breakdowns.map(({ id, groups }) => {
    const splits = groups.map(({ counts }) => [counts.answered, counts.units - counts.answered] as const);
    const test = testOfIndependence(splits);
    const residuals = 'p' in test ? adjustedResiduals(splits) : [];
    return { id, test, groups: groups.map((group, place) => groupModel(group, all, residuals[place] ?? 0)) };
  });
  const adjusted = holm(tested.flatMap(({ test }) => ('p' in test ? [test.p] : [])));
  const variables = tested.map((variable): VariableNonResponse => {
    if (!('p' in variable.test)) return variable;
    return { ...variable, adjustedP: adjusted.shift() ?? variable.test.p };
  });
  return { units: all.units, answered: all.answered, variables };
}

/** Whether the variable's groups differ by more than chance easily gives. */
export function differs({ adjustedP }: VariableNonResponse): boolean {
  return adjustedP !== undefined && adjustedP < level;
}

function groupModel({ codes, counts }: GroupCounts, all: StatusCounts, residual: number): GroupNonResponse {
  const { units, answered } = counts;
  return {
    codes,
    units,
    answered,
    percent: percentWithOneDecimal(answered, units),
    restPercent: percentWithOneDecimal(all.answered - answered, all.units - units),
    ofRegister: percentWithOneDecimal(units, all.units),
    ofAnswers: all.answered === 0 ? 0 : percentWithOneDecimal(answered, all.answered),
    residual,
  };
}
