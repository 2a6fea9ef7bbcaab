import { everybodyCode, type LongRow } from '../long-row.ts';
import type { CoverageFigure, SizesFigure } from '../totals.ts';
import { coverageTable, sizesTable } from '../totals-rows.ts';
import { cellOf } from './cell.ts';
import { type Dimension, type SurveyTable, sides } from './cube.ts';
import type { PublishedWave, SurveyResults } from './survey-results.ts';
import { headOf, measuring, timeDimension } from './table-head.ts';
import { type Measure, type TableLanguage, tableWords } from './words.ts';

/** How much of the field the respondents speak for, and their sizes. Nobody compares these between waves. */
export function totalsTables(survey: SurveyResults, wave: PublishedWave): SurveyTable[] {
  const { coverage, sizes, planHash } = wave.publication;
  const origin = { wave: wave.wave, plan_hash: planHash, note: '' };
  const table = (
    figure: CoverageFigure | SizesFigure,
    told: readonly Measure[],
    label: 'coverage' | 'sizes',
    rows: () => LongRow[],
  ): SurveyTable => ({
    head: (language) =>
      headOf(survey, [wave], language, {
        name: figure.table,
        label: tableWords[language].by(tableWords[language][label], figure.by.label),
        dimensions: [
          groups(figure, language),
          measuring(language, told, figure.measure.unit),
          timeDimension(language, [wave]),
        ],
        notes: 'source' in figure ? [tableWords[language].register(figure.source)] : [],
      }),
    cells: () => {
      const known = new Map(rows().map((row) => [keyOf(groupOf(row), row.option_code), row]));
      return (place) => {
        const measure = place[sides.contents] as Measure;
        return cellOf(known.get(keyOf(place[sides.group] ?? '', measure)), measure);
      };
    },
  });
  return [
    ...('missing' in coverage
      ? []
      : [
          table(coverage, ['coverage', 'answers', 'fte', 'register_fte'], 'coverage', () =>
            coverageTable(origin, coverage).rows(),
          ),
        ]),
    ...('missing' in sizes
      ? []
      : [table(sizes, ['answers', 'fte'], 'sizes', () => sizesTable(origin, sizes).rows())]),
  ];
}

/** An identifier holds no underscore, so that no group is called this. */
const everybody = '_all';

function groups({ by, rows }: CoverageFigure | SizesFigure, language: TableLanguage): Dimension {
  return {
    id: sides.group,
    label: by.label,
    categories: [
      { code: everybody, label: tableWords[language].everybody },
      ...rows.map(({ code, label }) => ({ code, label })),
    ],
    eliminatedBy: everybody,
  };
}

function groupOf({ breakdown, group_code }: LongRow): string {
  return breakdown === '' && group_code === everybodyCode ? everybody : group_code;
}

function keyOf(group: string, option: string): string {
  return JSON.stringify([group, option]);
}
