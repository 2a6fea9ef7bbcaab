import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { DomainError } from '../../errors.ts';

/** Where the engine of a folder is reached. */
export interface MeetingPlace {
  /** The Unix socket. */
  readonly socket: string;
  /** Holds the process number of the app that owns the engine. */
  readonly ownerFile: string;
}

/** The shortest limit among the systems we run on (Mac); a longer path is cut off without a word. */
const LONGEST_SOCKET_PATH = 103;

/**
 * The meeting place is fixed per folder, whatever path leads to the folder: every process finds the same engine,
 * and the address survives that the engine is restarted. The engine asks for no password, so the place is in
 * a folder that only this user can enter.
 *
 * @param folder the data folder's real path
 * @throws DomainError `setup` when the place cannot be made, or somebody else has made it.
 */
export async function meetingPlaceFor(
  folder: string,
  temporaryFolder: string = os.tmpdir(),
): Promise<MeetingPlace> {
  const name = `barnevern-${userId()}-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const preferred = path.join(temporaryFolder, name, 'db.sock');
  const socket = preferred.length <= LONGEST_SOCKET_PATH ? preferred : path.join('/tmp', name, 'db.sock');
  const privateFolder = path.dirname(socket);
  await makePrivateFolder(privateFolder);
  return { socket, ownerFile: path.join(privateFolder, 'owner.pid') };
}

async function makePrivateFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // lstat, not stat: a link to one of our own folders could be turned elsewhere later.
    const found = await lstat(folder);
    if (found.isDirectory() && found.uid === userId() && (found.mode & 0o077) === 0) return;
  } catch (cause) {
    throw new DomainError(
      'setup',
      `Mappen ${folder}, som databasen trenger for å snakke med appen, kan ikke lages. ` +
        'Sett TMPDIR til en mappe som kan skrives til, og start på nytt.',
      { cause },
    );
  }
  throw new DomainError(
    'setup',
    `Mappen ${folder} finnes, men er ikke bare din: andre kunne ha lest databasen gjennom den. ` +
      'Slett mappen, eller sett TMPDIR til en mappe bare du kan skrive til, og start på nytt.',
  );
}

/** Connects to the engine of a meeting place; undefined when none answers there. */
export function connectTo({ socket }: MeetingPlace): Promise<net.Socket | undefined> {
  return new Promise((resolve) => {
    const connection = net.connect(socket);
    connection.once('connect', () => resolve(connection));
    connection.on('error', () => resolve(undefined));
  });
}

/** The process number of the app that owns the engine; undefined when that app is no longer running. */
export async function runningOwner({ ownerFile }: MeetingPlace): Promise<number | undefined> {
  try {
    const owner = Number(await readFile(ownerFile, 'utf8'));
    return owner > 0 && isRunning(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (problem) {
    // "Not permitted" is said of another user's process: it runs.
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function userId(): number {
  return process.getuid?.() ?? 0;
}
