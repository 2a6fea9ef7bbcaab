import type { Day, MessageKind, MessageText } from '../wave.ts';

/** One sending of one text: an invitation or a reminder to many, or a link to one who asked for it. */
export interface Mailing extends MessageText {
  id: string;
  survey: string;
  wave: string;
  kind: MessageKind;
  /** Who started it; the plan of reminders starts some by itself. */
  by: string;
  /**
   * When it was started (ISO 8601). A mailing of links has only the day: nobody is to see when a leader asked. After
   * closing, so have all.
   */
  started: string;
  /** Ids of the units it was started for, where somebody chose them. Else all that it can be about. */
  chosen?: string[] | undefined;
  /**
   * `preparing`: its messages are being made. `stopped`: somebody stopped it, or the wave was closed, and what was
   * not sent stays unsent.
   */
  state: 'preparing' | 'sending' | 'done' | 'stopped';
  /** How many of its messages ended in each state. Made at closing, when the messages are removed. */
  counts?: Progress | undefined;
}

/** Stands for the plan where a mailing says who started it. */
export const plannedBy = 'planen';

/**
 * - `waiting`: to be sent, not before `notBefore`
 * - `claimed`: a process is sending it, and holds it alone
 * - `sent`: taken by the mail server
 * - `outbox`: there is no mail server; it can be read in the outbox
 * - `uncertain`: the process ended in the moment of handing it over. Never sent again by itself
 * - `unneeded`: everybody it was about had answered, declined or opted out before it was sent
 * - `bounced`: the address was refused for good
 * - `failed`: given up after several tries
 */
export const messageStates = [
  'waiting',
  'claimed',
  'sent',
  'outbox',
  'uncertain',
  'unneeded',
  'bounced',
  'failed',
] as const;
export type MessageState = (typeof messageStates)[number];
export type Progress = Record<MessageState, number>;

/**
 * One message to one address. It holds no text and no link: both are made when it is sent, so the database never
 * has an access code.
 */
export interface Message {
  /** Made from the mailing and the address (see message-id.ts): preparing twice prepares each message once. */
  id: string;
  mailing: string;
  survey: string;
  wave: string;
  to: string;
  /** Ids of the units whose links it has: several where a leader has several services. */
  units: string[];
  state: MessageState;
  attempts: number;
  /** Milliseconds since 1970; 0 unless it is to be tried again later. */
  notBefore: number;
  /** The round of a process that has claimed it, and until when it holds it (milliseconds since 1970). */
  claimedBy?: string | undefined;
  claimedUntil?: number | undefined;
  sentOn?: Day | undefined;
  /** Why it has not been sent, in bokmål and without any address. */
  trouble?: string | undefined;
}
