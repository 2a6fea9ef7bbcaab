import { type Request, type Response, Router } from 'express';
import type { Published } from '../../published.ts';
import { keepFor } from '../../results/edition.ts';
import { baseOf } from '../answering.ts';
import { apiPaths } from '../paths.ts';
import { invalid, Problem } from '../problem.ts';
import { type Endpoint, endpoints, type Given, versionIn } from './endpoints.ts';
import { openApiDocument } from './openapi.ts';

/** The platform's own interface: JSON, only for reading. */
export function v1Routes(services: Published): Router {
  const router = Router({ caseSensitive: true });
  router.get(apiPaths.openapi, (req, res) => {
    res.set('Cache-Control', keepFor).json(openApiDocument(baseOf(services.config, req)));
  });
  for (const endpoint of endpoints)
    router.get(routeOf(endpoint), async (req, res) => {
      needsJson(req, res);
      const given = givenIn(endpoint, req);
      const answer = await endpoint.answer(services, given, baseOf(services.config, req));
      res.set('Cache-Control', keepFor).json(answer);
    });
  return router;
}

/** The endpoint's address as Express writes it. */
function routeOf({ path }: Endpoint): string {
  return `${apiPaths.v1}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}

function needsJson(req: Request, res: Response): void {
  res.vary('Accept');
  if (req.accepts('application/json')) return;
  throw new Problem({
    slug: 'ukjent-format',
    status: 406,
    title: 'Ukjent format',
    detail:
      'Svaret er JSON. Be om application/json i «Accept», eller la den stå tom. CSV og Excel er blant filene.',
  });
}

/** Throws for a parameter that the endpoint does not have: a misspelt one would quietly do nothing. */
function givenIn({ ofVersion }: Endpoint, req: Request): Given {
  const known = ofVersion ? ['version'] : [];
  const unknown = Object.keys(req.query).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw invalid(
      `Denne adressen har ikke «${unknown}». ${known.length > 0 ? `Den har: ${known.join(', ')}.` : 'Den har ingen slike.'}`,
    );
  const { survey = '', wave = '', figure = '' } = req.params as Record<string, string>;
  return { survey, wave, figure, version: versionIn(req.query.version) };
}
