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

/** Enough for the waves and instruments of many surveys, each of which is read once for each of its neighbours. */
const remembered = 100;
const shaped = new Map<string, Definition | undefined>();

/**
 * What has the shape of a questionnaire. Anything else has findings of its own when it is checked. The same text
 * gives the same object, so it is not to be changed.
 */
export function shapedIn(source: string): Definition | undefined {
  if (shaped.has(source)) return shaped.get(source);
  const definition = shapeOf(source);
  const [oldest] = shaped.keys();
  if (shaped.size === remembered && oldest !== undefined) shaped.delete(oldest);
  shaped.set(source, definition);
  return definition;
}

function shapeOf(source: string): Definition | undefined {
  const json = readJson('Filen', source);
  const shape = 'content' in json ? checkShape(json.content) : undefined;
  return shape && 'definition' in shape ? shape.definition : undefined;
}
