import { listed } from '../questionnaire/wording.ts';
import type { Breakdown, Figure } from './figure.ts';
import type { Row } from './row.ts';

/** Whether anything is shown of the groups of a breakdown, beside how many they are. */
export function showsSome({ rows }: Pick<Breakdown, 'rows'>): boolean {
  return rows.some(showsNumbers);
}

function showsNumbers(row: Row): boolean {
  if ('hidden' in row) return false;
  const { cells, summary } = row;
  return cells.some((cell) => !('hidden' in cell)) || (summary !== undefined && !('hidden' in summary));
}

/**
 * Not even everybody's result is shown. It may be that a few answered, or nobody: a publication does not tell which, so
 * what is said of it must be true of both.
 */
export function isWithheld({ all }: Pick<Figure, 'all'>): boolean {
  return 'hidden' in all;
}

/** Names breakdowns of which nothing is shown, in a sentence. */
export function nothingShownOf(
  figure: Pick<Figure, 'all'>,
  breakdowns: readonly Pick<Breakdown, 'label'>[],
): string {
  const labels = breakdowns.map(({ label }) => `«${label}»`);
  return isWithheld(figure)
    ? `Tallene kan heller ikke vises fordelt på ${listed(labels, 'nb', 'disjunction')}.`
    : `Fordelt på ${listed(labels, 'nb', 'conjunction')} er alt skjult for å verne dem som svarte.`;
}
