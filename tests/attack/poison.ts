import type { Publication } from '../../server/publishing/publication.ts';
import { figuresIn } from '../publishing/publications.ts';

/**
 * Puts a number that is nowhere else into cells, beside what they say of themselves: a leak, planted in what every
 * medium is made from.
 *
 * @param wanted the cells; a hidden group is one
 */
export function poison(publication: Publication, wanted: (cell: object) => boolean): void {
  for (const figure of figuresIn(publication))
    for (const row of [figure.all, ...figure.breakdowns.flatMap(({ rows }) => rows)]) {
      const cells = 'hidden' in row ? [row] : row.cells;
      for (const cell of cells)
        if (wanted(cell)) Object.assign(cell, { count: 987_654, share: 987_654, base: 987_654 });
    }
}

export function isPoisoned(text: string): boolean {
  return /987(?:[\s\u00a0\u202f]|&nbsp;)?654/.test(text);
}
