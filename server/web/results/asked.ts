import { z } from 'zod';
import type { Publication } from '../../publishing/publication.ts';
import type { Asked, Sought } from './results-page.ts';
import { viewsIn } from './views-in.ts';

/** Longer than any words that find something. */
const longestSearch = 200;

const askedSchema = z.object({
  visning: z.string().max(200).catch(''),
  intervall: z.string().catch(''),
  sok: z.string().trim().max(longestSearch).catch(''),
  del: z.string().max(200).catch(''),
});

/** How the address says that the reader wants the figures. What it does not say, or says wrongly, is as usual. */
export function askedOf(publication: Publication, query: unknown): Asked & Sought {
  const { visning, intervall, sok, del } = askedSchema.parse(query);
  const view = viewsIn(publication).has(visning) ? visning : '';
  return { view, intervals: intervall === 'ja', words: sok, section: del };
}
