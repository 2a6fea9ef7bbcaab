import { sendWithKills } from './killed-senders.ts';
import { type MailingSite, mailingSite, newUnit } from './mailing-site.ts';

let site: MailingSite;

beforeAll(async () => {
  site = await mailingSite();
});
afterAll(() => site.close());

// A busy machine may need long to start the processes that are killed.
jest.setTimeout(120_000);

const count = Number(process.env.COUNT ?? 1500);

test('each address gets exactly one message', async () => {
  await site.open();
  const units = Array.from({ length: count }, (_, index) => newUnit(index));
  await site.register(units);
  const { id } = await site.start();
  const startedAt = Date.now();
  const { host, endings } = await sendWithKills(site.environment, [
    { message: Math.round(count * 0.3), step: (process.env.STEP ?? 'middle') as never },
    { message: Math.round(count * 0.6), step: 'end' },
  ]);
  await host.close();
  console.log(endings, Date.now() - startedAt, await site.services.mailings.progress(id));
  const receivers = host.receivers();
  expect(new Set(receivers).size).toBe(count);
  expect(receivers).toHaveLength(count);
});
