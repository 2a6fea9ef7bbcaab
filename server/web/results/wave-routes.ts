import { type Request, type Response, Router } from 'express';
import type { Publication } from '../../publishing/publication.ts';
import { dayInWords } from '../../publishing/words.ts';
import { resultWords } from '../i18n/result-pages.ts';
import type { Published } from '../published.ts';
import { askedOf } from './asked.ts';
import { findEdition, keptFor, type Requested } from './edition.ts';
import type { Asking } from './page-cache.ts';
import type { ResultPages } from './result-pages.ts';
import { hasTrends } from './trend-waves.ts';
import { wavePage } from './wave-page.ts';

/** The page of a wave: its newest version, and any version at an address of its own. */
export function waveRoutes(services: Published, pages: ResultPages): Router {
  const router = Router({ caseSensitive: true });

  async function show(
    req: Asking & { query: unknown; params: Requested },
    res: Response,
    publication: Publication,
  ): Promise<void> {
    const fixed = req.params.version !== undefined;
    const asked = askedOf(publication, req.query);
    const { view, intervals, words, section } = asked;
    const seeks = words !== '' || section !== '';
    const { survey } = publication;
    await pages.show(req, res, publication, {
      template: 'results/results',
      // There are as many searches as there are words.
      key: seeks ? undefined : [view, intervals, fixed],
      keepFor: keptFor(req.params),
      state: fixed ? '' : await pages.trends.stateOf(survey),
      model: async () => {
        // Other waves have versions of their own, and a page that is never changed cannot follow them.
        const trends = fixed ? [] : await pages.trends.of(survey);
        return {
          ...wavePage(publication, trends, asked),
          trends: !fixed && hasTrends(services, survey),
          version: fixed
            ? resultWords.version.shown(publication.version, dayInWords(publication.published))
            : undefined,
        };
      },
    });
  }

  for (const at of ['/resultater/:survey/:wave', '/resultater/:survey/:wave/versjon/:version'])
    router.get(at, async (req: Request<Requested>, res) => {
      const publication = await findEdition(services, req.params);
      if (publication) await show(req, res, publication);
      else await pages.showNone(req, res);
    });
  return router;
}
