import { type RequestHandler, Router } from 'express';
import { DomainError } from '../../../errors.ts';
import { pictureOf } from '../../../publishing/picture/picture.ts';
import { pngOf } from '../../../publishing/picture/png.ts';
import { svgOf } from '../../../publishing/picture/svg.ts';
import { type View, viewOf } from '../../../publishing/picture/view.ts';
import type { Publication } from '../../../publishing/publication.ts';
import type { Services } from '../../../services.ts';
import { paths } from '../../paths.ts';
import { keptFor, type Requested, requestedPublication } from '../edition.ts';
import { keptFiles } from '../kept.ts';

const keptBytes = 32 * 1024 * 1024;
const width = 760;

interface PictureParams extends Requested {
  id: string;
}

/** Every figure as a picture: everybody, or the groups that `?visning=` names. Made from the publication alone. */
export function pictureRoutes(services: Pick<Services, 'publications' | 'config'>): Router {
  const kept = keptFiles(keptBytes);
  const origin = services.config.publicUrl?.origin;

  const svgFrom = (publication: Publication, view: View): string => {
    const { survey, wave } = publication;
    const address = origin && `${origin}${paths.results(survey, wave)}`;
    return svgOf(pictureOf(publication, view, address), { width, place: 'alone', mark: 'figur' });
  };

  const picture =
    (type: 'svg' | 'png'): RequestHandler<PictureParams> =>
    async (req, res) => {
      const publication = await requestedPublication(services, req.params);
      const breakdown =
        typeof req.query.visning === 'string' && req.query.visning ? req.query.visning : undefined;
      const view = viewOf(publication, req.params.id, breakdown);
      if (!view) throw new DomainError('missing', 'Vi finner ikke denne figuren. Sjekk adressen.');
      const name = fileName(publication, view, type);
      const file = await kept.get(name, async () => {
        const svg = svgFrom(publication, view);
        return type === 'png' ? pngOf(svg) : Buffer.from(svg);
      });
      res
        .set('Cache-Control', keptFor(req.params))
        .set('Content-Disposition', `inline; filename="${name}"`)
        // Others may show the picture: it carries its source.
        .set('Cross-Origin-Resource-Policy', 'cross-origin')
        .type(type)
        .send(file);
    };

  const router = Router({ caseSensitive: true });
  for (const type of ['svg', 'png'] as const) {
    router.get(`/resultater/:survey/:wave/figur/:id.${type}`, picture(type));
    router.get(`/resultater/:survey/:wave/versjon/:version/figur/:id.${type}`, picture(type));
  }
  return router;
}

/** Names one picture among all there are, also in a folder of downloads. */
function fileName(
  { survey, wave, version, example }: Publication,
  { id, breakdown }: View,
  type: string,
): string {
  const view = breakdown ? `-etter-${breakdown.id}` : '';
  return `${example ? 'eksempel-' : ''}${survey}-${wave}-v${version}-figur-${id}${view}.${type}`;
}
