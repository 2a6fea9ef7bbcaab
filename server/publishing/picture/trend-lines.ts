import type { Trend, TrendRow, Value } from '../trend.ts';
import { pictureWords } from './picture-words.ts';

/** What is drawn of a trend: a line for each share, or one for the mean where no share is known. */
export interface TrendLines {
  measure: 'share' | 'mean';
  lines: { label: string; values: Value[] }[];
}

/** Nothing when no number is known. */
export function linesOf({ rows, means }: Trend): TrendLines | undefined {
  const charted = chartedRows(rows);
  if (charted.length > 0) return { measure: 'share', lines: charted };
  if (!means?.values.some((value) => 'value' in value)) return undefined;
  return { measure: 'mean', lines: [{ label: pictureWords.mean(means.unit), values: means.values }] };
}

/** Nets sum the options up; a line for each of both would tell everything twice. */
export function chartedRows(rows: TrendRow[]): TrendRow[] {
  const ofKind = (...kinds: TrendRow['kind'][]) =>
    rows.filter(({ kind, values }) => kinds.includes(kind) && values.some((value) => 'value' in value));
  const nets = ofKind('net');
  return nets.length > 0 ? nets : ofKind('option', 'band');
}
