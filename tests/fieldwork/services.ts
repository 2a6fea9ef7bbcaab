import pino from 'pino';
import { readConfig } from '../../server/config.ts';
import { composeServices, type Services } from '../../server/services.ts';
import { connectDatabase } from '../../server/storage/database.ts';
import { testSecret } from '../builders/app.ts';

/** The real services of one app on a database. Two of them on the same address are two apps. */
export async function servicesOn(uri: string): Promise<{ services: Services; close(): Promise<void> }> {
  const database = await connectDatabase(uri);
  const log = pino({ level: 'silent' });
  const services = await composeServices(readConfig({ NODE_ENV: 'test', SECRET: testSecret }), log, database);
  return { services, close: () => database.close() };
}
