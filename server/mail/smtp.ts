import { setTimeout as pause } from 'node:timers/promises';
import addressparser from 'nodemailer/lib/addressparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Email, MailServer, Outcome } from '../fieldwork/mailing/mail-server.ts';
import { type Connection, connectTo } from './connection.ts';
import { outcomeOf } from './outcome.ts';

interface SmtpSettings {
  /** `smtp://` or `smtps://`. */
  server: string;
  /** An address, or `Name <address>`. */
  from: string;
  /** At most; 0 for no limit. */
  perSecond: number;
}

/** Connections at a time: mail servers get suspicious of many. */
const parallel = 4;
/** How long to leave a server alone that was out of reach: longer each time. */
const firstRestMs = 5_000;
const longestRestMs = 5 * 60_000;

/** Sends by SMTP. Connections are kept while there is more to send. */
export function smtpServer({ server, from, perSecond }: SmtpSettings): MailServer {
  const sender = addressOf(from);
  const idle: Connection[] = [];
  const waitForTurn = pace(perSecond);
  let restMs = firstRestMs;
  let restUntil = 0;

  const sendOnce = async (email: Email, raw: Buffer, handOver: () => void): Promise<Outcome> => {
    const used = idle.pop();
    const connection = used?.isOpen() ? used : await connectTo(server);
    const outcome = await connection.send({ from: sender, to: email.to }, raw, handOver);
    if (connection.isOpen()) idle.push(connection);
    // A server may have ended a connection that was kept; a new one tells whether it is there.
    if (outcome.result === 'unreachable' && connection === used) return sendOnce(email, raw, handOver);
    return outcome;
  };

  return {
    leaves: true,
    parallel,
    isReady: (now) => now >= restUntil,
    async send(email, handOver, now) {
      await waitForTurn();
      const outcome = await compose(email, from, sender)
        .then((raw) => sendOnce(email, raw, handOver))
        .catch((error) => outcomeOf(error, false));
      if (outcome.result !== 'unreachable') restMs = firstRestMs;
      else if (now >= restUntil) {
        restUntil = now + restMs;
        restMs = Math.min(restMs * 2, longestRestMs);
      }
      return outcome;
    },
    rest() {
      for (const connection of idle.splice(0)) connection.close();
    },
  };
}

/** The message in bytes, with every line ended as SMTP wants it. Nodemailer keeps header lines apart. */
async function compose(email: Email, from: string, sender: string): Promise<Buffer> {
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  const mail = new MailComposer({
    from,
    to: { name: '', address: email.to },
    replyTo: email.replyTo,
    subject: email.subject,
    text: email.text,
    messageId: `<${email.id}@${domain}>`,
    headers:
      email.unsubscribe === undefined ? [] : [{ key: 'List-Unsubscribe', value: `<${email.unsubscribe}>` }],
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await mail.compile().build();
  return raw.subarray(-2).equals(lineBreak) ? raw : Buffer.concat([raw, lineBreak]);
}

const lineBreak = Buffer.from('\r\n');

function addressOf(from: string): string {
  return addressparser(from, { flatten: true })[0]?.address ?? from;
}

/** A turn at a time, evenly spread over each second. */
function pace(perSecond: number): () => Promise<void> {
  if (perSecond === 0) return async () => {};
  const apart = 1000 / perSecond;
  let next = 0;
  return async () => {
    const now = Date.now();
    next = Math.max(now, next + apart);
    if (next > now) await pause(next - now);
  };
}
