import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedEngine } from '../../server/storage/embedded/engine.ts';
import { type TestApp, testApp } from '../builders/app.ts';

const quiet = { info() {}, warn: console.warn, error: console.error };

/** Runs `use` with the real app, its example data and an engine of its own, listening on loopback. */
export async function withPlatform(use: (site: TestApp, address: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-bench-'));
  const engine = await startEmbeddedEngine({ folder, log: quiet });
  process.env.TEST_MONGODB_URI = engine.uri;
  const site = await testApp({ example: true, config: { logLevel: 'silent' } });
  const server: Server = site.app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    await use(site, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await site.close();
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
