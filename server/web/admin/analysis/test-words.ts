import type { Crosstab } from '../../../analysis/crosstab.ts';
import { pInWords, withDecimals } from '../../../publishing/words.ts';
import { tableMargins, withoutEmpty } from '../../../statistics/counts-table.ts';
import { differenceBetweenGroups } from '../../../statistics/difference.ts';
import { enoughExpected } from '../../../statistics/independence.ts';
import { translate as t } from '../../i18n/translate.ts';

/** Beyond this many respondents the exact test takes longer than anybody should wait, and seldom is needed. */
const mostForExact = 2_000;

/**
 * Whether the two variables hang together, in a sentence. Only for two variables that each have one answer: a
 * respondent must be counted once. Options outside the base, and those without an answer, are not part of it.
 *
 * @returns nothing when the table is of another kind
 */
export function testWords({ row, column, layer, rows, slices }: Crosstab): string | undefined {
  if (layer || row.measure !== 'choice' || column?.measure !== 'choice') return undefined;
  const isPart = (place: { role: string; inBase: boolean }) => place.role === 'option' && place.inBase;
  const groups = slices[0]!.columns.filter(({ place }) => isPart(place));
  const table = groups.map(({ counts }) => counts.filter((_, at) => isPart(rows[at]!)));
  const filled = withoutEmpty(table);
  if (filled.length > 1 && filled[0]!.length > 1 && isTooMuch(filled))
    return t('admin.analysis.test.tooMany');
  const result = differenceBetweenGroups(table);
  if ('untested' in result) return t(`admin.analysis.test.${result.untested}`);
  const { p, cramersV, test, statistic, df } = result;
  const tested = t(`admin.analysis.test.${test}`, {
    statistic: withDecimals(statistic, 2),
    df,
    p: `p\u00a0${pInWords(p)}`,
    v: withDecimals(cramersV, 2),
  });
  return `${t(p < 0.05 ? 'admin.analysis.test.differs' : 'admin.analysis.test.alike')} ${tested}`;
}

function isTooMuch(table: ReturnType<typeof withoutEmpty>): boolean {
  const { groups, categories, all } = tableMargins(table);
  return all > mostForExact && (Math.min(...groups) * Math.min(...categories)) / all < enoughExpected;
}
