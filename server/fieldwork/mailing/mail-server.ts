/** A message as it is handed to a mail server. */
export interface Email {
  /** The message's id: the same each time it is tried, so that a receiver that gets it twice can see it. */
  id: string;
  to: string;
  replyTo: { name: string; address: string } | undefined;
  subject: string;
  /** Plain text, each line as long as it is. */
  text: string;
  /** The address of the page where the receiver says no to more. None: a message that they asked for. */
  unsubscribe: string | undefined;
}

/**
 * - `accepted`: the server has taken over the message
 * - `kept`: there is no server, and the message stays in the outbox
 * - `refused`: the server said no, for good or for now. `address` tells that it is the address it will not take
 * - `unreachable`: no server to talk to, or one that wants nothing from us. Surely not sent, and not the message's fault
 * - `unknown`: it was handed over, and the server never said whether it took it
 */
export type Outcome =
  | { result: 'accepted' }
  | { result: 'kept' }
  | { result: 'refused'; forGood: boolean; address: boolean; trouble: string }
  | { result: 'unreachable'; trouble: string }
  | { result: 'unknown'; trouble: string };

export interface MailServer {
  /** Whether messages leave the platform at all. */
  readonly leaves: boolean;
  /** How many messages it takes at a time. */
  readonly parallel: number;
  /** Not while it rests after having been out of reach. `now` in milliseconds since 1970. */
  isReady(now: number): boolean;
  /**
   * Hands the message over. `handOver` is called at the last moment at which it is sure that the server has not got
   * it: in the same turn as the last bytes go out. If it throws, they do not.
   */
  send(email: Email, handOver: () => void, now: number): Promise<Outcome>;
  /** Lets go of connections until the next message. */
  rest(): void;
}
