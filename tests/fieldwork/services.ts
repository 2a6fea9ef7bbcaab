import pino from 'pino';
import { type Config, readConfig } from '../../server/config.ts';
import { composeServices, type Services } from '../../server/services.ts';
import { connectDatabase } from '../../server/storage/database.ts';
import { testSecret } from '../builders/app.ts';

/** The real services of one app on a database. Two of them on the same address are two apps. */
export async function servicesOn(
  uri: string,
  own: Partial<Config> = {},
): Promise<{ services: Services; close(): Promise<void> }> {
  const database = await connectDatabase(uri);
  const log = pino({ level: 'silent' });
  const config = { ...readConfig({ NODE_ENV: 'test', SECRET: testSecret }), ...own };
  const services = await composeServices(config, log, database);
  return { services, close: () => database.close() };
}
