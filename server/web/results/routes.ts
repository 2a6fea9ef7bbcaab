import { type RequestHandler, type Response, Router } from 'express';
import type { Publication } from '../../publishing/publication.ts';
import { trendFile, trendFileName } from '../../publishing/trend-file.ts';
import { downloadRoutes } from './downloads/routes.ts';
import { figureRoutes } from './figure-routes.ts';
import { methodModel } from './method-page.ts';
import { reportRoutes } from './report/routes.ts';
import { keepFor, type Published, resultPages, type WaveParams } from './result-pages.ts';
import { trendModel } from './trend-page.ts';
import { publicSurvey } from './trend-waves.ts';
import { trendWords } from './trend-words.ts';
import { waveRoutes } from './wave-routes.ts';

/** Pages and files about published waves. They read the publication and nothing else. */
export function resultRoutes(services: Published): Router {
  const { publications, config } = services;
  const origin = config.publicUrl?.origin;
  const pages = resultPages(services);

  const published =
    (show: (publication: Publication, res: Response) => void): RequestHandler<WaveParams> =>
    async (req, res) => {
      const publication = await publications.latest(req.params.survey, req.params.wave);
      if (!publication) return pages.showNone(req, res);
      res.set('Cache-Control', keepFor);
      show(publication, res);
    };

  const router = Router({ caseSensitive: true });
  // Before the page of a wave, which would take the word for one.
  router.get('/resultater/:survey/utvikling', async (req, res) => {
    const model = trendModel(await publicSurvey(services, req.params.survey));
    res.set('Cache-Control', keepFor).render('results/trend', { ...model, trendSay: trendWords });
  });
  router.get(
    ['/resultater/:survey/utvikling.csv', '/resultater/:survey/utvikling-excel.csv'],
    async (req, res) => {
      const { survey, trends } = await publicSurvey(services, String(req.params.survey));
      const variant = req.path.endsWith('-excel.csv') ? 'excel' : 'csv';
      res
        .set('Cache-Control', keepFor)
        .set('Content-Disposition', `attachment; filename="${trendFileName(survey, trends, variant)}"`)
        .type('text/csv; charset=utf-8')
        .send(trendFile(trends, variant === 'excel' ? 'excel' : 'international'));
    },
  );
  router.use(waveRoutes(services, pages));
  router.use(figureRoutes(services, pages));
  router.get(
    '/resultater/:survey/:wave/metode',
    published((publication, res) => {
      res.render('results/method', methodModel(publication, origin));
    }),
  );
  router.use(downloadRoutes(services));
  router.use(reportRoutes(services, pages));
  return router;
}
