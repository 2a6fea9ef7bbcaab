import { type Request, type Response, Router } from 'express';
import type { Publication } from '../../publishing/publication.ts';
import { dayInWords } from '../../publishing/words.ts';
import { resultWords } from '../i18n/result-pages.ts';
import { askedIn } from './asked.ts';
import { findEdition, keptFor, type Requested } from './edition.ts';
import type { Asking } from './page-cache.ts';
import type { Published, ResultPages } from './result-pages.ts';
import { resultsModel, soughtIn } from './results-page.ts';
import { hasTrends } from './trend-waves.ts';
import { trendWords } from './trend-words.ts';
import { viewsIn } from './views-in.ts';

/** The page of a wave: its newest version, and any version at an address of its own. */
export function waveRoutes(services: Published, pages: ResultPages): Router {
  const router = Router({ caseSensitive: true });

  async function show(
    req: Asking & { query: unknown; params: Requested },
    res: Response,
    publication: Publication,
  ): Promise<void> {
    const fixed = req.params.version !== undefined;
    const { view: wanted, intervals, words, section } = askedIn(req.query);
    const view = viewsIn(publication).has(wanted) ? wanted : '';
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
        const model = resultsModel(publication, trends, { view, intervals });
        const shown = seeks ? soughtIn(model.sections, { words, section }) : model.sections;
        return {
          ...model,
          shown,
          counted: { shown: blocksIn(shown), all: blocksIn(model.sections) },
          asked: { view, intervals, words, section },
          trends: !fixed && hasTrends(services, survey),
          version: fixed
            ? resultWords.version.shown(publication.version, dayInWords(publication.published))
            : undefined,
          say: resultWords,
          trendSay: trendWords,
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

function blocksIn(sections: { blocks: unknown[] }[]): number {
  return sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
}
