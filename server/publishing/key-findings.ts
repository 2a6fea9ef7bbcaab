import type { Figure } from './figure.ts';
import { itemOfFigure, type Publication } from './publication.ts';

const mostFindings = 6;

/**
 * A few figures whose sentences tell most, one of each question: the first that the publisher has chosen, or else the
 * first in each section with nets, which say more in a sentence than one option does; and where there are no nets, the
 * first in each. Never in an order by size, which could tell of what is hidden.
 */
export function keyFindings({ sections, editorial }: Publication): Figure[] {
  const perSection = sections.map(({ figures }) => figures.filter(canBeTold));
  if (editorial?.items) return firstOfEachItem(perSection.flat()).slice(0, mostFindings);
  const withNets = perSection.flatMap((own) => own.find(hasNet) ?? []);
  const figures = withNets.length > 0 ? withNets : perSection.flatMap((own) => own[0] ?? []);
  return figures.slice(0, mostFindings);
}

function canBeTold({ all, kind }: Figure): boolean {
  return !('hidden' in all) && all.base > 0 && !all.lowBase && kind !== 'figureTable';
}

function hasNet({ columns }: Figure): boolean {
  return columns.some(({ kind }) => kind === 'net');
}

function firstOfEachItem(figures: Figure[]): Figure[] {
  return figures.filter(
    (figure, place) => figures.findIndex((each) => itemOfFigure(each) === itemOfFigure(figure)) === place,
  );
}
