import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What arrived: whole messages alone. */
export interface Arrived {
  to: string;
  raw: string;
  /** Read as its receiver does: the subject and the text, decoded. */
  subject: string;
  text: string;
  header(name: string): string | undefined;
}

/** Where in the conversation about a message. */
export type Step = 'sender' | 'recipient' | 'middle' | 'end' | 'answered';

interface Manners {
  /** The server's answer to a sender, a recipient or a whole message; nothing is a yes. */
  refuse?(step: 'sender' | 'recipient' | 'end', to: string): [code: number, text: string] | undefined;
  /** Something that happens at a step, before the server answers. */
  at?(step: Step, to: string): void | Promise<void>;
  port?: number;
}

export interface MailHost {
  url: string;
  port: number;
  arrived: Arrived[];
  /** The addresses of what arrived, once for each message. */
  receivers(): string[];
  /** As when a network fails: nobody says goodbye. */
  breakConnections(): void;
  close(): Promise<void>;
}

/** A real mail server on loopback, which keeps what it is given. */
export async function mailHost({ refuse, at, port = 0 }: Manners = {}): Promise<MailHost> {
  const arrived: Arrived[] = [];
  const answer = (step: 'sender' | 'recipient' | 'end', to: string): Error | undefined => {
    const [code, text] = refuse?.(step, to) ?? [];
    return code === undefined ? undefined : Object.assign(new Error(text), { responseCode: code });
  };
  const recipientOf = ({ envelope }: SMTPServerSession) => envelope.rcptTo[0]?.address ?? '';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onMailFrom: async ({ address }, _session, done) => {
      await at?.('sender', address);
      done(answer('sender', address));
    },
    onRcptTo: async ({ address }, _session, done) => {
      await at?.('recipient', address);
      done(answer('recipient', address));
    },
    onData: (stream, session, done) => {
      const to = recipientOf(session);
      const chunks: Buffer[] = [];
      stream.once('data', () => void at?.('middle', to));
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      // A connection that ends in the middle of a message is an error, and no message.
      stream.on('error', () => {});
      stream.on('end', async () => {
        const error = answer('end', to);
        if (!error) arrived.push(read(to, Buffer.concat(chunks).toString('latin1')));
        await at?.('end', to);
        done(error);
        setImmediate(() => void at?.('answered', to));
      });
    },
  });
  server.on('error', () => {});
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    port: taken,
    arrived,
    receivers: () => arrived.map(({ to }) => to),
    breakConnections: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function read(to: string, raw: string): Arrived {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const header = (name: string) =>
    headers
      .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      ?.slice(name.length + 1)
      .trim();
  const encoding = header('Content-Transfer-Encoding') ?? '7bit';
  return {
    to,
    raw,
    header,
    subject: decodedWords(header('Subject') ?? ''),
    text: decoded(rest.join('\r\n\r\n'), encoding).replaceAll('\r\n', '\n'),
  };
}

function decoded(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString();
  if (encoding !== 'quoted-printable') return text;
  return Buffer.from(quotedBytes(text.replaceAll(/=\r\n/g, '')), 'latin1').toString();
}

function quotedBytes(text: string): string {
  return text.replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** RFC 2047, as nodemailer writes it. */
function decodedWords(text: string): string {
  const joined = text.replaceAll(/\?=\s+=\?/g, '?==?');
  return joined.replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(words, 'base64').toString()
      : Buffer.from(quotedBytes(words.replaceAll('_', ' ')), 'latin1').toString(),
  );
}
