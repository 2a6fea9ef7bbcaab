import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '../../errors.ts';
import { startEngineProcess } from './engine-process.ts';
import { damagedFolder } from './folder.ts';
import type { EngineLog } from './log.ts';
import { connectTo, type MeetingPlace, runningOwner } from './socket.ts';

/**
 * An app's hold on a running engine: as its owner, which started it and stops it, or as a guest of another
 * app's engine.
 */
export interface Hold {
  readonly role: 'owner' | 'guest';
  /** The process number of the engine; undefined for a guest. */
  readonly enginePid?: number;
  /** Fulfilled when the engine is gone, with how it ended. */
  readonly lost: Promise<string>;
  release(): Promise<void>;
}

export interface HoldRequest {
  /** The real path of the data folder. */
  readonly folder: string;
  readonly place: MeetingPlace;
  /** The engine's library, when another than the installed one is to be used. */
  readonly library: string | undefined;
  /** What to do when another app's engine already runs on the folder. */
  readonly ifRunning: 'join' | 'refuse';
  readonly log: EngineLog;
}

/** An engine whose app has been killed may take four seconds to finish; nothing is wrong until after that. */
const PATIENCE_MS = 8000;
const BETWEEN_TRIES_MS = 200;

/**
 * Starts an engine on the folder, or joins the one that runs. When the folder is held by an engine that is about
 * to finish, it waits for that.
 *
 * @param signal ends the waiting
 * @throws DomainError `setup` when the folder is in use (and not to be joined), or the engine cannot open it.
 */
export async function takeHold(request: HoldRequest, signal?: AbortSignal): Promise<Hold> {
  const start = Date.now();
  for (let tries = 1; Date.now() - start < PATIENCE_MS; tries++) {
    const hold = await tryToHold(request);
    if (hold) return hold;
    if (tries === 1)
      request.log.info('Datamappen er i bruk. Venter på at den andre prosessen skal avslutte.');
    await pause(BETWEEN_TRIES_MS, undefined, signal && { signal });
  }
  throw folderInUse(request.folder, await runningOwner(request.place));
}

/** @returns undefined when the folder is in use just now, by an engine that cannot be joined. */
async function tryToHold(request: HoldRequest): Promise<Hold | undefined> {
  const connection = await connectTo(request.place);
  if (!connection) return startOwn(request);
  if (request.ifRunning === 'join') return guestHold(connection);
  connection.destroy();
  const owner = await runningOwner(request.place);
  if (owner !== undefined) throw folderInUse(request.folder, owner);
  // It answers, but its app is gone: it will end in a moment.
  return undefined;
}

async function startOwn({ folder, place, library }: HoldRequest): Promise<Hold | undefined> {
  const result = await startEngineProcess({ folder, ...place, ownerPid: process.pid }, library);
  if (result.outcome === 'in use') return undefined;
  if (result.outcome === 'failed') throw damagedFolder(folder, result.lastWords);
  const { pid, ended, stop } = result.process;
  return { role: 'owner', enginePid: pid, lost: ended, release: stop };
}

/** The connection carries nothing. That it closes is how the guest learns that the engine is gone. */
function guestHold(connection: Socket): Hold {
  const lost = new Promise<string>((resolve) => {
    connection.once('close', () => resolve('appen som eide den, er stoppet'));
  });
  connection.unref();
  connection.resume();
  return {
    role: 'guest',
    lost,
    async release() {
      connection.destroy();
      await lost;
    },
  };
}

function folderInUse(folder: string, owner: number | undefined): DomainError {
  const who = owner === undefined ? 'en annen prosess' : `en annen prosess (prosess ${owner})`;
  return new DomainError(
    'setup',
    `Datamappen ${folder} er i bruk av ${who}. Er plattformen allerede startet? ` +
      'Stopp den andre først, eller sett både DATA_DIR og PORT til noe annet for å kjøre to samtidig.',
  );
}
