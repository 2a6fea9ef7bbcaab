import type { Request } from 'express';
import type { Config } from '../../config.ts';

/**
 * For every answer that is read. The same address gives other numbers when results are published anew or withdrawn,
 * so nothing is kept for long; with the ETag, asking again costs next to nothing.
 */
export const keepFor = 'public, max-age=300';

/** The address of the site, without a slash at the end: programs follow links from wherever they run. */
export function baseOf({ publicUrl }: Pick<Config, 'publicUrl'>, req: Request): string {
  return publicUrl?.origin ?? `${req.protocol}://${req.get('host')}`;
}
