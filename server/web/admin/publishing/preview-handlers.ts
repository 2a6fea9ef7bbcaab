import type { Publication } from '../../../publishing/publication.ts';
import type { Services } from '../../../services.ts';
import { paths } from '../../paths.ts';
import { askedOf } from '../../results/asked.ts';
import { methodModel } from '../../results/method-page.ts';
import { reportPage } from '../../results/report/report-page.ts';
import { wavePage } from '../../results/wave-page.ts';
import type { WaveHandler, WaveRequest, WaveVisit } from '../gate.ts';
import { publishingPaths } from './paths.ts';

/** The public pages as they will be, drawn by the same views and marked as a preview. */
export function previewHandlers({ previews }: Pick<Services, 'previews'>) {
  const shown =
    (view: string, modelOf: (publication: Publication, req: WaveRequest) => Promise<object>): WaveHandler =>
    async (req, res, visit) => {
      const { survey, wave } = visit.wave;
      const preview = await previews.find(survey, wave);
      if (!preview) return res.redirect(303, `${publishingPaths.page(survey, wave)}?borte`);
      res.render(view, { ...(await modelOf(preview.publication, req)), ...surroundings(visit) });
    };

  return {
    showPreview: shown('results/results', resultsPreview),
    showPreviewMethod: shown('results/method', async (publication) => methodModel(publication)),
    showPreviewReport: shown('report/report', async (publication) => ({
      ...reportPage(publication, undefined),
      publication,
      fixed: false,
    })),
  };
}

/** Without other waves: what is told over time is made of what is published. */
async function resultsPreview(publication: Publication, { query }: WaveRequest): Promise<object> {
  return {
    ...wavePage(publication, [], askedOf(publication, query)),
    // There are no pages of its figures: all of it is here.
    whole: true,
    trends: false,
    version: undefined,
  };
}

/** A figure in one of its views, on the page of them all. */
function figureIn(page: string) {
  return (_survey: string, _wave: string, figure: string, view = '') =>
    `${page}${view && `?visning=${view}`}#${figure}`;
}

/** The pages lead to each other, and not to what is published. Their files are not there yet. */
function surroundings({ wave: { survey, wave } }: WaveVisit) {
  const { preview: results, previewMethod: method, previewReport: report } = publishingPaths;
  return {
    previewedFrom: publishingPaths.page(survey, wave),
    noindex: true,
    paths: { ...paths, results, method, report, version: results, figure: figureIn(results(survey, wave)) },
  };
}
