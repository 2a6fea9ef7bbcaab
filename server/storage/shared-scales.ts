import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../errors.ts';
import { readScales } from '../questionnaire/consistency/read-scales.ts';
import type { SharedScales } from '../questionnaire/consistency/surroundings.ts';

/** The file of the surveys folder with the scales that all surveys share. */
export const sharedScalesName = 'scales.json';

/** The shared scales by name; none where there is no such file. Throws `setup` when it is not what it should be. */
export async function readSharedScales(folder: string): Promise<SharedScales> {
  const file = path.join(folder, sharedScalesName);
  const source = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '{}';
    throw new DomainError('setup', `Kan ikke lese filen ${file}.`, { cause });
  });
  const read = readScales(`Filen ${file}`, source);
  if ('scales' in read) return read.scales;
  throw new DomainError('setup', read.problem, { cause: read.cause });
}
