import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedEngine } from '../../server/storage/embedded/engine.ts';
import { keepForStopping } from './running-engine.ts';

const quiet = { info() {}, warn: console.warn, error: console.error };

/**
 * One database engine for the whole test run, over a temporary folder; each test file has a database of its own
 * (see database.ts). Set TEST_MONGODB_URI to run the same tests on a MongoDB server or cluster.
 */
export default async function startEngine(): Promise<void> {
  process.env.TEST_RUN = randomBytes(6).toString('hex');
  if (process.env.TEST_MONGODB_URI) return;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-test-'));
  const engine = await startEmbeddedEngine({ folder, log: quiet });
  process.env.TEST_MONGODB_URI = engine.uri;
  keepForStopping({ engine, folder });
}
