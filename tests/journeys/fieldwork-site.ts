import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Config } from '../../server/config.ts';
import { dayAfter, dayOf } from '../../server/fieldwork/day.ts';
import { sendMailings } from '../../server/fieldwork/mailing/send-mailings.ts';
import { startMailing } from '../../server/fieldwork/mailing/start-mailing.ts';
import type { Wave } from '../../server/fieldwork/wave.ts';
import type { Services } from '../../server/services.ts';
import { openPersonalWave } from '../builders/personal-units.ts';
import { fileOf, numberItem, oneOf, section, textItem } from '../builders/questionnaire.ts';
import { type Arrived, type MailHost, mailHost } from '../fieldwork/mailing/mail-host.ts';

/** A wave of a short survey. One is anonymous and one confidential; a third is fielded with a keyboard. */
export const anonymous = { survey: 'lederpulsen', wave: '2026' };
export const confidential = { survey: 'oppfolgingen', wave: '2026' };
export const byKeyboard = { survey: 'arsmalingen', wave: '2026' };

const background = [
  {
    id: 'region',
    text: 'Region',
    from: 'region',
    options: ['ost', 'sor', 'vest', 'midt-norge', 'nord'].map((code) => ({ code, label: `Region ${code}` })),
  },
];

/** The items are those that `fillIn` and `answer` of personal-units.ts write. */
const sections = [
  section('1', [oneOf('1a', ['ja', 'nei'], { required: true })], { title: 'Bemanning' }),
  section('2', [numberItem('1b', { required: true })], { title: 'Årsverk' }),
  section('3', [textItem('1c')], { title: 'Med egne ord' }),
];

const titles = new Map([
  [anonymous, 'Lederpulsen'],
  [confidential, 'Oppfølgingen'],
  [byKeyboard, 'Årsmålingen'],
]);

const files = [...titles].map(([wave, title]) =>
  fileOf([], { ...wave, title, waveLabel: 'høsten 2026', background, sections }),
);

interface FieldworkSite {
  /** For `describeInBrowser`, which reads it once the tests run. */
  config: Partial<Config>;
  /** What the address was last sent about a survey. */
  letterTo(address: string, title: string): Arrived;
  /** Who has been sent a letter with these words in its subject, once for each. */
  letters(subject: string): string[];
}

/** Short surveys of a site's own, and a mail server on loopback. Called at the top of a file. */
export function fieldworkSite(): FieldworkSite {
  const config: Partial<Config> = {};
  let folder: string;
  let mail: MailHost;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'fieldwork-'));
    for (const file of files) {
      await mkdir(path.join(folder, 'surveys', file.survey), { recursive: true });
      await writeFile(path.join(folder, 'surveys', file.survey, `${file.wave}.json`), JSON.stringify(file));
    }
    mail = await mailHost();
    config.surveysFolder = path.join(folder, 'surveys');
    config.dataFolder = path.join(folder, 'data');
    config.mail = { server: mail.url, from: 'Undersøkelsen <post@eksempel.no>', perSecond: 0 };
  });
  afterAll(async () => {
    await mail.close();
    await rm(folder, { recursive: true });
  });
  return {
    config,
    letterTo(address, title) {
      const letter = mail.arrived.findLast(({ to, subject }) => to === address && subject.includes(title));
      if (!letter) throw new Error(`Nothing about ${title} has come to ${address}.`);
      return letter;
    },
    letters: (subject) => mail.arrived.filter((each) => each.subject.includes(subject)).map(({ to }) => to),
  };
}

/** The path of the link that a leader opens. Where the site is, is not known before it listens. */
export function linkIn({ text }: Arrived): string {
  const [, link] = /(\/k\/[A-Z0-9-]+)$/m.exec(text) ?? [];
  if (!link) throw new Error(`There is no link in: ${text}`);
  return link;
}

/** What the platform does by itself every few seconds. */
export const letTheJobSend = (services: Services) => sendMailings(services, new Date());

/** An open wave whose leaders (leder0@eksempel.no and on) have been invited. */
export async function inviteTo(
  services: Services,
  { survey, wave }: { survey: string; wave: string },
  count: number,
  mode: Wave['mode'],
): Promise<void> {
  const questionnaire = services.catalogue.find(survey, wave);
  if (!questionnaire) throw new Error(`There is no ${survey} ${wave}.`);
  const facts = Array.from({ length: count }, () => ({ region: 'nord' as const }));
  await openPersonalWave(services, questionnaire, facts, mode);
  await services.waves.change(survey, wave, ['open'], settings());
  await startMailing(services, { survey, wave, kind: 'invitation', by: 'Redaktør' }, new Date());
  await letTheJobSend(services);
}

/** What a publisher has chosen: the days are in the future, whenever this runs. */
export function settings() {
  const closesOn = dayAfter(dayOf(new Date()), 20);
  return {
    closesOn,
    deleteOn: dayAfter(closesOn, 30),
    contact: { name: 'Undersøkelseskontoret', email: 'kontoret@eksempel.no', phone: '22 00 00 00' },
    legalBasis: 'Berettiget interesse, personvernforordningen artikkel 6 nr. 1 f',
  };
}
