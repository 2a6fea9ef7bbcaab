import { type Request, type Response, Router } from 'express';
import { DomainError } from '../../errors.ts';
import { citationOf } from '../../publishing/files/citation.ts';
import type { Publication } from '../../publishing/publication.ts';
import { resultWords } from '../i18n/result-pages.ts';
import { paths } from '../paths.ts';
import { askedIn } from './asked.ts';
import { figurePage, hasFigure } from './figure-page.ts';
import { allowFrames } from './framing.ts';
import { keepFor, type Published, type ResultPages, type WaveParams } from './result-pages.ts';
import { trendWords } from './trend-words.ts';
import { viewsIn } from './views-in.ts';

interface FigureParams extends WaveParams {
  figure: string;
}

/** The page of a figure, and the same figure for frames in other sites' pages. */
export function figureRoutes({ publications, config }: Published, pages: ResultPages): Router {
  const router = Router({ caseSensitive: true });
  const origin = config.publicUrl?.origin ?? '';

  async function show(
    req: Request<FigureParams>,
    res: Response,
    publication: Publication,
    template: string,
  ): Promise<void> {
    const { survey, wave, figure } = req.params;
    const { view: wanted, intervals } = askedIn(req.query);
    const view = viewsIn(publication).has(wanted) ? wanted : '';
    await pages.show(req, res, publication, {
      template,
      key: [figure, view, intervals],
      keepFor,
      state: await pages.trends.stateOf(survey),
      model: async () => ({
        ...figurePage(publication, await pages.trends.of(survey), figure, { view, intervals }),
        origin,
        citation: citationOf({ publication, address: `${origin}${paths.figure(survey, wave, figure)}` }),
        asked: { view, intervals },
        say: resultWords,
        trendSay: trendWords,
      }),
    });
  }

  router.get('/resultater/:survey/:wave/figur/:figure', async (req, res) => {
    const { survey, wave, figure } = req.params;
    const publication = await publications.latest(survey, wave);
    if (!publication) return pages.showNone(req, res);
    if (!hasFigure(publication, figure)) throw new DomainError('missing', resultWords.figure.missing);
    await show(req, res, publication, 'results/figure');
  });
  router.get('/resultater/:survey/:wave/figur/:figure/ramme', async (req, res) => {
    const { survey, wave, figure } = req.params;
    const publication = await publications.latest(survey, wave);
    allowFrames(res);
    if (publication && hasFigure(publication, figure)) return show(req, res, publication, 'results/frame');
    // In a frame there is no room for more than that the figure is gone, and the way to what is there.
    res
      .status(404)
      .set('Cache-Control', 'no-cache')
      .render('results/frame-missing', { survey, wave, say: resultWords });
  });
  return router;
}
