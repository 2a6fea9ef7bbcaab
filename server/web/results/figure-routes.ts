import { type Request, type Response, Router } from 'express';
import { DomainError } from '../../errors.ts';
import { citationOf } from '../../publishing/files/citation.ts';
import type { Publication } from '../../publishing/publication.ts';
import { resultWords } from '../i18n/result-pages.ts';
import { paths } from '../paths.ts';
import type { Published } from '../published.ts';
import { askedOf } from './asked.ts';
import { findEdition, keptFor, type Requested, withdrawnEdition } from './edition.ts';
import { figurePage, hasFigure } from './figure-page.ts';
import { allowFrames } from './framing.ts';
import type { ResultPages } from './result-pages.ts';
import { trendWords } from './trend-words.ts';

interface FigureParams extends Requested {
  figure: string;
}

/** The page of a figure, and the same figure for frames in other sites' pages: of the newest version, or of one. */
export function figureRoutes(services: Published, pages: ResultPages): Router {
  const router = Router({ caseSensitive: true });
  const origin = services.config.publicUrl?.origin ?? '';

  async function show(
    req: Request<FigureParams>,
    res: Response,
    publication: Publication,
    template: string,
  ): Promise<void> {
    const { survey, wave, figure } = req.params;
    const { view, intervals } = askedOf(publication, req.query);
    const fixed = req.params.version !== undefined;
    const address = paths.figure(survey, wave, figure, '', fixed ? publication.version : undefined);
    await pages.show(req, res, publication, {
      template,
      key: [figure, view, intervals, fixed],
      keepFor: keptFor(req.params),
      state: fixed ? '' : await pages.trends.stateOf(survey),
      model: async () => ({
        // Other waves have versions of their own, and a page that is never changed cannot follow them.
        ...figurePage(publication, fixed ? [] : await pages.trends.of(survey), figure, { view, intervals }),
        origin,
        citation: citationOf({ publication, address: `${origin}${address}` }),
        asked: { view, intervals },
        fixed,
        say: resultWords,
        trendSay: trendWords,
      }),
    });
  }

  /** In a frame there is no room for more than that the figure is gone, why, and the way to what is there. */
  async function showNoFrame({ params }: Request<FigureParams>, res: Response): Promise<void> {
    const { survey, wave } = params;
    const withdrawn = await withdrawnEdition(services, params);
    res
      .status(withdrawn ? 410 : 404)
      .set('Cache-Control', 'no-cache')
      .render('results/frame-missing', { survey, wave, withdrawn, say: resultWords });
  }

  for (const edition of ['/resultater/:survey/:wave', '/resultater/:survey/:wave/versjon/:version']) {
    router.get(`${edition}/figur/:figure`, async (req: Request<FigureParams>, res) => {
      const publication = await findEdition(services, req.params);
      if (!publication) return pages.showNone(req, res);
      if (!hasFigure(publication, req.params.figure))
        throw new DomainError('missing', resultWords.figure.missing);
      await show(req, res, publication, 'results/figure');
    });
    router.get(`${edition}/figur/:figure/ramme`, async (req: Request<FigureParams>, res) => {
      const publication = await findEdition(services, req.params);
      allowFrames(res);
      if (publication && hasFigure(publication, req.params.figure))
        await show(req, res, publication, 'results/frame');
      else await showNoFrame(req, res);
    });
  }
  return router;
}
