/**
 * The process that holds the database engine, apart from the app: the engine ends its whole process when the
 * disk is full or the files are damaged, and the app should live to say so. Started by engine-process.ts.
 *
 * It speaks MongoDB's protocol on a Unix socket, and ends when asked to (SIGTERM) or when the app is gone.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { commandMessage, isOk } from './command.ts';
import { ENGINE_PACKAGE } from './platform.ts';
import { type ChildMessage, type ChildOptions, EXIT_ENGINE_FAILED, EXIT_FOLDER_IN_USE } from './protocol.ts';
import { answerMessages, type RoundTrip } from './wire.ts';

/** Declared here because the package is optional, and the platform is built also where it is missing. */
interface Engine {
  roundTrip(message: Buffer): Promise<RoundTrip>;
  close(): Promise<void>;
}

/** Time for commands under way to finish when stopping. */
const DRAIN_MS = 2000;
/** A command that hangs would hold up closing for ever. With the journal, a hard stop loses nothing confirmed. */
const HARD_STOP_MS = 4000;

const options = JSON.parse(process.argv[2] ?? '') as ChildOptions;
const sockets = new Set<net.Socket>();
let commandsUnderWay = 0;
let isStopping = false;

// The files hold confidential answers: nobody but the user running the app may read them.
process.umask(0o077);
// Ctrl-C reaches every process of a terminal; the app decides when the database stops.
process.on('SIGINT', () => {});
// With the app gone, nobody reads what is written here.
process.stderr.on('error', () => {});

try {
  await serve(await openEngine());
} catch (problem) {
  const message = problem instanceof Error ? problem.message : String(problem);
  const code = message.includes('DBPathInUse') ? EXIT_FOLDER_IN_USE : EXIT_ENGINE_FAILED;
  tell({ type: 'failed', message }, () => process.exit(code));
}

async function openEngine(): Promise<Engine> {
  const load = createRequire(import.meta.url);
  const { Engine } = load(ENGINE_PACKAGE) as { Engine: { open(folder: string): Promise<Engine> } };
  const engine = await Engine.open(options.folder);
  // `$facet` gathers 100 MB for each of its parts by default: gigabytes for a large question. 1 MB is as fast.
  const limit = { setParameter: 1, internalQueryFacetBufferSizeBytes: 1024 * 1024, $db: 'admin' };
  const { response } = await engine.roundTrip(commandMessage(limit));
  if (!isOk(response)) throw new Error('the engine does not know internalQueryFacetBufferSizeBytes');
  return engine;
}

async function serve(engine: Engine): Promise<void> {
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    answerMessages(socket, async (message) => {
      commandsUnderWay += 1;
      return engine.roundTrip(message).finally(() => {
        commandsUnderWay -= 1;
      });
    });
  });
  const stop = () => stopOnce(engine, server);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
  process.stdin.on('end', stop).on('error', stop).resume();

  // The engine's own lock on the folder is ours now, so a socket that is still here is a dead process's.
  rmSync(options.socket, { force: true });
  writeFileSync(options.ownerFile, String(options.ownerPid));
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject).listen(options.socket, resolve);
  });
  if (process.connected) tell({ type: 'ready' });
  else stop();
}

function stopOnce(engine: Engine, server: net.Server): void {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), HARD_STOP_MS);
  drainAndClose(engine, server).then(
    () => process.exit(0),
    () => process.exit(EXIT_ENGINE_FAILED),
  );
}

/** Lets commands under way finish and their answers out, before the folder is closed and released. */
async function drainAndClose(engine: Engine, server: net.Server): Promise<void> {
  server.close();
  for (const socket of sockets) socket.pause();
  const deadline = Date.now() + DRAIN_MS;
  while (commandsUnderWay > 0 && Date.now() < deadline) await pause(5);
  await Promise.race([
    Promise.all([...sockets].map((socket) => new Promise<void>((done) => socket.end(done)))),
    pause(200),
  ]);
  for (const socket of sockets) socket.destroy();
  // Before the lock is released, so that these are never the files of the next engine on this folder.
  rmSync(options.socket, { force: true });
  rmSync(options.ownerFile, { force: true });
  await engine.close();
}

function tell(message: ChildMessage, then: () => void = () => {}): void {
  if (process.connected) process.send?.(message, then);
  else then();
}
