/**
 * What a process writes on its own disk at the two moments that matter: just before a message can have reached the
 * mail server, and just after the server has answered. A process that is killed leaves it behind, and the next one
 * reads from it which messages were sent. See docs/decisions/0017-sending-once.md.
 */
export interface HandOverJournal {
  /** Begins a round and names it. No two rounds have the same name, in any process. */
  begin(): string;
  end(claimant: string): void;
  handingOver(claimant: string, message: string): void;
  answered(claimant: string, message: string, answer: 'accepted' | 'refused'): void;
  /** What can be known of a round, of this process or another. */
  testimonyOf(claimant: string): Testimony;
  /** Forgets what ended processes wrote, and this one between its rounds, but for the rounds given. */
  forgetAllBut(claimants: string[]): void;
}

export interface Testimony {
  /** Whether the round is over for sure: its process is gone, or has ended the round itself. */
  over: boolean;
  /** Whether everything that the round wrote is there. It may not be when the machine itself has stopped. */
  complete: boolean;
  /** The last that was written about each message. Nothing: not handed over. */
  said: Map<string, 'handingOver' | 'accepted' | 'refused'>;
}
