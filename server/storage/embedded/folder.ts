import { access, constants, mkdir, readdir, realpath, rm, stat, statfs, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DomainError } from '../../errors.ts';

const MEGABYTE = 1024 * 1024;

/** With less, the engine may end in the middle of its work, and cannot start again until there is room. */
export const MINIMUM_FREE_BYTES = 500 * MEGABYTE;

export interface FolderDemands {
  readonly minimumFreeBytes?: number | undefined;
  /** Measures the free space, in bytes, of the disk a folder is on. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/**
 * Makes the data folder if needed, and checks what would make the engine end without saying why.
 *
 * @returns the folder's real path
 * @throws DomainError `setup` that names the cause and the remedy: the folder cannot be made or written to, the
 *   disk is full or nearly full, or the files belong to somebody else.
 */
export async function prepareFolder(folder: string, demands: FolderDemands = {}): Promise<string> {
  const real = await makeFolder(folder);
  await checkFreeSpace(real, demands);
  await checkWritable(real);
  await checkFiles(real);
  return real;
}

async function makeFolder(folder: string): Promise<string> {
  try {
    await makeWithParents(path.resolve(folder));
    return await realpath(folder);
  } catch (cause) {
    throw new DomainError(
      'setup',
      `Datamappen ${folder} kan ikke lages: ${reasonFor(cause)}. ` +
        'Sett DATA_DIR til en mappe som kan skrives til, og start på nytt.',
      { cause },
    );
  }
}

/**
 * Node's own `recursive` never returns on a file system that refuses new folders as "not existing", such as
 * `/proc`: a mistyped DATA_DIR would leave the app hanging.
 */
async function makeWithParents(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeWithParents(parent);
  await mkdir(folder, { mode: 0o700 }).catch(async (problem: unknown) => {
    // Another process may have made it just now.
    const isThere = await stat(folder).then(
      (made) => made.isDirectory(),
      () => false,
    );
    if (!isThere) throw problem;
  });
}

async function checkFreeSpace(folder: string, demands: FolderDemands): Promise<void> {
  const { minimumFreeBytes = MINIMUM_FREE_BYTES, freeBytes = measureFreeBytes } = demands;
  const free = await freeBytes(folder);
  if (free >= minimumFreeBytes) return;
  throw new DomainError(
    'setup',
    `Disken er full eller nesten full: databasen i ${folder} trenger minst ${inMegabytes(minimumFreeBytes)} MB ` +
      `ledig plass, og det er ${inMegabytes(free)} MB igjen. Det som alt er lagret, er trygt. ` +
      'Frigjør plass, eller sett DATA_DIR til en mappe på en annen disk.',
  );
}

async function measureFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function checkWritable(folder: string): Promise<void> {
  // Only a write tells the truth: rights say nothing of a file system mounted for reading only.
  const trial = path.join(folder, `.skriveprove-${process.pid}`);
  try {
    await writeFile(trial, 'Kan slettes.');
    await rm(trial);
  } catch (cause) {
    throw new DomainError(
      'setup',
      `Datamappen ${folder} kan ikke skrives til: ${reasonFor(cause)}. ` +
        `Gi brukeren ${os.userInfo().username} skriverett til mappen, eller sett DATA_DIR til en annen mappe.`,
      { cause },
    );
  }
}

/**
 * Only the owner is looked at. Whether files are missing or damaged is for the engine to say: one that was
 * stopped while making a new database leaves a folder that looks damaged, and mends it by itself.
 */
async function checkFiles(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile()) await checkFile(path.join(folder, entry.name), folder);
  }
}

async function checkFile(file: string, folder: string): Promise<void> {
  try {
    await access(file, constants.R_OK | constants.W_OK);
  } catch (cause) {
    // Another process may have removed its own trial file in the meantime.
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    const user = os.userInfo().username;
    throw new DomainError(
      'setup',
      `Filen ${file} kan ikke leses og skrives av brukeren ${user}. Databasen er trolig startet av en annen ` +
        `bruker før. Kjør «sudo chown -R ${user} ${folder}», og start på nytt.`,
      { cause },
    );
  }
}

/** @param detail what was found, in a few words */
export function damagedFolder(folder: string, detail: string): DomainError {
  return new DomainError(
    'setup',
    `Databasen i ${folder} lar seg ikke åpne; filene er trolig skadet (${detail}). Ta vare på mappen som den er. ` +
      'Legg tilbake en sikkerhetskopi, eller sett DATA_DIR til en ny mappe og importer svarene dit.',
  );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'du mangler rettigheter',
  EPERM: 'systemet tillater det ikke',
  EROFS: 'filsystemet er skrivebeskyttet',
  ENOTDIR: 'en fil er i veien',
  EEXIST: 'en fil er i veien',
  ENOENT: 'systemet tillater ikke nye filer der',
  ENOSPC: 'disken er full',
  EDQUOT: 'diskkvoten er brukt opp',
};

function reasonFor(problem: unknown): string {
  const { code = '', path: where = '', message } = problem as NodeJS.ErrnoException;
  const reason = REASONS[code];
  return reason ? `${reason} (${where})` : message;
}

function inMegabytes(bytes: number): number {
  return Math.floor(bytes / MEGABYTE);
}
