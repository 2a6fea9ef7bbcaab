import pino from 'pino';
import { readConfig } from '../config.ts';
import { composeServices, type Services } from '../services.ts';
import { openDatabase } from '../storage/open.ts';

/** Runs with the platform's services, beside an app that may be running over the same data. */
export async function withServices<T>(use: (services: Services) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel === 'info' ? 'warn' : config.logLevel }, process.stderr);
  const database = await openDatabase(config, log, { shared: true });
  try {
    return await use(await composeServices(config, log, database));
  } finally {
    await database.close();
  }
}
