import { randomBytes } from 'node:crypto';
import type { Answers } from '../questionnaire/answer.ts';

/**
 * One respondent's submitted answers. It holds nothing that tells who gave it or when: no unit, no code, no
 * address, no clock time, and an id that is random.
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
}

export interface ResponseStore {
  /** Stores a response under its own id. Storing it again, whole or after a crash, changes nothing more. */
  put(response: Response): Promise<void>;
  count(survey: string, wave: string): Promise<number>;
  /** The answers of a wave one by one, in the order of the random ids, which says nothing of who came first. */
  stream(survey: string, wave: string): AsyncIterable<Pick<Response, 'instrument' | 'answers'>>;
}

export function newResponseId(): string {
  return randomBytes(16).toString('hex');
}
