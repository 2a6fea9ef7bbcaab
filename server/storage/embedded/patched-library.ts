import { createHash, randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DomainError } from '../../errors.ts';
import { withoutNewGlibc } from './glibc-patch.ts';

/** A library of the engine that has been tried with the patch, before and after. */
interface KnownLibrary {
  readonly name: string;
  readonly sha256: string;
  readonly patchedSha256: string;
}

/** Version 0.1.1 for Linux on x64. The first is what Node loads; it finds the second beside itself. */
export const KNOWN_LIBRARIES: readonly [KnownLibrary, ...KnownLibrary[]] = [
  {
    name: 'embedded-mongodb.linux-x64-gnu.node',
    sha256: '5ce2da1845bd2aaf719ce33c36ef8eaf0c9e4a5b8eac75e8f10ad236ae937dbb',
    patchedSha256: 'ecd147861a830bf88e4b2682698d616c1f13bece5d7a232f78827a98e41d664e',
  },
  {
    name: 'libembedded_mongodb_native.so',
    sha256: 'eee6ecfaad6a1cdcf4f27086486f9f517cb9473e164fb677969686072cbbd76c',
    patchedSha256: '96ff5d26e5996ddf468e2709b1604fee414cd775997052ad0322735dde4619a1',
  },
];

/** Part of the folder's name, so that a changed patch or engine never meets the files of another. */
const EDITION = 'motor-0.1.1-glibc-2.36';

/**
 * Makes copies of the engine's libraries that run on glibc 2.36, once per machine, and returns the path of the
 * one Node loads. Several processes may do this at the same time. The copies stay on the machine: they are
 * a changed version of SSPL software, which we may use but not pass on.
 *
 * @throws DomainError `setup` when the libraries are not the ones the patch was made for, or cannot be saved.
 */
export async function patchedLibrary(packageFolder: string, cacheFolder: string): Promise<string> {
  const finished = path.join(cacheFolder, EDITION);
  if (!(await isComplete(finished))) await makeCopies(packageFolder, finished);
  return path.join(finished, KNOWN_LIBRARIES[0].name);
}

/**
 * The folder for what can be made again: the user's cache folder, or, for a system user without a home, one
 * inside the data folder.
 */
export async function cacheFolderFor(
  dataFolder: string,
  userCache: string = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'),
): Promise<string> {
  const preferred = path.join(userCache, 'barnevernsundersokelser');
  try {
    await mkdir(preferred, { recursive: true, mode: 0o700 });
    await access(preferred, constants.W_OK);
    return preferred;
  } catch {
    return path.join(dataFolder, 'motor');
  }
}

/** The content is checked, not just the names: a machine that lost power may be left with empty files. */
async function isComplete(folder: string): Promise<boolean> {
  try {
    const sums = await Promise.all(KNOWN_LIBRARIES.map(({ name }) => sumOfFile(path.join(folder, name))));
    return KNOWN_LIBRARIES.every(({ patchedSha256 }, position) => sums[position] === patchedSha256);
  } catch {
    return false;
  }
}

async function makeCopies(packageFolder: string, finished: string): Promise<void> {
  const libraries = await Promise.all(KNOWN_LIBRARIES.map((known) => patchedContent(packageFolder, known)));
  const unfinished = `${finished}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    for (const { name, content } of libraries) await writeFile(path.join(unfinished, name), content);
    await putInPlace(unfinished, finished);
  } catch (cause) {
    throw new DomainError(
      'setup',
      `Databasemotoren kunne ikke klargjøres i mappen ${finished} (${messageOf(cause)}). ` +
        'Sørg for at mappen kan skrives til og at disken har 40 MB ledig plass, og start på nytt.',
      { cause },
    );
  } finally {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
  }
}

async function patchedContent(packageFolder: string, known: KnownLibrary) {
  const original = await readFile(path.join(packageFolder, known.name)).catch((cause: unknown) => {
    throw unknownLibrary(known.name, cause);
  });
  if (sumOf(original) !== known.sha256) throw unknownLibrary(known.name);
  const content = withoutNewGlibc(original);
  if (sumOf(content) !== known.patchedSha256) throw unknownLibrary(known.name);
  return { name: known.name, content };
}

function unknownLibrary(name: string, cause?: unknown): DomainError {
  return new DomainError(
    'setup',
    `Filen ${name} i den innebygde databasemotoren er ikke den utgaven plattformen kjenner, og den kan derfor ` +
      'ikke tilpasses denne Linux-utgaven (glibc eldre enn 2.38). Kjør «npm ci» for å hente riktig utgave, ' +
      'eller sett MONGODB_URI til en MongoDB-server.',
    { cause },
  );
}

/** Renaming a folder is all or nothing. When another process was first, its equal copy is the one to use. */
async function putInPlace(unfinished: string, finished: string): Promise<void> {
  try {
    await rename(unfinished, finished);
  } catch (problem) {
    if (await isComplete(finished)) return;
    if (!['ENOTEMPTY', 'EEXIST'].includes((problem as NodeJS.ErrnoException).code ?? '')) throw problem;
    // A damaged copy is moved away rather than emptied, for a process that has loaded it goes on using its files.
    const damaged = `${unfinished}.skadet`;
    await rename(finished, damaged);
    await rename(unfinished, finished);
    await rm(damaged, { recursive: true, force: true });
  }
}

async function sumOfFile(file: string): Promise<string> {
  return sumOf(await readFile(file));
}

function sumOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function messageOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
