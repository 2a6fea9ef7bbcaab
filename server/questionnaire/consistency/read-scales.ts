import { z } from 'zod';
import { identifierSchema } from '../identifier.ts';
import { readJson } from '../json.ts';
import { scaleSchema } from '../option.ts';
import type { SharedScales } from './surroundings.ts';

const sharedScalesSchema = z.record(identifierSchema, scaleSchema);

/** Reads a file of scales by name, each written as in a questionnaire. `file` names it in the problem. */
export function readScales(
  file: string,
  source: string,
): { scales: SharedScales } | { problem: string; cause: unknown } {
  const json = readJson(file, source);
  if ('problem' in json) return json;
  const read = sharedScalesSchema.safeParse(json.content);
  if (read.success) return { scales: read.data };
  const place = read.error.issues[0]?.path.map(String).join('/') ?? '';
  return {
    problem: `${file} har en feil ved ${place}. Skriv skalaene som i et spørreskjema.`,
    cause: read.error,
  };
}
