import type { Publication } from '../../../publishing/publication.ts';
import { everyTable } from '../../../publishing/table-file.ts';
import type { Services } from '../../../services.ts';
import { paths } from '../../paths.ts';
import { methodModel } from '../../results/method-page.ts';
import { resultsModel } from '../../results/results-page.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';
import { publishingPaths } from './paths.ts';

/** The public pages as they will be, drawn by the same views and marked as a preview. */
export function previewHandlers({ previews }: Pick<Services, 'previews'>) {
  const shown =
    (view: string, modelOf: (publication: Publication) => object): WaveHandler =>
    async (_req, res, visit) => {
      const { survey, wave } = visit.wave;
      const preview = await previews.find(survey, wave);
      if (!preview) return res.redirect(303, `${publishingPaths.page(survey, wave)}?borte`);
      res.render(view, { ...modelOf(preview.publication), ...surroundings(visit) });
    };

  return {
    showPreview: shown('results/results', (publication) => ({ ...resultsModel(publication), trends: false })),
    showPreviewMethod: shown('results/method', (publication) => ({
      ...methodModel(publication),
      address: undefined,
      everyTable,
    })),
  };
}

/** The pages lead to each other, and not to what is published. */
function surroundings({ wave: { survey, wave } }: WaveVisit) {
  return {
    preview: publishingPaths.page(survey, wave),
    noindex: true,
    paths: { ...paths, results: publishingPaths.preview, method: publishingPaths.previewMethod },
  };
}
