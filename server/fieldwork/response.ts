import { randomBytes } from 'node:crypto';
import type { Answers } from '../questionnaire/answer.ts';

/** For variables that the register knows, the codes of the groups that a unit is in. See background.ts. */
export type BackgroundCodes = Record<string, string>;

/**
 * One respondent's submitted answers. It holds nothing that tells who gave it or when: no unit, no code, no
 * address, no clock time, and an id that is random. Only where leaders have been told that the wave is confidential,
 * it holds its unit until linkable data is deleted.
 */
export interface Response {
  id: string;
  survey: string;
  wave: string;
  /** The instrument that was answered, in a wave that has several. */
  instrument?: string | undefined;
  /** The version of the questionnaire that was answered. */
  version: string;
  answers: Answers;
  /** Missing in a wave without personal links. Once the wave is closed, at least five share what is left. */
  background?: BackgroundCodes | undefined;
  /** The id of the unit, in a confidential wave. */
  unit?: string | undefined;
  /** The revision of the draft that this is, in a confidential wave: an earlier one does not replace it. */
  revision?: number | undefined;
}

/** What is known of a response beside its answers, to those who make sure that it points at nobody. */
export type Traits = Pick<Response, 'id' | 'instrument' | 'version'> & { background: BackgroundCodes };

export interface ResponseStore {
  /** Stores a response under its own id. Storing it again, whole or after a crash, changes nothing more. */
  put(response: Response): Promise<void>;
  /** Stores a response of a confidential wave, instead of an earlier revision of it. Never instead of a later one. */
  replace(response: Response): Promise<void>;
  /** The response that a unit has given in a confidential wave. */
  ofUnit(survey: string, wave: string, unit: string): Promise<Pick<Response, 'id' | 'revision'> | undefined>;
  /** What a unit has answered in a confidential wave: for the leader who asks to see it. */
  answersOfUnit(survey: string, wave: string, unit: string): Promise<Answers | undefined>;
  /** Removes what a unit has answered in a confidential wave. */
  removeOfUnit(survey: string, wave: string, unit: string): Promise<void>;
  count(survey: string, wave: string): Promise<number>;
  /** The answers of a wave one by one, in the order of the random ids, which says nothing of who came first. */
  stream(
    survey: string,
    wave: string,
  ): AsyncIterable<Pick<Response, 'instrument' | 'answers' | 'background'>>;
  /** The traits of the responses that were given in the form. */
  traits(survey: string, wave: string): AsyncIterable<Traits>;
  /** Takes background codes away, by the ids of the responses. Nothing brings them back. */
  forgetBackground(variables: ReadonlyMap<string, string[]>): Promise<void>;
  /** Takes the units away from the responses of a confidential wave. */
  forgetUnits(survey: string, wave: string): Promise<void>;
  /** Removes every response of a wave: for what came in while it was tried out. */
  removeWave(survey: string, wave: string): Promise<void>;
}

export function newResponseId(): string {
  return randomBytes(16).toString('hex');
}
