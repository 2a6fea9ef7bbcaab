import type { Request } from 'express';
import type { Config } from '../../config.ts';

/** The address of the site, without a slash at the end: programs follow links from wherever they run. */
export function baseOf({ publicUrl }: Pick<Config, 'publicUrl'>, req: Request): string {
  return publicUrl?.origin ?? `${req.protocol}://${req.get('host')}`;
}
