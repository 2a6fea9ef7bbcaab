import { z } from 'zod';
import type { Asked, Sought } from './results-page.ts';

/** Longer than any words that find something. */
const longestSearch = 200;

const askedSchema = z.object({
  visning: z.string().max(200).catch(''),
  intervall: z.string().catch(''),
  sok: z.string().trim().max(longestSearch).catch(''),
  del: z.string().max(200).catch(''),
});

/** How the address says that the reader wants the figures. What it does not say, or says wrongly, is as usual. */
export function askedIn(query: unknown): Asked & Sought {
  const { visning, intervall, sok, del } = askedSchema.parse(query);
  return { view: visning, intervals: intervall === 'ja', words: sok, section: del };
}
