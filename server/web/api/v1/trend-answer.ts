import type { z } from 'zod';
import type { Trend } from '../../../publishing/trend.ts';
import { missing } from '../problem.ts';
import { v1Paths } from './paths.ts';
import type { trendSchema, trendsSchema } from './schemas.ts';

export function trendsAnswer(survey: string, trends: Trend[]): z.infer<typeof trendsSchema> {
  return { survey, trends: trends.map((trend) => told(survey, trend)) };
}

/** Throws `missing` when the question is not known in two waves. */
export function trendAnswer(survey: string, trends: Trend[], id: string): z.infer<typeof trendSchema> {
  const trend = trends.find((each) => each.id === id);
  if (!trend)
    throw missing(`«${id}» er ikke kjent i to bølger. Se ${v1Paths.trends(survey)} for dem som er det.`);
  return told(survey, trend);
}

function told(
  survey: string,
  { id, kind, text, points, rows, means, breaks }: Trend,
): z.infer<typeof trendSchema> {
  return {
    id,
    kind,
    text,
    points: points.map(({ baseType, planHash, ...point }) => point),
    rows: rows.map(({ code, label, kind, values }) => ({
      ...(code === undefined ? {} : { code }),
      label,
      kind,
      values,
    })),
    ...(means ? { means } : {}),
    breaks,
    links: { self: v1Paths.trend(survey, id) },
  };
}
