import type { Services } from '../../../services.ts';
import { resultWords } from '../../i18n/result-pages.ts';
import { paths } from '../../paths.ts';
import { askedIn } from '../../results/asked.ts';
import { methodModel } from '../../results/method-page.ts';
import { resultsModel, soughtIn } from '../../results/results-page.ts';
import { trendWords } from '../../results/trend-words.ts';
import { viewsIn } from '../../results/views-in.ts';
import type { WaveHandler, WaveRequest, WaveVisit } from '../gate.ts';
import { publishingPaths } from './paths.ts';

/** The public pages as they will be, drawn by the same views and marked as a preview. */
export function previewHandlers({ previews }: Pick<Services, 'previews'>) {
  const shown =
    (view: string, modelOf: (publication: Previewed, req: WaveRequest) => Promise<object>): WaveHandler =>
    async (req, res, visit) => {
      const { survey, wave } = visit.wave;
      const preview = await previews.find(survey, wave);
      if (!preview) return res.redirect(303, `${publishingPaths.page(survey, wave)}?borte`);
      res.render(view, { ...(await modelOf(preview.publication, req)), ...surroundings(visit) });
    };

  return {
    showPreview: shown('results/results', resultsPreview),
    showPreviewMethod: shown('results/method', async (publication) => methodModel(publication)),
  };
}

type Previewed = Parameters<typeof resultsModel>[0];

/** Without other waves: what is told over time is made of what is published. */
async function resultsPreview(publication: Previewed, { query }: WaveRequest): Promise<object> {
  const { view: wanted, ...asked } = askedIn(query);
  const view = viewsIn(publication).has(wanted) ? wanted : '';
  const model = await resultsModel(publication, [], { view, intervals: asked.intervals });
  const shown = soughtIn(model.sections, asked);
  const count = (sections: typeof shown) => sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
  return {
    ...model,
    shown,
    counted: { shown: count(shown), all: count(model.sections) },
    asked: { ...asked, view },
    // There are no pages of its figures: all of it is here.
    whole: true,
    trends: false,
    version: undefined,
    say: resultWords,
    trendSay: trendWords,
  };
}

/** A figure in one of its views, on the page of them all. */
function figureIn(page: string) {
  return (_survey: string, _wave: string, figure: string, view = '') =>
    `${page}${view && `?visning=${view}`}#${figure}`;
}

/** The pages lead to each other, and not to what is published. */
function surroundings({ wave: { survey, wave } }: WaveVisit) {
  const { preview: results, previewMethod: method } = publishingPaths;
  return {
    previewedFrom: publishingPaths.page(survey, wave),
    noindex: true,
    paths: { ...paths, results, method, version: results, figure: figureIn(results(survey, wave)) },
  };
}
