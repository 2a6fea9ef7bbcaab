import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Outcome } from '../fieldwork/mailing/mail-server.ts';
import { outcomeOf } from './outcome.ts';

/** How long to wait for a server before it counts as out of reach. */
const connectMs = 20_000;
/** RFC 5321 gives a server ten minutes for its last word on a message. A round must end before its claim does. */
const silenceMs = 5 * 60_000;
const messageMs = 10 * 60_000;

interface Envelope {
  from: string;
  to: string;
}

/** One connection to the mail server, signed in. Carries one message at a time. */
export interface Connection {
  /** Whether another message can go over it. */
  isOpen(): boolean;
  send(envelope: Envelope, raw: Buffer, handOver: () => void): Promise<Outcome>;
  close(): void;
}

/** Connects and signs in. Rejects with nodemailer's error when that cannot be done. */
export async function connectTo(server: string): Promise<Connection> {
  const options = parseConnectionUrl(server);
  const smtp = new SMTPConnection({
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
    // A password must never cross a network in the clear.
    ...(options.auth && !isLoopback(options.host) ? { requireTLS: true } : {}),
    ...options,
  });
  let open = true;
  smtp.on('end', () => {
    open = false;
  });
  await new Promise<void>((resolve, reject) => {
    // Stays for the connection's whole life: an error while nothing is sent only means that it has ended.
    smtp.on('error', (error) => {
      open = false;
      reject(error);
    });
    smtp.once('end', () => reject(new Error('The connection was closed')));
    smtp.connect((error) => (error ? reject(error) : resolve()));
  });
  const { auth } = options;
  if (auth)
    await new Promise<void>((resolve, reject) => {
      smtp.login({ user: auth.user, pass: auth.pass }, (error) => (error ? reject(error) : resolve()));
    }).catch((error) => {
      smtp.close();
      throw error;
    });
  return {
    isOpen: () => open,
    close: () => smtp.quit(),
    async send(envelope, raw, handOver) {
      const outcome = await sendOver(smtp, envelope, raw, handOver);
      // After anything but a yes, what the server thinks of the connection is anybody's guess.
      if (outcome.result !== 'accepted') {
        open = false;
        smtp.close();
      }
      return outcome;
    },
  };
}

function sendOver(
  smtp: SMTPConnection,
  { from, to }: Envelope,
  raw: Buffer,
  handOver: () => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    let handedOver = false;
    const settle = (error?: unknown) => {
      clearTimeout(timer);
      resolve(error === undefined ? { result: 'accepted' } : outcomeOf(error, handedOver));
    };
    const giveUp = (error: unknown) => {
      smtp.close();
      settle(error);
    };
    const timer = setTimeout(() => giveUp(new Error('The server is too slow')), messageMs);
    const message = new MessageStream(raw, () => {
      try {
        handOver();
        handedOver = true;
      } catch (error) {
        giveUp(error);
      }
    });
    smtp.send({ from, to, size: raw.length }, message, (error) => settle(error ?? undefined));
  });
}

/** The line that ends a message. No line within one is like it: nodemailer doubles dots. */
const finalLine = Buffer.from('.\r\n');

/**
 * A message that tells when its final line is about to be written to the socket: in the same call that writes it,
 * just before. Until then the server has not got the message, and from then on it may have.
 */
class MessageStream extends Readable {
  readonly #handOver: () => void;
  readonly #raw: Buffer;

  /** @param raw ends with a line break, so that nodemailer writes the final line by itself */
  constructor(raw: Buffer, handOver: () => void) {
    super();
    this.#raw = raw;
    this.#handOver = handOver;
  }

  override _read(): void {
    this.push(this.#raw);
    this.push(null);
  }

  /** `destination` is where nodemailer doubles dots; the socket listens to it already, and is told after us. */
  override pipe<T extends NodeJS.WritableStream>(destination: T, options?: { end?: boolean }): T {
    destination.prependListener('data', (chunk: Buffer) => {
      if (chunk.equals(finalLine)) this.#handOver();
    });
    return super.pipe(destination, options);
  }
}

function isLoopback(host: string | undefined): boolean {
  return host === undefined || ['localhost', '127.0.0.1', '::1'].includes(host);
}
