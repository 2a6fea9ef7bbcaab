import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * Logs requests by their route, never by their address, visitor or browser. Answering is not logged at all: a
 * line with a time for every answer would tell when each leader answered.
 */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    res.on('finish', () => {
      // A page that is sent again has passed no route.
      const route = res.locals.route ?? routeOf(req);
      if (route === undefined || isAnswering(req)) return;
      log.info({
        method: req.method,
        route,
        status: res.statusCode,
        ms: Math.round(performance.now() - started),
      });
    });
    next();
  };
}

/** The pattern of the route that took the request, with names in place of values. */
export function routeOf(req: Request): string | undefined {
  return req.route ? `${req.baseUrl}${req.route.path}` : undefined;
}

function isAnswering(req: Request): boolean {
  return /^\/(svar|pilot|k)(\/|$)/i.test(req.path);
}
