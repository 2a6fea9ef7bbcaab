import type { Column, Row } from '../figure.ts';
import { figureTables, textOf } from '../figure-rows.ts';
import { concernsEverybody } from '../interval.ts';
import { everybodyCode, type LongRow } from '../long-row.ts';
import { cellOf } from './cell.ts';
import {
  type Category,
  type CellAt,
  type CubeHead,
  type Dimension,
  type SurveyTable,
  sides,
} from './cube.ts';
import type { Placed } from './series.ts';
import type { SurveyResults } from './survey-results.ts';
import { headOf, measuring, timeDimension } from './table-head.ts';
import { type Measure, type TableLanguage, tableWords } from './words.ts';

/** Shares and counts of each answer, for everybody or for each group. */
export function figureTable(survey: SurveyResults, series: Placed[]): SurveyTable {
  const { figure, breakdown } = series.at(-1)!;
  const name = breakdown?.table ?? figure.id;
  return {
    head: (language) => {
      const words = tableWords[language];
      return head(survey, series, language, {
        name,
        label: labelOf(series, language, textOf(figure)),
        dimensions: [
          { id: sides.option, label: words.option, categories: optionsOf(series, language) },
          ...groupDimension(series),
          measuring(language, measuresOf(series)),
        ],
      });
    },
    cells: () => {
      const rows = rowsOf(series, (each) => each.breakdown?.table ?? each.figure.id);
      return (place) =>
        cellOf(rows.get(keyOf(place, place[sides.option] ?? '')), place[sides.contents] as Measure);
    },
  };
}

/** Mean and median, for everybody or for each group. */
export function meansTable(survey: SurveyResults, series: Placed[]): SurveyTable {
  const { figure } = series.at(-1)!;
  return {
    head: (language) =>
      head(survey, series, language, {
        name: summaryOf(series.at(-1)!),
        label: labelOf(series, language, tableWords[language].means(textOf(figure))),
        dimensions: [
          ...groupDimension(series),
          measuring(language, ['mean_value', 'median_value', 'n_base'], figure.unit),
        ],
      }),
    cells: () => {
      const rows = rowsOf(series, summaryOf);
      return (place) => {
        const measure = place[sides.contents] as Measure;
        return measure === 'n_base'
          ? cellOf(rows.get(keyOf(place, 'mean_value')), 'n_base')
          : cellOf(rows.get(keyOf(place, measure)), measure);
      };
    },
  };
}

function summaryOf({ figure, breakdown }: Placed): string {
  return breakdown ? `${figure.id}_summary_by_${breakdown.id}` : `${figure.id}_summary`;
}

function head(
  survey: SurveyResults,
  series: Placed[],
  language: TableLanguage,
  table: { name: string; label: string; dimensions: Dimension[] },
): CubeHead {
  const waves = series.map(({ wave }) => wave);
  return headOf(survey, waves, language, {
    ...table,
    dimensions: [...table.dimensions, timeDimension(language, waves)],
    notes: [...new Set(series.flatMap(({ figure }) => figure.note ?? []))],
  });
}

function labelOf(series: Placed[], language: TableLanguage, text: string): string {
  const { breakdown } = series.at(-1)!;
  return breakdown ? tableWords[language].by(text, breakdown.label) : text;
}

/** What is counted is the same in all waves of a series. */
function optionsOf(series: Placed[], language: TableLanguage): Category[] {
  const { figure, breakdown } = series.at(-1)!;
  return (breakdown ?? figure).columns.map((column) => {
    const { code, label } = column;
    const parts = partsOf(column, figure.columns);
    return { code, label, ...(parts ? { note: tableWords[language].net(parts) } : {}) };
  });
}

function partsOf({ parts }: Column, columns: Column[]): string | undefined {
  return parts
    ?.map((code) => `«${columns.find((column) => column.code === code)?.label ?? code}»`)
    .join(', ');
}

/** The groups of the newest wave, and then those that only earlier waves have: merged ones may differ. */
function groupDimension(series: Placed[]): Dimension[] {
  const label = series.at(-1)?.breakdown?.label;
  if (label === undefined) return [];
  const rows: Row[] = series.toReversed().flatMap(({ breakdown }) => breakdown?.rows ?? []);
  const labels = new Map(rows.toReversed().map((row) => [row.code, row.label]));
  const codes = [...new Set(rows.map(({ code }) => code))];
  return [
    { id: sides.group, label, categories: codes.map((code) => ({ code, label: labels.get(code) ?? code })) },
  ];
}

/** What the register tells is there only where there is a register. */
function measuresOf(series: Placed[]): Measure[] {
  const rows = series.flatMap(({ figure, breakdown }) => breakdown?.rows ?? [figure.all]);
  const hasFrame = rows.some(({ frame }) => frame !== undefined);
  const hasIntervals = hasFrame && series.some(({ figure }) => concernsEverybody(figure));
  return [
    'pct',
    'count',
    'n_base',
    ...(hasFrame ? (['n_frame'] as const) : []),
    ...(hasIntervals ? (['ci_low', 'ci_high'] as const) : []),
  ];
}

/** The rows of the long files, so that a cell is hidden here where it is hidden there. */
function rowsOf(series: Placed[], tableIn: (placed: Placed) => string): Map<string, LongRow> {
  return new Map(
    series.flatMap((placed) => {
      const { wave, figure } = placed;
      const origin = { wave: wave.wave, plan_hash: wave.publication.planHash, note: '' };
      const table = figureTables(origin, figure).find(({ id }) => id === tableIn(placed));
      return (table?.rows() ?? []).map((row): [string, LongRow] => [
        JSON.stringify([row.wave, row.group_code, row.option_code]),
        row,
      ]);
    }),
  );
}

function keyOf(place: Parameters<CellAt>[0], option: string): string {
  return JSON.stringify([place[sides.time], place[sides.group] ?? everybodyCode, option]);
}
