import { type Request, Router } from 'express';
import { type Dimension, sides } from '../../publishing/api/cube.ts';
import type { Published } from '../published.ts';
import { keepFor } from '../results/edition.ts';
import { publicSurvey } from '../results/trend-waves.ts';
import { baseOf } from './answering.ts';
import { apiWords } from './page-words.ts';
import { apiPaths } from './paths.ts';
import { problemKinds } from './problem.ts';
import { toldOf } from './problems.ts';
import type { PxwebOperations } from './pxweb/operations.ts';
import type { ResultTables } from './results.ts';
import { addressOf, type Trial, trials } from './trying.ts';

type Values = Record<string, string>;

/** The page about the interface, where every address can be tried by filling in a form. */
export function pageRoutes(services: Published, tables: ResultTables, operations: PxwebOperations): Router {
  const all = trials(services, operations);
  const router = Router({ caseSensitive: true });
  router.get(apiPaths.front, async (req, res) => {
    const { trend = '', ...usual } = await usualValues(services, tables);
    const usualOf = ({ id }: Trial): Values => ({
      ...usual,
      ...(id === 'getTrend' ? { figure: trend } : {}),
      version: '',
    });
    const tried = [...all.own, ...all.pxweb].find(({ id }) => id === req.query.prov);
    const shown = async (trial: Trial) => {
      const values = tried === trial ? valuesIn(trial, req) : usualOf(trial);
      const address = addressOf(trial, values);
      return {
        ...trial,
        address,
        fields: trial.fields.map((name) => ({
          name,
          value: values[name] ?? '',
          label: apiWords.fields[name] ?? name,
        })),
        answer: tried === trial ? await answerOf(trial, values, req) : undefined,
      };
    };
    res.set('Cache-Control', keepFor).render('api/page', {
      say: apiWords,
      hasResults: usual.survey !== undefined,
      apiPaths,
      origin: baseOf(services.config, req),
      groups: [
        { ...apiWords.own, trials: await Promise.all(all.own.map(shown)) },
        { ...apiWords.pxweb, trials: await Promise.all(all.pxweb.map(shown)) },
      ],
      problemKinds: Object.entries(problemKinds),
    });
  });
  return router;
}

function valuesIn({ fields }: Trial, { query }: Request): Values {
  return Object.fromEntries(fields.map((name) => [name, String(query[name] ?? '').trim()]));
}

/** The answer as it would have come, also where it is a problem. */
async function answerOf(
  trial: Trial,
  values: Values,
  req: Request,
): Promise<{ status: number; text: string }> {
  try {
    return { status: 200, text: await trial.run(values, req) };
  } catch (error) {
    const { slug, ...told } = toldOf(error, req);
    if (told.status >= 500) throw error;
    return {
      status: told.status,
      text: JSON.stringify({ type: `${apiPaths.front}#${slug}`, ...told }, null, 2),
    };
  }
}

/**
 * Something that is really there, to begin with: a figure that is broken down, and as `trend` one that is known in
 * several waves.
 */
async function usualValues(services: Published, tables: ResultTables): Promise<Values> {
  const heads = await tables.heads('nb');
  const head = heads.find(({ discontinued, dimensions }) => !discontinued && hasGroups(dimensions));
  if (!head) return {};
  const survey = head.survey.id;
  const wave = head.dimensions.find(({ role }) => role === 'time')?.categories.at(-1)?.code ?? '';
  const publication = await services.publications.latest(survey, wave);
  const { trends } = await publicSurvey(services, survey);
  const figures = publication?.sections.flatMap((section) => section.figures) ?? [];
  const figure = figures.find(({ breakdowns }) =>
    breakdowns.some(({ table }) => head.id.endsWith(`_${table}`)),
  );
  return {
    survey,
    wave,
    figure: figure?.id ?? '',
    trend: trends[0]?.id ?? '',
    id: head.id,
    'valuecodes[option]': '*',
    'valuecodes[group]': '*',
    'valuecodes[ContentsCode]': 'pct,n_base',
    'valuecodes[Tid]': 'top(2)',
  };
}

function hasGroups(dimensions: Dimension[]): boolean {
  const ids = dimensions.map(({ id }) => id);
  return ids.includes(sides.option) && ids.includes(sides.group);
}
