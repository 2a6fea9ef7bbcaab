import type { Figure } from '../figure.ts';
import type { Publication } from '../publication.ts';

const mostFindings = 6;

/**
 * The figures whose sentences tell most: the first that the publisher has chosen, or else the first whose scales have
 * nets, which say more in a sentence than one option does. Never in an order by size, which could tell of what is hidden.
 */
export function keyFindings({ sections, editorial }: Publication): Figure[] {
  const figures = sections
    .flatMap((section) => section.figures)
    .filter(({ all }) => !('hidden' in all) && all.base > 0);
  const withNets = figures.filter(({ columns }) => columns.some(({ kind }) => kind === 'net'));
  const chosen = editorial?.items || withNets.length === 0 ? figures : withNets;
  return chosen.filter(({ kind }) => kind !== 'figureTable').slice(0, mostFindings);
}
