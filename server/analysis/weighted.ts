import { DomainError } from '../errors.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Dataset } from './dataset.ts';
import { nationalOnly } from './national-only.ts';
import { planOf } from './plan.ts';
import { subjectsOf } from './subject.ts';
import { groupsOf } from './tabulate.ts';
import {
  type RegisterCounts,
  type WeightedEstimate,
  type Weighting,
  weightedShares,
  weightingOf,
} from './weighting.ts';

/** The national shares of all units in the register. Nobody has made them safe yet. */
export interface Weighted {
  /** What the questionnaire names. */
  by: string[];
  weighting: Weighting;
  /** By variable, for each category of its national table. */
  shares: ReadonlyMap<string, WeightedEstimate[]>;
}

/** Why the answers could not be weighted, and what to do, in words for the publisher alone. */
export interface NotWeighted {
  by: string[];
  refused: string;
}

/**
 * The shares that the questionnaire asks for. Of choices and several; unless the figures are open not of what makes
 * groups, is routed or derived, since nobody could prove what a weighted share of that would tell.
 *
 * What cannot be weighted is no error: there are answers to publish without.
 *
 * @param register nothing where the wave has none
 * @returns nothing where no weights are asked for
 */
export function weightedIn(
  dataset: Dataset,
  questionnaire: Questionnaire,
  register: RegisterCounts | undefined,
): Weighted | NotWeighted | undefined {
  if (!questionnaire.weighting) return undefined;
  const { by } = questionnaire.weighting;
  if (!register)
    return {
      by,
      refused:
        'Svarene skal vektes, men undersøkelsen har ikke noe register å vekte etter. Last inn registeret, eller ta «weighting» ut av spørreskjemaet.',
    };
  const weighting = weightingOrRefusal(dataset, questionnaire, register);
  if (!weighting) return undefined;
  if ('refused' in weighting) return { by, ...weighting };
  const wanted = weightedVariables(questionnaire, dataset);
  const subjects = subjectsOf(questionnaire).filter(
    ({ variable, measure }) => measure !== 'number' && wanted.has(variable),
  );
  return {
    by,
    weighting,
    shares: new Map(
      subjects.map((subject) => [
        subject.variable,
        weightedShares(weighting, groupsOf(dataset, subject, weighting.strata)),
      ]),
    ),
  };
}

function weightingOrRefusal(
  dataset: Dataset,
  questionnaire: Questionnaire,
  register: RegisterCounts,
): Weighting | Pick<NotWeighted, 'refused'> | undefined {
  try {
    return weightingOf(dataset, questionnaire, register);
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.message };
    throw error;
  }
}

function weightedVariables(questionnaire: Questionnaire, { instruments }: Dataset): Set<string> {
  const planned = planOf(questionnaire, instruments).filter(({ breakdown }) => breakdown === undefined);
  const isOpen = questionnaire.disclosure === 'open';
  const national = nationalOnly(questionnaire, instruments);
  return new Set(
    planned
      .filter(({ variable, makesGroups }) => isOpen || !(makesGroups || national.has(variable)))
      .map(({ variable }) => variable),
  );
}
