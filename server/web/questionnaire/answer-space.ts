import { dayInWords } from '../../questionnaire/day-in-words.ts';
import type { Item } from '../../questionnaire/kinds/all.ts';
import type { DateItem } from '../../questionnaire/kinds/date.ts';
import type { FigureTableItem } from '../../questionnaire/kinds/figure-table.ts';
import { limitsOf } from '../../questionnaire/kinds/limits.ts';
import type { NumberItem } from '../../questionnaire/kinds/number.ts';
import type { TextItem } from '../../questionnaire/kinds/text.ts';
import type { Reader } from './reader.ts';
import { type ChoiceSpace, type GridSpace, gridSpace, oneSpace, severalSpace } from './ticks.ts';

/** Where an answer is put on paper. */
export type AnswerSpace =
  | ChoiceSpace
  | GridSpace
  | { partial: 'number'; boxes: number; decimals: number; unit: string; limits: string }
  | { partial: 'text'; lines: number }
  | { partial: 'date' }
  | { partial: 'figure-table'; tables: number[][]; rows: { id: string; label: string; unit: string }[] }
  | { partial: 'information' };

/** The space for an answer, and the words about what to put there. */
type Space = AnswerSpace & { hint?: string };

export function answerSpace(item: Item, reader: Reader): Space {
  switch (item.kind) {
    case 'one':
    case 'scale':
      return oneSpace(item, reader);
    case 'several':
      return severalSpace(item, reader);
    case 'battery':
      return gridSpace(item, reader);
    case 'number':
      return numberSpace(item, reader);
    case 'percent':
      return numberSpace({ ...limitsOf(item), unit: reader.t('blank.percent') }, reader);
    case 'text':
      return { partial: 'text', lines: linesFor(item) };
    case 'date':
      return dateSpace(item, reader);
    case 'figureTable':
      return figureSpace(item, reader);
    case 'information':
      return { partial: 'information' };
  }
}

/** More digits than this are written in one wide box. */
const mostBoxes = 9;

function numberSpace(
  { min, max, decimals, unit }: Pick<NumberItem, 'min' | 'max' | 'decimals' | 'unit'>,
  { t, language }: Reader,
): Space {
  const digits = String(Math.trunc(max)).length;
  const limits = { min: min.toLocaleString(language), max: max.toLocaleString(language), count: decimals };
  return {
    partial: 'number',
    boxes: min < 0 || digits > mostBoxes ? 0 : digits,
    decimals,
    unit,
    limits: t('blank.limits', limits),
  };
}

/** A line of handwriting takes some seventy characters; nobody needs more than a third of a page. */
function linesFor({ lines, maxLength }: TextItem): number {
  return lines === 'one' ? 1 : Math.min(8, Math.max(4, Math.ceil(maxLength / 300)));
}

function dateSpace({ min, max }: DateItem, { t, language }: Reader): Space {
  const from = min && dayInWords(min, language);
  const to = max && dayInWords(max, language);
  if (from && to) return { partial: 'date', hint: t('blank.dateBetween', { from, to }) };
  if (from) return { partial: 'date', hint: t('blank.dateFrom', { from }) };
  return to ? { partial: 'date', hint: t('blank.dateTo', { to }) } : { partial: 'date' };
}

/** As many years as there is room for across a sheet. */
const yearsAcross = 10;

function figureSpace({ years, rows }: FigureTableItem, { t }: Reader): Space {
  const tables = Array.from({ length: Math.ceil(years.length / yearsAcross) }, (_, index) =>
    years.slice(index * yearsAcross, (index + 1) * yearsAcross),
  );
  return {
    partial: 'figure-table',
    tables,
    rows: rows.map(({ id, label, unit }) => ({ id, label, unit })),
    hint: t('blank.figures'),
  };
}
