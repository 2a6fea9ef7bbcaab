import type { Definition } from '../definition.ts';
import { readJson } from '../json.ts';
import { checkShape } from '../shape.ts';
import type { Surroundings } from './surroundings.ts';
import { wavesBefore } from './waves.ts';

/** What stands beside a questionnaire: the wave that its name says, and its JSON. */
export interface Neighbour {
  wave: string;
  source: string;
}

export type Relatives = Pick<Surroundings, 'previous' | 'earlier' | 'waves' | 'siblings'>;

/**
 * The questionnaires of the same survey that one is checked against. Nothing where its own JSON has not even the
 * shape of a questionnaire.
 *
 * @param isPlaced whether it stands where the platform sees it, so that the waves beside it are all there are
 */
export function relativesOf(source: string, beside: Neighbour[], isPlaced: boolean): Relatives {
  const own = shapedIn(source);
  if (!own) return {};
  const ofSurvey = beside
    .flatMap((each) => shapedIn(each.source) ?? [])
    .filter(({ survey }) => survey === own.survey);
  const [nearest, ...before] = wavesBefore(own, ofSurvey);
  return {
    previous: ofSurvey.filter(({ wave }) => wave === nearest),
    earlier: before.flatMap((name) => ofSurvey.filter(({ wave }) => wave === name)),
    // One with mistakes of its own is a wave that is there all the same.
    waves: isPlaced ? [...ofSurvey, ...beside.map(({ wave }) => ({ wave }))] : undefined,
    siblings: ofSurvey.filter(
      ({ wave, instrument }) => wave === own.wave && instrument?.id !== own.instrument?.id,
    ),
  };
}

/** What has the shape of a questionnaire. Anything else has findings of its own when it is checked. */
export function shapedIn(source: string): Definition | undefined {
  const json = readJson('Filen', source);
  const shape = 'content' in json ? checkShape(json.content) : undefined;
  return shape && 'definition' in shape ? shape.definition : undefined;
}
