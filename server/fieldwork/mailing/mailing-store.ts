import type { Day } from '../day.ts';
import type { Mailing, Message, MessageState, Progress } from './message.ts';

/** What becomes of a message that was claimed. Nobody holds it afterwards. */
export type Settlement = Pick<Message, 'id' | 'attempts' | 'notBefore' | 'sentOn' | 'trouble'> & {
  state: Exclude<MessageState, 'claimed'>;
};

interface Claim {
  /** Names one round of one process: see hand-over-journal.ts. */
  claimant: string;
  /** Until when the claimant holds what it claims (milliseconds since 1970). */
  until: number;
  now: number;
  limit: number;
}

export interface MailingStore {
  find(id: string): Promise<Mailing | undefined>;
  /** The newest first. */
  list(survey: string, wave: string): Promise<Mailing[]>;
  /** In all surveys, the oldest first. */
  listInStates(states: Mailing['state'][]): Promise<Mailing[]>;
  /** Stores a new mailing under its id. One that is there already stays as it is. */
  add(mailing: Mailing): Promise<void>;
  /** Stores a mailing under its id, over one that is there. */
  put(mailing: Mailing): Promise<void>;
  /** Changes the state if it is one of `from`. Tells whether it is `to` now. */
  setState(id: string, from: Mailing['state'][], to: Mailing['state']): Promise<boolean>;

  /** Stores new messages under their ids. Those that are there already stay as they are. */
  addMessages(messages: Message[]): Promise<void>;
  findMessage(id: string): Promise<Message | undefined>;
  /** By id, after the id given. */
  listMessages(mailing: string, states: MessageState[], limit: number, after?: string): Promise<Message[]>;
  /** How many messages of the mailing are in each state, or were when they were removed. */
  progress(mailing: string): Promise<Progress>;
  /** Why messages of the mailing are not sent: a few of the reasons. */
  troubles(mailing: string): Promise<string[]>;
  /**
   * Claims messages of the mailing that are waiting and whose time has come: each goes to one claimant alone, also
   * when several ask at once. An empty list means that there are none.
   */
  claim(mailing: string, claim: Claim): Promise<Message[]>;
  /** In all surveys. */
  listClaimed(): Promise<Message[]>;
  /** Settles what the claimant claimed. What others have settled since stays so, unless they were uncertain. */
  settle(claimant: string, settlements: Settlement[]): Promise<void>;
  /** Makes a message wait again from the beginning, if it is in one of the states. Tells whether it does. */
  resend(id: string, from: MessageState[]): Promise<boolean>;
  /** Ids of units that another invitation or reminder of the wave went to on the day, or may have, or waits to go to. */
  unitsWrittenTo(beside: Pick<Mailing, 'id' | 'survey' | 'wave'>, day: Day): Promise<string[]>;
  /**
   * Forgets to whom the wave's mailings went, and at what time of the day: who was still written to had not answered.
   * Each is stopped, and keeps how many of its messages ended in each state. Can be repeated.
   */
  forgetReceivers(survey: string, wave: string): Promise<void>;
  /** Removes the wave's mailings with their messages. */
  removeWave(survey: string, wave: string): Promise<void>;
}
