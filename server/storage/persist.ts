import { setTimeout as pause } from 'node:timers/promises';
import { types } from 'node:util';
import { DomainError } from '../errors.ts';

/** Waits between tries: together longer than the engine takes to come back after a crash. */
const waitsMs = [25, 50, 100, 200, 400, 800, 1600, 3200];

/** No new try is begun after this long: a visitor is better served by a page that says so. */
const patienceMs = 20_000;

/** An operation that never settles by itself is taken for lost. The database gives a query up before that. */
const settleMs = 25_000;

/** Socket errors of an engine or a server that has just gone away. */
const lostConnection = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ENOENT']);

/** Driver errors that mean the operation may or may not have reached the database. */
const lostServer =
  /^(MongoNetwork|MongoServerSelection|MongoPoolCleared|MongoPoolClosed|MongoTopologyClosed|MongoNotConnected|MongooseServerSelection)/;

/** Server codes of a node that is stepping down or shutting down. */
const leavingServer = new Set([91, 189, 11600, 11602, 10107, 13435, 13436]);

/**
 * Runs a database operation until it has an outcome. It may run more than once, so it must be one that can be
 * repeated: a read, or a write under an id we made ourselves. Throws `unavailable` when the database stays away.
 */
export async function persist<T>(operation: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (const wait of waitsMs) {
    try {
      return await settled(operation());
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (Date.now() > deadline) throw unavailable(error);
      await pause(wait);
    }
  }
  return settled(operation()).catch((error) => {
    throw isPassing(error) ? unavailable(error) : error;
  });
}

function unavailable(cause: unknown): DomainError {
  return new DomainError('unavailable', 'Databasen svarer ikke akkurat nå. Prøv igjen om litt.', { cause });
}

/** The operation's outcome, or an error that counts as a lost connection. */
async function settled<T>(operation: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NeverSettled()), settleMs);
  });
  try {
    return await Promise.race([operation, late]);
  } finally {
    clearTimeout(timer);
  }
}

class NeverSettled extends Error {}

/** Whether the same operation may well succeed in a moment. */
function isPassing(error: unknown): boolean {
  // Not `instanceof`: an error from Node itself may belong to another realm than this code.
  if (!types.isNativeError(error)) return false;
  if (error instanceof NeverSettled) return true;
  const { code } = error as { code?: unknown };
  if (lostServer.test(error.name) || (typeof code === 'string' && lostConnection.has(code))) return true;
  if (typeof code === 'number' && leavingServer.has(code)) return true;
  return error.cause !== undefined && isPassing(error.cause);
}

/** Whether a write was refused because the id is already there, which is what a repeated insert meets. */
export function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === 11_000;
}
