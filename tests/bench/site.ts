import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { composeServices, type Services } from '../../server/services.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { startEmbeddedEngine } from '../../server/storage/embedded/engine.ts';
import { loadExample } from '../builders/load-example.ts';

export interface Site {
  url: string;
  services: Services;
  database: Database;
  /** Milliseconds in the server for each request since it was last emptied: from the headers to the last byte. */
  serverTimes: number[];
}

const quiet = { info() {}, warn: console.warn, error: console.error };

/**
 * The real app with the example data, on an embedded engine of its own, listening on loopback. `change` puts
 * other services in the place of some of them.
 */
export async function withSite<T>(
  use: (site: Site) => Promise<T>,
  change: (services: Services, database: Database) => Services = (services) => services,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-bench-'));
  const engine = await startEmbeddedEngine({ folder, log: quiet });
  const database = await connectDatabase(engine.uri);
  const composed = await composeServices(
    readConfig({ NODE_ENV: 'development', SECRET: 'hemmelighet til målinger, mer enn 32 tegn' }),
    pino({ level: 'silent' }),
    database,
  );
  await loadExample(composed);
  const services = change(composed, database);
  const serverTimes: number[] = [];
  const app = createApp(services);
  const server = http.createServer((req, res) => {
    const start = performance.now();
    res.once('finish', () => serverTimes.push(performance.now() - start));
    app(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({ url: `http://127.0.0.1:${port}`, services, database, serverTimes });
  } finally {
    server.closeAllConnections();
    server.close();
    await database.close();
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
