import { type RequestHandler, type Response, Router } from 'express';
import { DomainError } from '../../../errors.ts';
import { fileName } from '../../../publishing/files/context.ts';
import { pictureOf } from '../../../publishing/picture/picture.ts';
import { pngOf } from '../../../publishing/picture/png.ts';
import { svgOf, trendSvgOf } from '../../../publishing/picture/svg.ts';
import { trendPictureOf } from '../../../publishing/picture/trend-picture.ts';
import { type View, viewOf } from '../../../publishing/picture/view.ts';
import { resultWords } from '../../i18n/result-pages.ts';
import { paths } from '../../paths.ts';
import type { Published } from '../../published.ts';
import { keepFor, keptFor, type Requested, requestedPublication } from '../edition.ts';
import { trendView } from '../figure-model.ts';
import { keptFiles } from '../kept.ts';
import type { ResultPages } from '../result-pages.ts';

const keptBytes = 32 * 1024 * 1024;
const setting = { width: 760, place: 'alone', mark: 'figur' } as const;

interface PictureParams extends Requested {
  id: string;
}

interface TrendParams {
  survey: string;
  id: string;
}

interface PictureFile {
  name: string;
  type: 'svg' | 'png';
  keepFor: string;
  /** What the picture depends on beside its name. */
  state: string;
  svg: () => string;
}

/** Every figure as a picture: everybody, the groups that `?visning=` names, or over time. Made of what is published alone. */
export function pictureRoutes(services: Published, { trends }: Pick<ResultPages, 'trends'>): Router {
  const kept = keptFiles(keptBytes);
  const origin = services.config.publicUrl?.origin;

  async function send(res: Response, { name, type, keepFor: time, state, svg }: PictureFile): Promise<void> {
    const file = await kept.get(`${name} ${state}`, async () =>
      type === 'png' ? pngOf(svg()) : Buffer.from(svg()),
    );
    res
      .set('Cache-Control', time)
      .set('Content-Disposition', `inline; filename="${name}"`)
      // Others may show the picture: it carries its source.
      .set('Cross-Origin-Resource-Policy', 'cross-origin')
      .type(type)
      .send(file);
  }

  const picture =
    (type: PictureFile['type']): RequestHandler<PictureParams> =>
    async (req, res) => {
      const { survey, wave, version, id } = req.params;
      const wanted =
        typeof req.query.visning === 'string' && req.query.visning ? req.query.visning : undefined;
      // A version is never changed, and cannot follow other waves.
      if (wanted === trendView && version === undefined) return sendTrend(res, { survey, id }, type);
      const publication = await requestedPublication(services, req.params);
      const view = viewOf(publication, id, wanted);
      if (!view) throw missing();
      const address = origin && `${origin}${paths.results(survey, wave)}`;
      await send(res, {
        name: fileName(publication, pictureFile(view, type)),
        type,
        keepFor: keptFor(req.params),
        state: '',
        svg: () => svgOf(pictureOf(publication, view, address), setting),
      });
    };

  async function sendTrend(
    res: Response,
    { survey, id }: TrendParams,
    type: PictureFile['type'],
  ): Promise<void> {
    const { title, publisher, trends: all } = await trends.survey(survey);
    const trend = all.find((each) => each.id === id);
    const address = origin && `${origin}${paths.trends(survey)}`;
    const drawn = trend && trendPictureOf(trend, { title, publisher, address });
    if (!drawn) throw missing();
    await send(res, {
      name: `${drawn.example ? 'eksempel-' : ''}${survey}-utvikling-${id}.${type}`,
      type,
      keepFor,
      state: await trends.stateOf(survey),
      svg: () => trendSvgOf(drawn, setting),
    });
  }

  const trendPicture =
    (type: PictureFile['type']): RequestHandler<TrendParams> =>
    (req, res) =>
      sendTrend(res, req.params, type);

  const router = Router({ caseSensitive: true });
  for (const type of ['svg', 'png'] as const) {
    router.get(`/resultater/:survey/utvikling/:id.${type}`, trendPicture(type));
    router.get(`/resultater/:survey/:wave/figur/:id.${type}`, picture(type));
    router.get(`/resultater/:survey/:wave/versjon/:version/figur/:id.${type}`, picture(type));
  }
  return router;
}

function missing(): DomainError {
  return new DomainError('missing', resultWords.figure.missing);
}

/** Names one picture among all there are of a version. */
function pictureFile({ id, breakdown }: View, type: PictureFile['type']): string {
  return `figur-${id}${breakdown ? `-etter-${breakdown.id}` : ''}.${type}`;
}
