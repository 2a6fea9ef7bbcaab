import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../config.ts';
import { DomainError } from '../errors.ts';
import { paths } from './paths.ts';

export const assetsFolder = path.join(projectFolder, 'public', 'build');

const metaSchema = z.object({
  outputs: z.record(z.string(), z.object({ entryPoint: z.string().optional() })),
});

type AssetUrl = (entry: 'form' | 'charts' | 'editor' | 'progress' | 'main') => string;

/**
 * Addresses of the built scripts and styles. Their names hold a hash of their content, so that browsers can
 * keep them for ever. Throws a `setup` error when nothing has been built.
 */
export function readAssets(): AssetUrl {
  let meta: z.infer<typeof metaSchema>;
  try {
    meta = metaSchema.parse(
      JSON.parse(readFileSync(path.join(projectFolder, 'dist', 'assets.json'), 'utf8')),
    );
  } catch (cause) {
    throw new DomainError('setup', 'Filene til nettleseren er ikke bygget. Kjør «npm run build».', { cause });
  }
  const urls = Object.entries(meta.outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint ? [[path.parse(entryPoint).name, `${paths.assets}/${path.basename(file)}`] as const] : [],
  );
  const byEntry = new Map<string, string>(urls);
  return (entry) => byEntry.get(entry) ?? '';
}
