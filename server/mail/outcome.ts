import type { Outcome } from '../fieldwork/mailing/mail-server.ts';

interface SmtpError {
  /** Nodemailer's word for what went wrong, or the system's. */
  code?: string;
  /** What the server was asked when it answered. */
  command?: string;
  /** The server's whole answer, and its three digits. */
  response?: string;
  responseCode?: number;
}

/**
 * What an error means for the message.
 *
 * @param handedOver whether the message's last line had been written
 */
export function outcomeOf(error: unknown, handedOver: boolean): Outcome {
  const { code = 'ukjent feil', command = '', response = '', responseCode } = error as SmtpError;
  const said = codesIn(response);
  if (handedOver) {
    // Only the server's own answer to the message settles it; a connection that breaks does not.
    if (code !== 'EMESSAGE' || responseCode === undefined) return { result: 'unknown', trouble: unanswered };
    return refused(responseCode, false, said);
  }
  if (code === 'EAUTH')
    return {
      result: 'unreachable',
      trouble: `E-postserveren godtok ikke brukernavn og passord${said}. Sjekk SMTP_URL.`,
    };
  // No to the sender is no to everything: the messages can wait until it is mended.
  if (command === 'MAIL FROM' && isForGood(responseCode))
    return {
      result: 'unreachable',
      trouble: `E-postserveren godtok ikke avsenderen${said}. Sjekk MAIL_FROM.`,
    };
  if (code === 'EENVELOPE' && responseCode !== undefined && responseCode !== 421)
    return refused(responseCode, command === 'RCPT TO' && isAboutAddress(responseCode, response), said);
  return { result: 'unreachable', trouble: `Får ikke levert til e-postserveren (${code}). Vi prøver igjen.` };
}

const unanswered =
  'Forbindelsen ble brutt før e-postserveren svarte. Meldingen er trolig sendt, men det er ikke sikkert.';

function refused(responseCode: number, address: boolean, said: string): Outcome {
  const forGood = isForGood(responseCode);
  if (!forGood)
    return {
      result: 'refused',
      forGood,
      address: false,
      trouble: `E-postserveren ba oss vente${said}. Vi prøver igjen.`,
    };
  const trouble = address
    ? `Adressen finnes ikke eller tar ikke imot e-post${said}.`
    : `E-postserveren ville ikke ta imot meldingen${said}.`;
  return { result: 'refused', forGood, address, trouble };
}

function isForGood(responseCode: number | undefined): boolean {
  return responseCode !== undefined && responseCode >= 500;
}

/**
 * Whether it is the address itself that does not work. The second part of the longer code tells (RFC 3463): 1 is the
 * address, 2 the mailbox; others, as 7 for "you may not", are about us. Without one, the digits that are used for it.
 */
function isAboutAddress(responseCode: number, response: string): boolean {
  const subject = /^\d{3}[ -]5\.(\d+)\.\d+/.exec(response)?.[1];
  if (subject !== undefined) return subject === '1' || subject === '2';
  return [550, 551, 553].includes(responseCode);
}

/** The codes of an answer, which says the same as its words and names no address: ` (550 5.1.1)`. */
function codesIn(response: string): string {
  const codes = /^\d{3}(?:[ -]\d\.\d+\.\d+)?/.exec(response)?.[0];
  return codes === undefined ? '' : ` (${codes.replace('-', ' ')})`;
}
