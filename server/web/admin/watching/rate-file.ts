import type { StatusCounts, WaveCounts } from '../../../fieldwork/watching/counts.ts';
import { fteCoverage } from '../../../fieldwork/watching/coverage.ts';
import type { LabelOf } from '../../../fieldwork/watching/labels.ts';
import { responseRate } from '../../../fieldwork/watching/response-rate.ts';
import type { Wave } from '../../../fieldwork/wave.ts';
import { csvFile } from '../../../publishing/csv.ts';

const columns = [
  'survey',
  'wave',
  'breakdown',
  'group_code',
  'group_label',
  'units',
  'invited',
  'answered',
  'started',
  'declined',
  'bounced',
  'not_heard_from',
  'can_be_reminded',
  'response_rate_pct',
  'rate',
  'fte_register',
  'fte_answered',
  'fte_coverage_pct',
] as const;

type RateRow = Partial<Record<(typeof columns)[number], string | number>>;

/** The response rates of a wave as a file: everybody first, then a row for each group of each breakdown. */
export function rateFile(
  { survey, wave, state, example }: Wave,
  { all, breakdowns }: WaveCounts,
  labelOf: LabelOf,
  variant: 'csv' | 'excel',
): { name: string; content: string } {
  const isOpen = state === 'open';
  const groups = breakdowns.flatMap(({ id, groups }) =>
    groups.map(({ codes, counts }) => ({
      breakdown: id,
      group_code: codes.join(' '),
      group_label: labelOf(id, codes),
      ...numbersOf(counts, isOpen),
    })),
  );
  const everybody = { breakdown: '', group_code: 'all', group_label: 'Alle', ...numbersOf(all, isOpen) };
  const rows: RateRow[] = [everybody, ...groups].map((row) => ({ survey, wave, ...row }));
  return {
    name: `${example ? 'eksempel-' : ''}${survey}-${wave}-svarprosent${variant === 'excel' ? '-excel' : ''}.csv`,
    content: csvFile(columns, rows, variant === 'excel' ? 'excel' : 'international'),
  };
}

function numbersOf(counts: StatusCounts, isOpen: boolean): RateRow {
  const { units, invited, answered, started, declined, bounced, silent, remindable } = counts;
  const rate = responseRate(counts);
  const coverage = fteCoverage(counts);
  return {
    units,
    invited,
    answered,
    declined,
    bounced,
    not_heard_from: silent,
    // Of a wave that is closed nobody has begun, and nobody is reminded.
    ...(isOpen ? { started, can_be_reminded: remindable } : {}),
    ...(rate ? { response_rate_pct: rate.percent, rate: 'AAPOR RR1' } : {}),
    ...('percent' in coverage
      ? {
          fte_register: coverage.register,
          fte_answered: coverage.answered,
          fte_coverage_pct: coverage.percent,
        }
      : {}),
  };
}
