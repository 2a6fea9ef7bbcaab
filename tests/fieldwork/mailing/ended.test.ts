import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Message, MessageState } from '../../../server/fieldwork/mailing/message.ts';
import { prepareMailings } from '../../../server/fieldwork/mailing/prepare-mailings.ts';
import { settleEnded } from '../../../server/fieldwork/mailing/settle-ended.ts';
import { handOverJournal } from '../../../server/mail/journal.ts';
import { hasEnded, type Life, thisLife } from '../../../server/mail/life.ts';
import { type MailingSite, mailingSite, newUnit, noon, survey, wave } from './mailing-site.ts';

let site: MailingSite;
let folder: string;

beforeAll(async () => {
  site = await mailingSite();
  folder = path.join(site.services.config.dataFolder, 'sending');
  await mkdir(folder, { recursive: true });
});
beforeEach(async () => {
  await site.clear();
  await site.open();
});
afterAll(() => site.close());

const now = noon.getTime();
const until = now + 15 * 60_000;
const gone: Life = { ...thisLife(), pid: processThatHasEnded(), began: '1' };

function processThatHasEnded(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

/** A message that a round of another process claimed, and what that process wrote about it before it ended. */
async function claimed(claimant: string, life: Life | undefined, marks: string[] = []): Promise<Message> {
  await site.register([newUnit(1)]);
  const { id } = await site.start();
  await prepareMailings(site.services);
  const [message] = await site.services.mailings.claim(id, { claimant, until, now, limit: 10 });
  const lines = marks.map((mark) => `${mark} ${claimant} ${message!.id}\n`);
  if (life)
    await writeFile(
      path.join(folder, `${claimant.split('.')[0]}.journal`),
      `${JSON.stringify(life)}\n${lines.join('')}`,
    );
  return message!;
}

const stateNow = async ({ id }: Message) => (await site.services.mailings.findMessage(id))?.state;
let number = 0;
const anyone = () => `prosess${number++}.1`;

describe('A message that was claimed by a process that was killed', () => {
  const cases: [string, string[], MessageState][] = [
    ['not handed over waits again', [], 'waiting'],
    ['handed over with no answer is uncertain', ['>'], 'uncertain'],
    ['handed over and taken is sent', ['>', '='], 'sent'],
    ['handed over and refused for now is tried again', ['>', '!'], 'waiting'],
  ];
  test.each(cases)('and %s', async (_, marks, state) => {
    const message = await claimed(anyone(), gone, marks);
    await settleEnded(site.services, now);
    expect(await stateNow(message)).toBe(state);
    const [unit] = await site.services.units.list(survey, wave);
    expect(unit?.invited).toBe(state === 'sent' || state === 'uncertain');
  });

  test('is not mistaken for one that an earlier round of the same process handed over', async () => {
    const message = await claimed('samme.2', gone);
    await writeFile(path.join(folder, 'samme.journal'), `${JSON.stringify(gone)}\n> samme.1 ${message.id}\n`);
    await settleEnded(site.services, now);
    expect(await stateNow(message)).toBe('waiting');
  });

  test('counts what was written in full, not half a line', async () => {
    const message = await claimed('halv.1', gone);
    await writeFile(path.join(folder, 'halv.journal'), `${JSON.stringify(gone)}\n> halv.1 ${message.id}`);
    await settleEnded(site.services, now);
    expect(await stateNow(message)).toBe('waiting');
  });
});

describe('While it is not sure that the process has ended', () => {
  const otherMachine: Life = { ...gone, boot: 'en annen start' };
  const cases: [string, Life | undefined, string[], MessageState][] = [
    ['whose process still runs here waits again', thisLife(), [], 'waiting'],
    ['of another container waits again', { ...gone, namespace: 'pid:[1]' }, [], 'waiting'],
    ['of a machine that stopped may have been sent', otherMachine, [], 'uncertain'],
    ['of a machine that stopped, but which was taken, is sent', otherMachine, ['>', '='], 'sent'],
    ['of an app that is gone with its disk may have been sent', undefined, [], 'uncertain'],
  ];
  test.each(cases)(
    'nobody touches its claim until it is over; then one %s',
    async (_, life, marks, state) => {
      const message = await claimed(anyone(), life, marks);
      await settleEnded(site.services, until);
      expect(await stateNow(message)).toBe('claimed');
      await settleEnded(site.services, until + 1);
      expect(await stateNow(message)).toBe(state);
    },
  );
});

test('A process that finds its claim over hands nothing over', async () => {
  await site.register([newUnit(1)]);
  await site.start();
  const handed: string[] = [];
  const time = jest.spyOn(Date, 'now');
  site.services.mailServer = {
    leaves: true,
    parallel: 1,
    isReady: () => handed.length === 0,
    send: async ({ id }, handOver) => {
      handed.push(id);
      const real = performance.timeOrigin + performance.now();
      time.mockReturnValue(real + 16 * 60_000);
      expect(handOver).toThrow('The claim is over');
      return { result: 'unreachable', trouble: 'for sent' };
    },
    rest() {},
  };
  await site.send();
  time.mockRestore();
  expect(Object.values(await site.statesOf())).toEqual(['waiting']);
});

describe('The journal', () => {
  test('is emptied when everything in it is settled, and taken away with its process', async () => {
    const message = await claimed('ferdig.1', gone, ['>']);
    await settleEnded(site.services, now);
    expect(await readdir(folder)).toContain('ferdig.journal');
    await settleEnded(site.services, now);
    expect(await readdir(folder)).not.toContain('ferdig.journal');
    expect(await stateNow(message)).toBe('uncertain');
  });

  test('tells of a round that is over, and not of one under way, after being emptied too', () => {
    const journal = handOverJournal(folder);
    const first = journal.begin();
    journal.handingOver(first, 'en');
    expect(journal.testimonyOf(first)).toMatchObject({ over: false, complete: true });
    journal.forgetAllBut([]);
    journal.end(first);
    expect(journal.testimonyOf(first)).toMatchObject({ over: true, said: new Map([['en', 'handingOver']]) });
    journal.forgetAllBut([first]);
    expect(journal.testimonyOf(first).said.size).toBe(1);
    journal.forgetAllBut([]);
    const second = journal.begin();
    journal.handingOver(second, 'to');
    journal.answered(second, 'to', 'accepted');
    expect(journal.testimonyOf(first).said.size).toBe(0);
    expect(journal.testimonyOf(second).said).toEqual(new Map([['to', 'accepted']]));
  });

  test('knows a process from another that has its number', () => {
    expect(hasEnded(thisLife())).toBe(false);
    expect(hasEnded({ ...thisLife(), began: '1' })).toBe(true);
    expect(hasEnded({ ...thisLife(), namespace: 'pid:[1]', began: '1' })).toBe(false);
    expect(hasEnded(gone)).toBe(true);
  });
});
