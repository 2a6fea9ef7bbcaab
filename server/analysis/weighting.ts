import { DomainError } from '../errors.ts';
import { backgroundGroups } from '../questionnaire/background.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { rake } from '../statistics/raking.ts';
import {
  postStratificationWeights,
  type StandardError,
  type Stratum,
  standardErrorOf,
  type WeightedShare,
  weightedShare,
} from '../statistics/weighting.ts';
import { columnOf, type Dataset, mostCodes } from './dataset.ts';
import type { Grouping, Tally } from './tally.ts';

/** How many units the register has, and how many in each group of what it knows. The rest are in no group. */
export interface RegisterCounts {
  all: number;
  groups: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** How the respondents of a wave are weighted. */
export interface Weighting {
  /** To one variable exactly, or to several that each agree with the register and are not crossed. */
  method: 'postStratified' | 'raked';
  /** What the answers are weighted by, and the group of each respondent. */
  by: { id: string; grouping: Grouping }[];
  /** Who counts alike: the places in the groups of `by`, with commas between. Nobody is ungrouped. */
  strata: Grouping;
  /** One for each of the strata. */
  weights: WeightedStratum[];
}

/** A weight is how many units of the register each respondent of the stratum stands for. */
interface WeightedStratum extends Stratum {
  weight: number;
}

/** A share of all units in the register, from 0 to 1. A raked share has no standard error. */
export type WeightedEstimate = WeightedShare & { standardError?: StandardError };

/**
 * The weights that the questionnaire asks for: nothing where it asks for none. Units that are in no group of a variable
 * are a group of their own, among respondents as in the register.
 *
 * @throws DomainError `invalid` where a group cannot be weighted, or the groups cannot be made to agree
 */
export function weightingOf(
  dataset: Dataset,
  questionnaire: Questionnaire,
  register: RegisterCounts,
): Weighting | undefined {
  const { by = [] } = questionnaire.weighting ?? {};
  if (by.length === 0) return undefined;
  const variables = by.map((id) => variableOf(id, dataset, questionnaire, register));
  for (const variable of variables) refuseSilent(variable);
  const { places, strata } = strataIn(dataset, variables);
  const respondents = howManyIn(places.length, strata.cells);
  const grouped = variables.map(({ id, codes, cells }) => ({ id, grouping: { codes, cells } }));
  const [only] = variables;
  return variables.length === 1 && only
    ? { method: 'postStratified', by: grouped, strata, weights: postStratified(only, places, respondents) }
    : { method: 'raked', by: grouped, strata, weights: raked(variables, places, respondents) };
}

/**
 * The weighted share of each category, from tallies of the strata: as many as these, or with the ungrouped after them.
 *
 * @returns one for each count of a tally
 */
export function weightedShares(
  { method, weights }: Weighting,
  tallies: readonly Pick<Tally, 'base' | 'counts'>[],
): WeightedEstimate[] {
  const categories = tallies[0]?.counts ?? [];
  return categories.map((_, category) => {
    const strata = weights.map((stratum, place) => {
      const { base, counts } = tallies[place]!;
      return { ...stratum, base, count: counts[category]! };
    });
    const estimate = weightedShare(strata);
    return method === 'raked' ? estimate : { ...estimate, standardError: standardErrorOf(strata) };
  });
}

/** Something known from the register: its groups, and last those who are in none. */
interface Known {
  id: string;
  label: string;
  codes: readonly string[];
  groups: { label: string; units: number; respondents: number }[];
  /** The place of each respondent's group. */
  cells: Uint8Array;
}

function variableOf(
  id: string,
  dataset: Dataset,
  { background }: Questionnaire,
  register: RegisterCounts,
): Known {
  const known = background.find((each) => each.id === id);
  const counts = register.groups[id];
  if (!known || !counts)
    throw new DomainError(
      'invalid',
      `Svarene skal vektes etter «${known?.text ?? id}», men registeret sier ikke noe om det. Legg det til i registeret, eller ta det ut av «weighting».`,
    );
  const { cells, codes } = columnOf(dataset, id, 'coded');
  const placed = cells.map((cell) => Math.min(cell, codes.length));
  const respondents = howManyIn(codes.length + 1, placed);
  const groups = backgroundGroups(known).map(({ code, label }) => ({ label, units: counts[code] ?? 0 }));
  const grouped = groups.reduce((sum, { units }) => sum + units, 0);
  return {
    id,
    label: known.text,
    codes,
    groups: [...groups, { label: 'uten gruppe', units: register.all - grouped }].map((group, place) => ({
      ...group,
      respondents: respondents[place]!,
    })),
    cells: placed,
  };
}

/** How many respondents are in each of so many places. */
function howManyIn(places: number, cells: Uint8Array): number[] {
  const counts = Array.from({ length: places }, () => 0);
  for (const cell of cells) counts[cell]! += 1;
  return counts;
}

function refuseSilent({ label, groups }: Known): void {
  for (const [place, group] of groups.entries()) {
    const isRest = place === groups.length - 1;
    if (group.respondents === 0 && group.units > 0)
      throw new DomainError(
        'invalid',
        isRest
          ? `Noen tjenester er ikke i noen gruppe av «${label}», og ingen av dem har svart, så svarene kan ikke vektes. Legg det som mangler, inn i registeret.`
          : `Ingen i gruppen «${group.label}» (${label}) har svart, så svarene kan ikke vektes. Slå gruppen sammen med en annen.`,
      );
    if (group.respondents > group.units)
      throw new DomainError(
        'invalid',
        `Gruppen «${group.label}» (${label}) har flere svar enn registeret har tjenester, så svarene kan ikke vektes. Rett registeret.`,
      );
  }
}

/** Every combination of groups that somebody is in, with the place of the group of each variable. */
function strataIn(
  { respondents }: Dataset,
  variables: readonly Known[],
): { places: number[][]; strata: Grouping } {
  const found = new Map<string, number>();
  const places: number[][] = [];
  const cells = new Uint8Array(respondents);
  for (let row = 0; row < respondents; row++) {
    const place = variables.map((variable) => variable.cells[row]!);
    const key = place.join();
    if (!found.has(key)) found.set(key, places.push(place) - 1);
    cells[row] = found.get(key)!;
  }
  if (places.length > mostCodes)
    throw new DomainError(
      'invalid',
      `Svarene har ${places.length} kombinasjoner av det de skal vektes etter, og høyst ${mostCodes} kan telles. Vekt etter færre, eller slå sammen grupper.`,
    );
  return { places, strata: { codes: [...found.keys()], cells } };
}

function postStratified(
  { groups }: Known,
  places: readonly number[][],
  respondents: readonly number[],
): WeightedStratum[] {
  const strata = places.map(([group], place) => {
    return { population: groups[group!]!.units, respondents: respondents[place]! };
  });
  const weights = postStratificationWeights(strata);
  return strata.map((stratum, place) => ({ ...stratum, weight: weights[place]! }));
}

function raked(
  variables: readonly Known[],
  places: readonly number[][],
  respondents: readonly number[],
): WeightedStratum[] {
  const cells = places.map((groups, place) => ({ groups, respondents: respondents[place]! }));
  const margins = variables.map(({ groups }) => groups.map(({ units }) => units));
  const weights = rake(cells, margins);
  if (!weights)
    throw new DomainError(
      'invalid',
      `Svarene kan ikke vektes så de stemmer med registeret i både ${variables.map(({ label }) => `«${label}»`).join(' og ')}. Slå sammen små grupper, eller vekt etter bare en av dem.`,
    );
  return cells.map(({ respondents: number }, place) => {
    const weight = weights[place]!;
    return { population: weight * number, respondents: number, weight };
  });
}
