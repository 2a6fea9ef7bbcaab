import pino from 'pino';
import { readConfig } from '../../../server/config.ts';
import { sendMailings } from '../../../server/fieldwork/mailing/send-mailings.ts';
import { composeServices } from '../../../server/services.ts';
import { connectDatabase } from '../../../server/storage/database.ts';

/** The platform's sending as a process of its own, to be killed. Ends when there is nothing left to send. */
const config = readConfig(process.env);
const database = await connectDatabase(config.mongodbUri ?? '');
const services = await composeServices(config, pino({ level: 'error' }), database);
process.stdout.write('ready\n');
await sendMailings(services, new Date());
await database.close();
