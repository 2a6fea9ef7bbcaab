import { type RequestHandler, Router } from 'express';
import { fileName } from '../../../publishing/files/context.ts';
import type { Publication } from '../../../publishing/publication.ts';
import { reportDocument } from '../../../publishing/report/document.ts';
import { reportModel } from '../../../publishing/report/model.ts';
import { paths } from '../../paths.ts';
import type { Published } from '../../published.ts';
import { keptFor, type Requested, requestedPublication } from '../edition.ts';
import { keptFiles } from '../kept.ts';
import type { ResultPages } from '../result-pages.ts';
import { reportPage } from './report-page.ts';

const keptBytes = 32 * 1024 * 1024;
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The report of a wave: a page made for print and PDF, and a Word file. Made from the publication alone. */
export function reportRoutes(services: Published, pages: ResultPages): Router {
  const kept = keptFiles(keptBytes);
  const origin = services.config.publicUrl?.origin;

  /** Of the version that the report is made from: it stays true when there is a newer one. */
  const addressOf = ({ survey, wave, version }: Publication) =>
    origin && `${origin}${paths.version(survey, wave, version)}`;

  const page: RequestHandler<Requested> = async (req, res) => {
    const publication = await requestedPublication(services, req.params);
    await pages.show(req, res, publication, {
      template: 'report/report',
      key: [req.params.version !== undefined],
      keepFor: keptFor(req.params),
      state: '',
      model: async () => ({
        ...reportPage(publication, addressOf(publication)),
        publication,
        fixed: req.params.version !== undefined,
      }),
    });
  };

  const wordFile: RequestHandler<Requested> = async (req, res) => {
    const publication = await requestedPublication(services, req.params);
    const name = fileName(publication, 'rapport.docx');
    const file = await kept.get(name, () => reportDocument(reportModel(publication, addressOf(publication))));
    res
      .set('Cache-Control', keptFor(req.params))
      .set('Content-Disposition', `attachment; filename="${name}"`)
      .type(wordType)
      .send(file);
  };

  const router = Router({ caseSensitive: true });
  for (const edition of ['/resultater/:survey/:wave', '/resultater/:survey/:wave/versjon/:version']) {
    router.get(`${edition}/rapport`, page);
    router.get(`${edition}/rapport.docx`, wordFile);
  }
  return router;
}
