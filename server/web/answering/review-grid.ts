import { cellIn, type GridAnswer } from '../../questionnaire/answer.ts';
import type { BatteryItem } from '../../questionnaire/kinds/battery.ts';
import { labelOf } from '../../questionnaire/kinds/choice.ts';
import { type FigureTableItem, figureCell } from '../../questionnaire/kinds/figure-table.ts';
import type { Language } from '../../questionnaire/text.ts';

/** A row of a grid in words. */
export interface ReviewGridRow {
  label: string;
  /** What its numbers count. A battery has none. */
  unit: string | undefined;
  /** Each with its year, where the row has several. No words where there is no answer. */
  values: { year: number | undefined; words: string | undefined }[];
}

export function batteryRows(item: BatteryItem, answer: GridAnswer): ReviewGridRow[] {
  return item.rows.map(({ id, label }) => {
    const code = cellIn(answer, id);
    const words = code === undefined ? undefined : labelOf(item.options, String(code));
    return { label, unit: undefined, values: [{ year: undefined, words }] };
  });
}

export function figureRows(item: FigureTableItem, answer: GridAnswer, language: Language): ReviewGridRow[] {
  return item.rows.map(({ id, label, unit }) => ({
    label,
    unit,
    values: item.years.map((year) => ({
      year,
      words: cellIn(answer, figureCell(id, year))?.toLocaleString(language),
    })),
  }));
}
