import type { Catalogue } from '../../questionnaire/catalogue.ts';
import type { UnitStore } from '../frame/unit.ts';
import type { WaveStore } from '../wave.ts';
import type { HandOverJournal } from './hand-over-journal.ts';
import type { Links } from './links.ts';
import type { MailServer } from './mail-server.ts';
import type { MailingStore } from './mailing-store.ts';

/** What mailings are made with. */
export interface MailingServices {
  mailings: MailingStore;
  units: UnitStore;
  waves: WaveStore;
  catalogue: Pick<Catalogue, 'find'>;
  mailServer: MailServer;
  handOvers: HandOverJournal;
  /** What personal links are made from. */
  secret: Buffer;
  /** Throws `setup` when it is not known where links should lead. */
  links(): Links;
  log: { error(about: object, message: string): void };
}
