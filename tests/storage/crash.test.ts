import type { Express } from 'express';
import pino from 'pino';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { saveTyped, startAnswering, submit } from '../../server/fieldwork/answering.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { composeServices, type Services } from '../../server/services.ts';
import { connectDatabase } from '../../server/storage/database.ts';
import type { EmbeddedEngine } from '../../server/storage/embedded/engine.ts';
import { openForm } from '../builders/answering.ts';
import { testSecret } from '../builders/app.ts';
import { fullAnswers, leaderAt, survey, wave } from '../builders/leader.ts';
import { cleanUp, later, start, temporaryFolder, until } from './embedded/engines.ts';

afterEach(cleanUp);

// A busy machine may need longer to start engines.
jest.setTimeout(120_000);

interface Site {
  app: Express;
  services: Services;
  engine: EmbeddedEngine;
}

/** The real app, on an engine of its own that can be killed. */
async function openSite(folder: string): Promise<Site> {
  const engine = await start({ folder });
  const database = await connectDatabase(engine.uri);
  later(() => database.close());
  const services = await composeServices(
    readConfig({ NODE_ENV: 'test', SECRET: testSecret }),
    pino({ level: 'silent' }),
    database,
  );
  await services.waves.save({ survey, wave, state: 'open', example: false });
  return { app: createApp(services), services, engine };
}

/** Kills the engine each time `progress` has passed one of the marks. */
async function killAt(engine: EmbeddedEngine, marks: number[], progress: () => number): Promise<void> {
  for (const mark of marks) {
    await until(() => progress() >= mark && engine.pid !== undefined);
    process.kill(engine.pid!, 'SIGKILL');
  }
}

/** What leader number `leader` answers: nobody else answers the same. */
function formOf(leader: number): Record<string, Record<string, string>> {
  return {
    ...fullAnswers,
    1: { ...fullAnswers[1], '1b': `${1 + (leader % 900)}` },
    2: { ...fullAnswers[2], '2d': `Leder ${leader}` },
  };
}

function answersOf(leader: number): Answers {
  const numbers = ['1b', '2a', '2b'];
  const fields = Object.values(formOf(leader)).flatMap(Object.entries);
  return Object.fromEntries(fields.map(([id, value]) => [id, numbers.includes(id) ? Number(value) : value]));
}

/** What is stored, by leader. */
async function storedBy({ responses }: Services): Promise<Map<number, Answers[]>> {
  const stored = new Map<number, Answers[]>();
  for await (const { answers } of responses.stream(survey, wave)) {
    const leader = Number(/^Leder (\d+)$/.exec(String(answers['2d']))?.[1]);
    stored.set(leader, [...(stored.get(leader) ?? []), answers]);
  }
  return stored;
}

/** Answers the whole form and submits it as a browser does. `patience` is how long it waits for the receipt. */
async function answerInBrowser(app: Express, number: number, patience?: number): Promise<boolean> {
  const leader = leaderAt(app);
  await until(async () => (await leader.start()).status === 303);
  for (const [section, fields] of Object.entries(formOf(number))) {
    const sent = { ...fields, shown: Object.keys(fields), action: 'next' };
    await until(async () => (await leader.post(`/del/${section}`, sent)).status === 303);
  }
  const deliver = leader.post('/lever');
  try {
    const { status, headers } = await (patience === undefined ? deliver : deliver.timeout(patience));
    return status === 303 && headers.location?.endsWith('/kvittering') === true;
  } catch {
    return false;
  }
}

describe('When the engine is killed again and again in the middle of submissions', () => {
  test('through the form, every receipt stands for one response with exactly its answers', async () => {
    const folder = await temporaryFolder();
    const site = await openSite(folder);
    const receipts = new Set<number>();
    let sent = 0;
    // Every fourth leader closes the browser without waiting for the receipt.
    const leaders = Array.from({ length: 24 }, async (_, leader) => {
      const received = await answerInBrowser(site.app, leader, leader % 4 === 3 ? 1 : undefined);
      sent += 1;
      if (received) receipts.add(leader);
    });
    await Promise.all([...leaders, killAt(site.engine, [1, 8, 16], () => sent)]);

    expect(receipts.size).toBeGreaterThanOrEqual(18);
    await site.engine.stop();
    const stored = await storedBy((await openSite(folder)).services);
    for (const leader of receipts) expect(stored.get(leader)).toEqual([answersOf(leader)]);
    for (const [leader, responses] of stored) expect(responses).toEqual([answersOf(leader)]);
  });

  test('whoever tries until it is confirmed is stored once, however often the answer was lost', async () => {
    const { services, engine } = await openSite(await temporaryFolder());
    const form = openForm(services.catalogue.find(survey, wave)!);
    const confirmed: number[] = [];
    let next = 0;
    const submitted = async (code: string) => {
      // The same submission three times at once: two windows, or a button pressed in doubt.
      const tries = [1, 2, 3].map(() => submit(services, form, code));
      const outcomes = await Promise.allSettled(tries);
      return outcomes.every((each) => each.status === 'fulfilled' && each.value.state === 'submitted');
    };
    const work = async () => {
      while (confirmed.length < 120) {
        const leader = next++;
        const fields = Object.assign({}, ...Object.values(formOf(leader))) as Record<string, string>;
        const typed = Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, [value]]));
        const code = (await startAnswering(services, form))!;
        await saveTyped(services, form, code, Object.keys(fields), typed);
        await until(() => submitted(code));
        confirmed.push(leader);
      }
    };
    const marks = [10, 40, 70, 100];
    await Promise.all([...Array.from({ length: 12 }, work), killAt(engine, marks, () => confirmed.length)]);

    const stored = await storedBy(services);
    expect([...stored.keys()].toSorted((a, b) => a - b)).toEqual(confirmed.toSorted((a, b) => a - b));
    for (const leader of confirmed) expect(stored.get(leader)).toEqual([answersOf(leader)]);
  });
});
