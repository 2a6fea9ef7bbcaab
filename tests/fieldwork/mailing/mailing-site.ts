import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { readConfig } from '../../../server/config.ts';
import { personalCode } from '../../../server/fieldwork/access-code.ts';
import type { Unit } from '../../../server/fieldwork/frame/unit.ts';
import { type Message, type MessageState, messageStates } from '../../../server/fieldwork/mailing/message.ts';
import { sendMailings } from '../../../server/fieldwork/mailing/send-mailings.ts';
import { startMailing, type Wanted } from '../../../server/fieldwork/mailing/start-mailing.ts';
import type { Wave } from '../../../server/fieldwork/wave.ts';
import { handOverJournal } from '../../../server/mail/journal.ts';
import { mailServerOf } from '../../../server/mail/mail-server.ts';
import { composeServices, type Services } from '../../../server/services.ts';
import { connectDatabase } from '../../../server/storage/database.ts';
import { reachable, unitOf } from '../../builders/unit.ts';
import { testDatabaseUri } from '../../setup/database.ts';

export const survey = 'barnevernlederundersokelsen';
export const wave = '2023';
export const from = 'Undersøkelsen <post@undersokelse.eksempel.no>';
/** A working day in Norway, at noon. */
export const noon = new Date('2026-11-24T11:00:00Z');
export const minutesLater = (count: number) => new Date(noon.getTime() + count * 60_000);

const secretWords = 'hemmelighet til tester, 32 tegn og flere';
/** What links are made from. */
export const testSecretBytes = Buffer.from(secretWords);

/** A unit of the wave as it is when it has come into the register. */
export function newUnit(number: number, known: Partial<Unit> & { emails?: string[] } = {}): Unit {
  const { emails = [`leder${number}@eksempel.no`], ...rest } = known;
  const unit = { unit: `${1000 + number}`, name: `Tjeneste ${number}`, contacts: reachable(...emails) };
  return unitOf(testSecretBytes, { survey, wave, ...unit, ...rest });
}

export function codeOf(unit: Unit): string {
  return personalCode(testSecretBytes, unit);
}

function mailingEnvironment(uri: string, folder: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    SECRET: secretWords,
    MONGODB_URI: uri,
    DATA_DIR: folder,
    PUBLIC_URL: 'https://undersokelser.eksempel.no',
  };
}

export interface MailingSite {
  services: Services;
  logLines: string[];
  /** The settings, for another process over the same database and folder. */
  environment: Record<string, string>;
  /** Puts the mail server at the address in the place of what was there. */
  use(url: string | undefined): void;
  /** The same platform as another app sees it: its own mail server, and its own part of the journal. */
  otherApp(url: string | undefined): Services;
  open(change?: Partial<Wave>): Promise<void>;
  register(units: Unit[]): Promise<void>;
  start(wanted?: Partial<Wanted>, now?: Date): ReturnType<typeof startMailing>;
  send(now?: Date): Promise<void>;
  messages(mailing?: string): Promise<Message[]>;
  statesOf(mailing?: string): Promise<Record<string, MessageState>>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The real app on a database of its own, with a folder for its journal. */
export async function mailingSite(uri = testDatabaseUri()): Promise<MailingSite> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-test-'));
  const logLines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logLines.push(line) });
  const environment = mailingEnvironment(uri, folder);
  const database = await connectDatabase(uri);
  const services = await composeServices(readConfig(environment), log, database);
  const serverAt = (url: string | undefined) =>
    mailServerOf({ mail: url === undefined ? undefined : { server: url, from, perSecond: 0 } });
  const messages = async (mailing?: string) => {
    const mailings = mailing === undefined ? await services.mailings.list(survey, wave) : [{ id: mailing }];
    const found = await Promise.all(
      mailings.map(({ id }) => services.mailings.listMessages(id, [...messageStates], 20_000)),
    );
    return found.flat();
  };
  const site: MailingSite = {
    services,
    logLines,
    environment,
    use: (url) => {
      services.mailServer = serverAt(url);
    },
    otherApp: (url) => ({
      ...services,
      mailServer: serverAt(url),
      handOvers: handOverJournal(path.join(folder, 'sending')),
    }),
    open: (change = {}) =>
      services.waves.save({
        survey,
        wave,
        state: 'open',
        example: false,
        access: 'personal',
        closesOn: '2026-12-18',
        contact: { name: 'Kontoret', email: 'kontor@eksempel.no', phone: '00 00 00 00' },
        ...change,
      }),
    register: (units) => services.units.putRegister(units),
    start: (wanted = {}, now = noon) =>
      startMailing(services, { survey, wave, kind: 'invitation', by: 'medlem', ...wanted }, now),
    send: (now = noon) => sendMailings(services, now),
    messages,
    statesOf: async (mailing) =>
      Object.fromEntries((await messages(mailing)).map(({ to, state }) => [to, state])),
    clear: async () => {
      services.mailServer = serverAt(undefined);
      await services.mailings.removeWave(survey, wave);
      await services.units.removeWave(survey, wave);
      await database.models.Wave.deleteMany({}).exec();
    },
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return site;
}
