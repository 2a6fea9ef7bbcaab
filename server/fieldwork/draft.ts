import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Typed } from '../questionnaire/answer.ts';

/**
 * What a respondent has typed so far, word for word: also what is not yet an answer. It already holds the id
 * that the response will get, so that submitting can be repeated without counting anybody twice.
 */
export interface Draft {
  responseId: string;
  typed: Typed;
}

/**
 * `open` can be changed; `submitting` is frozen while its response is stored; `submitted` has no content left;
 * `delivered` is stored as a response just as it stands, and can still be changed, which makes it `open` again.
 */
export type DraftState = 'open' | 'submitting' | 'submitted' | 'delivered';

/** A draft as it is stored. Nothing in it says who, when, or how much has been answered. */
export interface DraftRecord {
  id: string;
  survey: string;
  wave: string;
  state: DraftState;
  /** Grows with every save, so that of two saves at once the later one starts over from the earlier. */
  revision: number;
  /** The encrypted draft. Gone once the answers are submitted for good. */
  sealed: Buffer | undefined;
}

export interface DraftStore {
  find(id: string): Promise<DraftRecord | undefined>;
  /** Which of these ids there is a draft under, whatever its state. */
  known(ids: string[]): Promise<Set<string>>;
  /** The ids of a wave's drafts that are frozen: submissions that are under way, or were cut off. */
  frozen(survey: string, wave: string): Promise<Set<string>>;
  /** Stores a new draft. Doing it again changes nothing. */
  create(record: DraftRecord): Promise<void>;
  /** Replaces the content if the draft can be changed and its revision is still `revision`. Tells whether it was. */
  replace(id: string, revision: number, sealed: Buffer): Promise<boolean>;
  /** Freezes the content if the draft can be changed and its revision is still `revision`. Tells whether it was. */
  freeze(id: string, revision: number): Promise<boolean>;
  /** Forgets the content for good and keeps only that this code has been used. */
  markSubmitted(id: string): Promise<void>;
  /** Lets a draft that was frozen at this revision be changed again, now that it is stored as a response. */
  markDelivered(id: string, revision: number): Promise<void>;
  /** Removes a draft, whatever its state. */
  remove(id: string): Promise<void>;
  /** Removes a draft that is still open. */
  removeOpen(id: string): Promise<void>;
  /** Removes everything about a wave, used codes too. */
  removeWave(survey: string, wave: string): Promise<void>;
}

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
/** Drafts are filled up to a multiple of this many bytes, so that their size does not tell how long they are. */
const block = 4096;

/** Encrypts a draft. The id is bound to it: a draft moved to another id does not open. */
export function sealDraft(draft: Draft, id: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(id));
  const content = Buffer.from(JSON.stringify(draft));
  const padded = Buffer.alloc(Math.ceil((content.length + 1) / block) * block, ' ');
  content.copy(padded);
  return Buffer.concat([nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
}

/** Decrypts a draft. Throws when the key is another or the content has been changed. */
export function openDraft(sealed: Buffer, id: string, key: Buffer): Draft {
  const nonce = sealed.subarray(0, nonceLength);
  const tag = sealed.subarray(sealed.length - tagLength);
  const decipher = createDecipheriv(algorithm, key, nonce).setAAD(Buffer.from(id)).setAuthTag(tag);
  const padded = Buffer.concat([
    decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength)),
    decipher.final(),
  ]);
  return JSON.parse(padded.toString()) as Draft;
}
