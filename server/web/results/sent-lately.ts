import type { OutgoingHttpHeaders } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { routeOf } from '../request-log.ts';

/** A page as it was sent a moment ago, with every header. */
interface Sent {
  at: number;
  /** How much had been published when it was sent. */
  changes: number;
  route: string | undefined;
  etag: string;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** As long as {@link rememberedPublications} goes without asking what is new. */
const repeatedForMs = 1_000;

/** Addresses with their queries are made up by visitors, so they are forgotten when there are many. */
const mostAddresses = 200;

/**
 * Sends a page of results again to whoever asks for the same address within a second, before anything else is done.
 * When everybody looks at new results at once, a server then has time for thousands of them a second. These pages are
 * the same for everybody: no cookie and no language makes them another.
 */
export function sentLately(
  publications: { changes(): number },
  now: () => number = Date.now,
): RequestHandler {
  const sent = new Map<string, Sent>();
  const repeatedPage: RequestHandler = (req, res, next) => {
    if (req.method !== 'GET') return next();
    const key = `${req.headers['accept-encoding'] ?? ''} ${req.originalUrl}`;
    const known = sent.get(key);
    if (known && known.changes === publications.changes() && now() - known.at < repeatedForMs)
      return sendAgain(req, res, known);
    const changes = publications.changes();
    res.locals.remember = (etag: string, body: Buffer) => {
      if (sent.size >= mostAddresses) sent.clear();
      sent.set(key, {
        at: now(),
        changes,
        route: routeOf(req),
        etag,
        headers: { ...res.getHeaders() },
        body,
      });
    };
    next();
  };
  return repeatedPage;
}

function sendAgain(req: Request, res: Response, { route, etag, headers, body }: Sent): void {
  res.locals.route = route;
  if (req.headers['if-none-match'] === etag) {
    const { 'content-length': _length, 'content-encoding': _encoding, ...others } = headers;
    res.writeHead(304, others).end();
    return;
  }
  res.writeHead(200, headers).end(body);
}
