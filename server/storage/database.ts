import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import { DomainError } from '../errors.ts';
import { releaseWaitingWriters } from './closed-sockets.ts';
import { defineModels, type Models } from './models.ts';

export interface Database {
  models: Models;
  /** Whether the database answers right now. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

/** Longest a query may run in the database: an abandoned query would keep running there. */
const queryTimeoutMs = 20_000;
const selectionTimeoutMs = 5_000;
/** A database that takes longer than this to say that it is there, cannot serve a visitor. */
const pingTimeoutMs = 3_000;
const defaultName = 'barnevernsundersokelser';

/**
 * Connects and makes sure that collections and indexes are there. How safely a write is stored is said once,
 * in the address (`w`, `journal`), never at an operation.
 */
export async function connectDatabase(uri: string): Promise<Database> {
  releaseWaitingWriters();
  const connection = await mongoose
    .createConnection(withDurability(uri), {
      dbName: databaseNameIn(uri) ?? defaultName,
      serverSelectionTimeoutMS: selectionTimeoutMs,
      autoCreate: false,
      autoIndex: false,
    })
    .asPromise()
    .catch((cause: Error) => {
      throw new DomainError(
        'setup',
        'Får ikke kontakt med databasen. Sjekk at MONGODB_URI stemmer og at databasen er i gang.',
        { cause },
      );
    });
  connection.set('maxTimeMS', queryTimeoutMs);
  const models = defineModels(connection);
  await prepare(models).catch(async (error) => {
    await connection.close();
    throw error;
  });
  return {
    models,
    isReachable: () => answers(connection),
    close: () => connection.close(),
  };
}

/** `createCollection` must come first: a clustered collection cannot be made out of one that exists. */
async function prepare(models: Models): Promise<void> {
  await Promise.all(
    Object.values(models).map(async (model) => {
      await model.createCollection();
      await model.createIndexes();
    }),
  );
}

async function answers(connection: Connection): Promise<boolean> {
  try {
    const answer = connection.db?.admin().ping();
    return await Promise.race([
      answer?.then(() => true) ?? false,
      pause(pingTimeoutMs, false, { ref: false }),
    ]);
  } catch {
    return false;
  }
}

function databaseNameIn(uri: string): string | undefined {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}

/** A server's address without a word on durability gets the safe one: acknowledged means on a majority's disks. */
function withDurability(uri: string): string {
  if (/[?&](w|journal)=/.test(uri)) return uri;
  const separator = uri.includes('?') ? '&' : /^[^/]+\/\/[^/]+\//.test(uri) ? '?' : '/?';
  return `${uri}${separator}w=majority&journal=true`;
}
