import { type Request, Router } from 'express';
import { trendFile, trendFileName } from '../../publishing/trend-file.ts';
import { resultWords } from '../i18n/result-pages.ts';
import type { Published } from '../published.ts';
import { downloadRoutes } from './downloads/routes.ts';
import { findEdition, keepFor, keptFor, type Requested } from './edition.ts';
import { figureRoutes } from './figure-routes.ts';
import { methodModel } from './method-page.ts';
import { pictureRoutes } from './picture/routes.ts';
import { reportRoutes } from './report/routes.ts';
import { resultPages } from './result-pages.ts';
import { trendModel } from './trend-page.ts';
import { trendWords } from './trend-words.ts';
import { waveRoutes } from './wave-routes.ts';

/** Pages and files about published waves. They read the publication and nothing else. */
export function resultRoutes(services: Published): Router {
  const origin = services.config.publicUrl?.origin;
  const pages = resultPages(services);

  const router = Router({ caseSensitive: true });
  // Before the page of a wave, which would take the word for one.
  router.get('/resultater/:survey/utvikling', async (req, res) => {
    const model = trendModel(await pages.trends.survey(req.params.survey));
    res
      .set('Cache-Control', keepFor)
      .render('results/trend', { ...model, say: resultWords, trendSay: trendWords });
  });
  router.get(
    ['/resultater/:survey/utvikling.csv', '/resultater/:survey/utvikling-excel.csv'],
    async (req, res) => {
      const { survey, trends } = await pages.trends.survey(String(req.params.survey));
      const variant = req.path.endsWith('-excel.csv') ? 'excel' : 'csv';
      res
        .set('Cache-Control', keepFor)
        .set('Content-Disposition', `attachment; filename="${trendFileName(survey, trends, variant)}"`)
        .type('text/csv; charset=utf-8')
        .send(trendFile(trends, variant === 'excel' ? 'excel' : 'international'));
    },
  );
  router.use(pictureRoutes(services, pages));
  router.use(waveRoutes(services, pages));
  router.use(figureRoutes(services, pages));
  for (const edition of ['/resultater/:survey/:wave', '/resultater/:survey/:wave/versjon/:version'])
    router.get(`${edition}/metode`, async (req: Request<Requested>, res) => {
      const publication = await findEdition(services, req.params);
      if (!publication) return pages.showNone(req, res);
      const version = req.params.version === undefined ? undefined : publication.version;
      await pages.show(req, res, publication, {
        template: 'results/method',
        key: [version !== undefined],
        keepFor: keptFor(req.params),
        state: '',
        model: async () => methodModel(publication, origin, version),
      });
    });
  router.use(downloadRoutes(services));
  router.use(reportRoutes(services, pages));
  return router;
}
