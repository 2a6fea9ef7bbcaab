import type { Language } from '../questionnaire/text.ts';
import type { PlacedVariable } from '../questionnaire/variables.ts';
import { listed } from '../questionnaire/wording.ts';
import type { Column } from './column.ts';
import type { Row, ShownRow } from './row.ts';
import { type SentenceWords, sentenceWords } from './sentence-words.ts';

/** What is told of: everybody's row, and the columns in the language that it is told in. */
interface Told {
  columns: Column[];
  all: Row;
  kind: PlacedVariable['kind'];
  unit: string | undefined;
}

/** The national result in plain words: nets where there are any, else what most have answered. */
export function sentenceOf({ columns, all, kind, unit }: Told, language: Language): string {
  const words = sentenceWords[language];
  if ('hidden' in all) return words.tooFew;
  if (all.base === 0) return words.nobody;
  const about =
    unit === undefined ? aboutShares(columns, all, kind, language) : aboutNumber(all, unit, words);
  return `${about}N = ${all.base}.`;
}

function aboutNumber({ base, summary }: ShownRow, unit: string, words: SentenceWords): string {
  if (!summary || !('mean' in summary)) return '';
  const mean = words.decimals.format(summary.mean);
  if (base === 1) return words.oneNumber(mean, unit);
  return words.number(mean, words.decimals.format(summary.median), unit);
}

interface Share {
  label: string;
  share: number;
  count: number;
}

function aboutShares(columns: Column[], row: ShownRow, kind: Told['kind'], language: Language): string {
  const words = sentenceWords[language];
  if (kind === 'indicator') return aboutIndicator(columns, row, words);
  const nets = sharesOf('net', columns, row).sort((a, b) => b.count - a.count);
  const shares = nets.length > 0 ? nets : leading(sharesOf('option', columns, row));
  const [first, ...rest] = shares;
  if (!first || first.count === 0) return '';
  const verb = kind === 'several' ? words.ticks : words.answers;
  const told = [
    `${first.share} ${words.percent} ${verb} ${words.quote(first.label)}`,
    ...rest.map(({ share, label }) => `${share} ${words.percent} ${words.quote(label)}`),
  ];
  return `${listed(told, language, 'conjunction')}. `;
}

/** An indicator says whom something goes for; those it does not go for are the rest. */
function aboutIndicator(columns: Column[], row: ShownRow, words: SentenceWords): string {
  const share = sharesOf('option', columns, row)[0];
  return share ? words.indicator(share.share) : '';
}

/** The options that most have chosen: one, or several on a tie. */
function leading(shares: Share[]): Share[] {
  const most = Math.max(...shares.map(({ count }) => count));
  return shares.filter(({ count }) => count === most);
}

function sharesOf(kind: Column['kind'], columns: Column[], row: ShownRow): Share[] {
  return columns.flatMap((column, place) => {
    const cell = row.cells[place];
    return column.kind === kind && cell && 'share' in cell ? [{ label: column.label, ...cell }] : [];
  });
}
