import { Router } from 'express';
import type { Published } from '../published.ts';
import { pageRoutes } from './page.ts';
import { apiPaths } from './paths.ts';
import { noSuchAddress } from './problems.ts';
import { pxwebOperations } from './pxweb/operations.ts';
import { pxwebRoutes } from './pxweb/routes.ts';
import { corsForReading } from './reading.ts';
import { resultTables } from './results.ts';
import { v1Routes } from './v1/routes.ts';

/** What programs read: the platform's own interface, PxWebApi 2.0, and a page to try them on. */
export function apiRoutes(services: Published): Router {
  const tables = resultTables(services);
  const operations = pxwebOperations(services, tables);
  const router = Router({ caseSensitive: true });
  router.use(apiPaths.front, corsForReading);
  router.use(pageRoutes(services, tables, operations));
  router.use(v1Routes(services));
  router.use(pxwebRoutes(services, operations));
  router.use(apiPaths.front, noSuchAddress);
  return router;
}
