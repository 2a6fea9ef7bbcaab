import { writeFile } from 'node:fs/promises';
import { DomainError } from '../errors.ts';

/** Writes a file that was not there before; one that was, only when told to. Throws `invalid` when it cannot. */
export async function writeNew(file: string, content: Buffer | string, force: boolean): Promise<void> {
  await writeFile(file, content, { flag: force ? 'w' : 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    throw new DomainError(
      'invalid',
      cause.code === 'EEXIST'
        ? `Filen ${file} finnes fra før. Velg et annet navn med --out, eller skriv over den med --force.`
        : `Kan ikke skrive filen ${file}. Se etter at mappen finnes.`,
      { cause },
    );
  });
}
