import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { DomainError } from '../errors.ts';
import { readsByPost } from './api/paths.ts';

/** Headers that keep the pages from doing anything but what they are made for. No third party, nothing inline. */
export function securityHeaders(config: Config): RequestHandler {
  const secure = config.publicUrl?.protocol === 'https:';
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // `no-referrer`, the default, makes browsers hide the origin of our own forms, which sameOrigin needs.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure,
    xFrameOptions: { action: 'deny' },
  });
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Protects every form against being sent from another site. Browsers say where a request comes from in
 * `Sec-Fetch-Site` and `Origin`, which a page cannot forge; what cannot show that it comes from us is refused.
 * Unlike a token in the form this never expires under a leader who took a long lunch.
 */
export function sameOrigin(config: Config): RequestHandler {
  return (req, _res, next) => {
    if (
      reading.has(req.method) ||
      isReadingByPost(req) ||
      comesFromUs(req.get('sec-fetch-site'), req.get('origin'), hostsOf(config, req.get('host')))
    ) {
      next();
      return;
    }
    next(
      new DomainError('forbidden', 'Skjemaet ble sendt fra et annet nettsted. Åpne siden her og prøv igjen.'),
    );
  };
}

/**
 * PxWebApi's clients send a long selection with POST, from wherever they run. It changes nothing, and nobody's cookie
 * makes its answer another, so there is nothing to protect.
 */
function isReadingByPost({ method, path }: Pick<Request, 'method' | 'path'>): boolean {
  return method === 'POST' && readsByPost.test(path);
}

function comesFromUs(site: string | undefined, origin: string | undefined, hosts: string[]): boolean {
  // `none` is the visitor's own doing, such as sending a restored page again; no other site can cause it.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin !== undefined && URL.canParse(origin) && hosts.includes(new URL(origin).host);
}

function hostsOf(config: Config, host: string | undefined): string[] {
  return [config.publicUrl?.host, host].filter((name) => name !== undefined);
}
