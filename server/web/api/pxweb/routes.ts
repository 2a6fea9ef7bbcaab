import express, { type Request, type Response, Router } from 'express';
import type { Published } from '../../published.ts';
import { keepFor } from '../../results/edition.ts';
import { baseOf } from '../answering.ts';
import { apiPaths } from '../paths.ts';
import { missing } from '../problem.ts';
import type { DataFile } from './data.ts';
import type { Asking, PxwebOperations } from './operations.ts';
import { queryOf } from './query.ts';

/** A selection that names every value of every table many times over. */
const bodyLimit = '200kb';

/**
 * PxWebApi 2.0 over the published results, as https://github.com/PxTools/PxApiSpecs has it. Programs made for
 * statistical offices read it unchanged. Nothing is stored, so there are no saved queries.
 */
export function pxwebRoutes(services: Published, operations: PxwebOperations): Router {
  const asked = (req: Request): Asking => ({
    id: String(req.params.id ?? ''),
    query: queryOf(req.query),
    base: `${baseOf(services.config, req)}${apiPaths.pxweb}`,
  });
  const json =
    (answer: (asking: Asking) => object | Promise<object>) =>
    async (req: Request, res: Response): Promise<void> => {
      res.set('Cache-Control', keepFor).json(await answer(asked(req)));
    };

  const router = Router({ caseSensitive: true });
  router.get(`${apiPaths.pxweb}/config`, json(operations.config));
  router.get(`${apiPaths.pxweb}/tables`, json(operations.tables));
  router.get(`${apiPaths.pxweb}/tables/:id`, json(operations.table));
  router.get(`${apiPaths.pxweb}/tables/:id/metadata`, json(operations.metadata));
  router.get(`${apiPaths.pxweb}/tables/:id/defaultselection`, json(operations.defaultSelection));
  router.get(`${apiPaths.pxweb}/tables/:id/data`, async (req, res) => {
    sendFile(res.set('Cache-Control', keepFor), await operations.data(asked(req)));
  });
  router.post(`${apiPaths.pxweb}/tables/:id/data`, express.json({ limit: bodyLimit }), async (req, res) => {
    sendFile(res.set('Cache-Control', 'no-store'), await operations.dataOf(asked(req), req.body));
  });
  router.get(`${apiPaths.pxweb}/codelists/:id`, () => {
    throw missing('Ingen variabel har kodelister.', 'Non-existent codelist');
  });
  return router;
}

function sendFile(res: Response, { name, type, content }: DataFile): void {
  res.set('Content-Disposition', `inline; filename="${name}"`).type(type).send(content);
}
