import type { Services } from '../../../services.ts';

/**
 * Where links in letters lead; none when no letters are sent. Never the host that the visitor asked for, who may have
 * made it up to get somebody else's link.
 */
export function letterOrigin({
  config,
  mailServer,
}: Pick<Services, 'config' | 'mailServer'>): string | undefined {
  if (!mailServer.leaves) return undefined;
  if (config.publicUrl) return config.publicUrl.origin;
  return config.production ? undefined : `http://${config.host}:${config.port}`;
}
