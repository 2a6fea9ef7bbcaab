import type { Config } from '../config.ts';
import type { MailServer } from '../fieldwork/mailing/mail-server.ts';
import { outbox } from './outbox.ts';
import { smtpServer } from './smtp.ts';

export function mailServerOf({ mail }: Pick<Config, 'mail'>): MailServer {
  return mail ? smtpServer(mail) : outbox();
}
