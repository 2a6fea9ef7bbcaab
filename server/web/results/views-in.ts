import type { Publication } from '../../publishing/publication.ts';
import { trendView } from './figure-model.ts';

const known = new WeakMap<Publication, ReadonlySet<string>>();

/** The views that an address may ask for; any other is everybody's. */
export function viewsIn(publication: Publication): ReadonlySet<string> {
  const figures = publication.sections.flatMap((section) => section.figures);
  const views =
    known.get(publication) ??
    new Set([trendView, ...figures.flatMap(({ breakdowns }) => breakdowns.map(({ id }) => id))]);
  known.set(publication, views);
  return views;
}
