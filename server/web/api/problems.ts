import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Services } from '../../services.ts';
import { describeForLog, troubleOf } from '../error-pages.ts';
import { routeOf } from '../request-log.ts';
import { baseOf } from './answering.ts';
import { apiPaths, readsByPost } from './paths.ts';
import { missing, Problem, type ProblemKind, type ProblemTold, problemType } from './problem.ts';
import { allowReading } from './reading.ts';

/** Every error of an address of the interface, as problem details (RFC 9457). */
export function apiProblems({ config, log }: Pick<Services, 'config' | 'log'>): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const { slug, ...told } = toldOf(error, req);
    if (told.status >= 500) log.error({ route: routeOf(req), ...describeForLog(error) }, 'request failed');
    if (res.headersSent) {
      res.destroy();
      return;
    }
    allowReading(res);
    if (told.status === 405) res.set('Allow', methodsAt(req).join(', '));
    const problem = {
      type: `${baseOf(config, req)}${apiPaths.front}#${slug}`,
      ...told,
      instance: req.originalUrl,
    };
    res.status(told.status).set('Cache-Control', 'no-store').type(problemType).send(JSON.stringify(problem));
  };
}

/** Where no route has answered. */
export const noSuchAddress: RequestHandler = (req) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') throw onlyForReading(req);
  throw missing(`Det finnes ikke noe på ${pathOf(req)}. ${apiPaths.front} viser alle adressene.`);
};

/** Everything is for reading, so every address has the same methods, but for one that reads with POST too. */
function methodsAt(req: Request): string[] {
  return ['GET', 'HEAD', 'OPTIONS', ...(readsByPost.test(pathOf(req)) ? ['POST'] : [])];
}

function onlyForReading(req: Request): Problem {
  const detail = `${req.method} virker ikke her. Bruk ${readsByPost.test(pathOf(req)) ? 'GET eller POST' : 'GET'}.`;
  return new Problem({ slug: 'feil-metode', status: 405, title: 'Feil metode', detail });
}

/** Also within a router, which sees only what is after its own address. */
function pathOf({ originalUrl }: Request): string {
  return originalUrl.replace(/\?.*$/, '');
}

/** What is wrong, and how to mend it. */
export function toldOf(error: unknown, req: Request): ProblemTold {
  if (error instanceof Problem) return error.told;
  const { status, message } = troubleOf(error);
  // Nothing is forbidden but to send something here.
  if (status === 403) return onlyForReading(req).told;
  const told = usual[status] ?? (status < 500 ? unreadable : ourFault);
  return message === undefined ? told : { ...told, detail: message };
}

const problem = (slug: ProblemKind, status: number, title: string, detail: string): ProblemTold => ({
  slug,
  status,
  title,
  detail,
});

const ourFault = problem(
  'feil-hos-oss',
  500,
  'Noe gikk galt hos oss',
  'Feilen er skrevet ned hos oss. Prøv igjen senere.',
);

const unreadable = problem(
  'ugyldig-verdi',
  400,
  'Kan ikke leses',
  'Det som ble sendt, kan ikke leses. Send gyldig JSON med Content-Type: application/json.',
);

const usual: Record<number, ProblemTold> = {
  404: problem(
    'finnes-ikke',
    404,
    'Finnes ikke',
    `Det finnes ikke noe her. ${apiPaths.front} viser alle adressene.`,
  ),
  410: problem('trukket-tilbake', 410, 'Trukket tilbake', 'Resultatene er trukket tilbake.'),
  413: problem('for-stort-utvalg', 413, 'For mye ble sendt', 'Send et mindre utvalg.'),
  422: problem('ugyldig-verdi', 400, 'Ugyldig verdi', 'Noe i adressen kan ikke brukes.'),
  503: { ...ourFault, status: 503 },
};
