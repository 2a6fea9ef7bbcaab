import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { DomainError } from '../errors.ts';
import type { SharedScales } from '../questionnaire/consistency/surroundings.ts';
import { identifierSchema } from '../questionnaire/identifier.ts';
import { readJson } from '../questionnaire/json.ts';
import { scaleSchema } from '../questionnaire/option.ts';

/** The file of the surveys folder with the scales that all surveys share. */
export const sharedScalesName = 'scales.json';

const sharedScalesSchema = z.record(identifierSchema, scaleSchema);

/** The shared scales by name; none where there is no such file. Throws `setup` when it is not what it should be. */
export async function readSharedScales(folder: string): Promise<SharedScales> {
  const file = path.join(folder, sharedScalesName);
  const source = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '{}';
    throw new DomainError('setup', `Kan ikke lese filen ${file}.`, { cause });
  });
  const json = readJson(`Filen ${file}`, source);
  if ('problem' in json) throw new DomainError('setup', json.problem, { cause: json.cause });
  const scales = sharedScalesSchema.safeParse(json.content);
  if (scales.success) return scales.data;
  const place = scales.error.issues[0]?.path.map(String).join('/') ?? '';
  throw new DomainError(
    'setup',
    `Filen ${file} har en feil ved ${place}. Skriv skalaene som i et spørreskjema.`,
    {
      cause: scales.error,
    },
  );
}
