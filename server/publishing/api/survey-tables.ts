import type { Figure } from '../figure.ts';
import type { SurveyTable } from './cube.ts';
import { figureTable, meansTable } from './figure-tables.ts';
import { type Placed, seriesOf } from './series.ts';
import type { PublishedWave, SurveyResults } from './survey-results.ts';
import { totalsTables } from './totals-tables.ts';

/**
 * The tables of a survey: for each figure the national one and one for each breakdown, each over the waves that can
 * be compared, and the totals of each wave. What is national is never worked out from groups, nor the other way round.
 */
export function tablesOf(survey: SurveyResults): SurveyTable[] {
  const figures = survey.waves.flatMap((wave) =>
    wave.publication.sections.flatMap((section) => section.figures.map((figure) => ({ wave, figure }))),
  );
  const ids = [...new Set(figures.toReversed().map(({ figure }) => figure.id))].toReversed();
  return [
    ...inOrderOfNewest(survey, ids).flatMap((id) => {
      const placed = figures.filter(({ figure }) => figure.id === id);
      const trend = survey.trends.find((each) => each.id === id);
      return [placed, ...brokenDown(placed)].flatMap((each) =>
        seriesOf(each, trend).flatMap((series) => tablesOfSeries(survey, series)),
      );
    }),
    ...survey.waves.flatMap((wave) => totalsTables(survey, wave)),
  ];
}

/** As in the newest wave; what only earlier waves had comes last. */
function inOrderOfNewest({ waves }: SurveyResults, ids: string[]): string[] {
  const newest =
    waves.at(-1)?.publication.sections.flatMap(({ figures }) => figures.map(({ id }) => id)) ?? [];
  return [...newest, ...ids.filter((id) => !newest.includes(id))];
}

/** The figure's breakdowns over the waves, each with the waves that have it. */
function brokenDown(placed: { wave: PublishedWave; figure: Figure }[]): Placed[][] {
  const all = placed.flatMap(({ wave, figure }) =>
    figure.breakdowns.map((breakdown): Placed & Required<Pick<Placed, 'breakdown'>> => ({
      wave,
      figure,
      breakdown,
    })),
  );
  const ids = [...new Set(all.map(({ breakdown }) => breakdown.id))];
  return ids.map((id) => all.filter(({ breakdown }) => breakdown.id === id));
}

function tablesOfSeries(survey: SurveyResults, series: Placed[]): SurveyTable[] {
  const hasMeans = series.some(({ figure }) => figure.hasMean);
  // A number without bands has nothing but its mean and median.
  const counted = series.some(({ figure, breakdown }) => hasOptions((breakdown ?? figure).columns));
  return [
    ...(counted ? [figureTable(survey, series)] : []),
    ...(hasMeans ? [meansTable(survey, series)] : []),
  ];
}

function hasOptions(columns: Figure['columns']): boolean {
  return columns.some(({ colour }) => colour.role !== 'noAnswer');
}
