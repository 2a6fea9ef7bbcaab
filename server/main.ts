import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import { firstOwnerToken } from './accounts/first-run.ts';
import { announcement, createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { DomainError } from './errors.ts';
import { prepareExample } from './example.ts';
import { refuseOtherSecret } from './fieldwork/same-secret.ts';
import { refuseChanged } from './fieldwork/wave.ts';
import { type RunningJobs, startJobs } from './jobs.ts';
import { composeServices } from './services.ts';
import type { Database } from './storage/database.ts';
import { openDatabase } from './storage/open.ts';

/** How long requests under way may take to finish when the app is stopped. */
const graceMs = 5_000;

/** A leader on a slow line sends a form in well under a minute. */
const requestTimeoutMs = 60_000;

await start().catch(giveUp);

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const database = await openDatabase(config, log);
  try {
    const services = await composeServices(config, log, database);
    if (!config.production) await prepareExample(services);
    const stored = await services.questionnaires.list();
    for (const { survey, wave } of refuseChanged(await services.waves.list(), services.catalogue, stored))
      log.error({ survey, wave }, 'form held back: its stored questionnaire is another than was asked');
    await refuseOtherSecret(services);
    const server = await listen(createApp(services), config);
    const { port } = server.address() as AddressInfo;
    const words = announcement(config, port, await services.waves.list(), await firstOwnerToken(services));
    stopOnSignal(server, startJobs(services), database, log);
    process.stdout.write(words);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function listen(app: ReturnType<typeof createApp>, { host, port }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error) => {
      if (error) reject(new DomainError('setup', portMessage(error, host, port), { cause: error }));
      else resolve(server);
    });
    server.requestTimeout = requestTimeoutMs;
  });
}

function portMessage(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} er opptatt. Stopp programmet som bruker den, eller velg en annen: PORT=${port + 1} npm start`;
  if (error.code === 'EACCES') return `Port ${port} krever mer tilgang. Velg en port over 1023 med PORT.`;
  return `Kan ikke ta imot besøk på ${host}:${port} (${error.code}). Sjekk HOST og PORT.`;
}

/** Lets requests under way finish, then closes the database. A second signal, or a long wait, ends it at once. */
function stopOnSignal(server: Server, jobs: RunningJobs, database: Database, log: Logger): void {
  const stop = async () => {
    process.once('SIGINT', () => process.exit(1));
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
    const served = new Promise((resolve) => server.close(resolve));
    // A mail server may take minutes for its last word on a message. What was handed over is on disk.
    await Promise.race([jobs.stop(), pause(graceMs, undefined, { ref: false })]);
    await served;
    await database.close();
    log.info('stopped');
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function giveUp(error: unknown): void {
  process.stderr.write(
    error instanceof DomainError ? `\n${error.message}\n\n` : `${(error as Error).stack}\n`,
  );
  process.exitCode = 1;
}
