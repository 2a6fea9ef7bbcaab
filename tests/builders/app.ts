import type { Express } from 'express';
import pino from 'pino';
import { createApp } from '../../server/app.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { composeServices, type Services } from '../../server/services.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { copyExample } from './example-copy.ts';
import { survey } from './leader.ts';
import { loadExample } from './load-example.ts';

/** What personal links are made from in tests. */
export const testSecret = 'hemmelighet til tester, 32 tegn og flere';

export interface TestApp {
  app: Express;
  services: Services;
  database: Database;
  /** Everything the app has logged, a line each. */
  logLines: string[];
  close(): Promise<void>;
}

/**
 * The real app on the real engine, with an empty database of its own. `example` fills it as a first start does
 * with one survey, results and all: wave 2022 published, wave 2023 open.
 */
export async function testApp({
  example = false,
  config = {},
}: {
  example?: boolean;
  config?: Partial<Config>;
} = {}): Promise<TestApp> {
  const logLines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logLines.push(line) });
  const database: Database = await connectDatabase(testDatabaseUri());
  const compose = (on: Database) =>
    composeServices({ ...readConfig({ NODE_ENV: 'test', SECRET: testSecret }), ...config }, log, on);
  if (example)
    await copyExample(database, async (shared) =>
      loadExample(await compose(shared), (each) => each === survey),
    );
  const services = await compose(database);
  return { app: createApp(services), services, database, logLines, close: () => database.close() };
}
