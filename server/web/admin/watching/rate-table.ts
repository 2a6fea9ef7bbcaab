import type { BreakdownCounts, StatusCounts } from '../../../fieldwork/watching/counts.ts';
import { fteCoverage } from '../../../fieldwork/watching/coverage.ts';
import type { LabelOf } from '../../../fieldwork/watching/labels.ts';
import { responseRate } from '../../../fieldwork/watching/response-rate.ts';
import { percentWithOneDecimal, quantity } from '../../../publishing/words.ts';
import { wholePercent } from '../../../statistics/rounding.ts';
import { translate as t } from '../../i18n/translate.ts';

/**
 * Where the groups of a breakdown stand, as the page's table shows it. The chart in the browser is drawn from the
 * columns with a role: parts of a whole, the units of the group.
 */
interface RateTable {
  id: string;
  title: string;
  columns: { label: string; role: string; index: number }[];
  rows: RateRow[];
  /** While the wave is open: who may be reminded, and who has begun. Later nobody is either. */
  isOpen: boolean;
  hasFte: boolean;
}

interface RateRow {
  label: string;
  units: string;
  cells: { text: string; share: number; count: number }[];
  rate: string;
  invited: string;
  remindable: string;
  fte: string;
}

/** In the order of the bars. Those that are not heard from are last, in grey. */
const standings = ['answered', 'started', 'declined', 'bounced', 'silent'] as const;

export function rateTable(
  { id, groups }: BreakdownCounts,
  all: StatusCounts,
  labelOf: LabelOf,
  isOpen: boolean,
): RateTable {
  const shown = standings.filter((standing) => isOpen || standing !== 'started');
  const rowOf = (label: string, counts: StatusCounts) => rowModel(label, counts, shown);
  return {
    id,
    title: t(`admin.watching.by.${id}`),
    columns: shown.map((standing) => ({
      label: t(`admin.watching.standing.${standing}`),
      role: standing === 'silent' ? 'noAnswer' : 'category',
      index: standings.indexOf(standing),
    })),
    rows: [
      rowOf(t('admin.watching.everybody'), all),
      ...groups.map(({ codes, counts }) => rowOf(labelOf(id, codes), counts)),
    ],
    isOpen,
    hasFte: groups.some(({ counts }) => 'percent' in fteCoverage(counts)),
  };
}

function rowModel(label: string, counts: StatusCounts, shown: (typeof standings)[number][]): RateRow {
  const rate = responseRate(counts);
  const coverage = fteCoverage(counts);
  return {
    label,
    units: quantity(counts.units),
    cells: shown.map((standing) => ({
      text: quantity(counts[standing]),
      share: wholePercent(counts[standing], counts.units),
      count: counts[standing],
    })),
    rate: rate ? percentWithOneDecimal(rate.percent) : '–',
    invited: quantity(counts.invited),
    remindable: quantity(counts.remindable),
    fte: 'percent' in coverage ? percentWithOneDecimal(coverage.percent) : '–',
  };
}
