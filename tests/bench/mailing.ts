import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedEngine } from '../../server/storage/embedded/engine.ts';
import { type Kill, sendWithKills } from '../fieldwork/mailing/killed-senders.ts';
import { mailingSite, newUnit } from '../fieldwork/mailing/mailing-site.ts';
import { type Bench, perSecond, timed } from './measure.ts';

const quiet = { info() {}, warn: console.warn, error: console.error };

/** Units that are stored at a time. */
const batch = 1000;

/**
 * Invitations to a mail server on loopback, by a process that is killed twice on the way: at a moment by chance, and
 * when a message has arrived whose arrival it has not heard of. Fails unless each address gets exactly one.
 */
export const mailing: Bench = async ({ quick }) => {
  const count = quick ? 500 : 10_000;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-bench-'));
  const engine = await startEmbeddedEngine({ folder, log: quiet });
  try {
    const site = await mailingSite(`${engine.uri.replace('/?', '/bench?')}`);
    await site.open();
    const units = Array.from({ length: count }, (_, index) => newUnit(index));
    for (let start = 0; start < count; start += batch) await site.register(units.slice(start, start + batch));
    const { id } = await site.start();
    const kills: Kill[] = [
      {
        message: Math.round(count * (0.1 + 0.4 * Math.random())),
        step: 'middle',
        within: 50 * Math.random(),
      },
      { message: Math.round(count * (0.6 + 0.3 * Math.random())), step: 'end' },
    ];
    const [elapsed, { host, endings }] = await timed(() => sendWithKills(site.environment, kills));
    await host.close();
    const receivers = host.receivers();
    const { uncertain, sent } = await site.services.mailings.progress(id);
    await site.close();
    const each = new Set(receivers).size;
    if (receivers.length !== count || each !== count || sent + uncertain !== count || endings.length !== 3)
      throw new Error(
        `${receivers.length} messages to ${each} of ${count} addresses: ${sent} sent, ${uncertain} uncertain`,
      );
    return [
      {
        name: `${count.toLocaleString('en')} invitations, the process killed twice on the way`,
        result: `${perSecond(count, elapsed)}; each address got one, ${uncertain} counted as uncertain`,
        target: 'exactly one each',
      },
    ];
  } finally {
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
