import { type Request, Router } from 'express';
import { baseOf, keepFor } from './answering.ts';
import { apiWords } from './page-words.ts';
import { apiPaths } from './paths.ts';
import { problemKinds } from './problem.ts';
import { toldOf } from './problems.ts';
import { type Published, resultsOf, resultTables } from './results.ts';
import { addressOf, type Trial, trials } from './trying.ts';

type Values = Record<string, string>;

/** The page about the interface, where every address can be tried by filling in a form. */
export function pageRoutes(services: Published): Router {
  const all = trials(services);
  const router = Router({ caseSensitive: true });
  router.get(apiPaths.front, async (req, res) => {
    const usual = await usualValues(services);
    const tried = [...all.own, ...all.pxweb].find(({ id }) => id === req.query.prov);
    const shown = async (trial: Trial) => {
      const values = tried === trial ? valuesIn(trial, req) : { ...usual, version: '' };
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

/** Something that is really there, to begin with. */
async function usualValues(services: Published): Promise<Values> {
  for (const each of services.catalogue.surveys) {
    const survey = await resultsOf(services, each);
    const newest = survey?.waves.at(-1)?.publication;
    const figure = newest?.sections
      .flatMap(({ figures }) => figures)
      .find(({ breakdowns }) => breakdowns.length > 0);
    if (!survey || !newest || !figure) continue;
    const heads = await resultTables(services).heads('nb');
    const table = heads.find(
      ({ id, discontinued }) => !discontinued && id.endsWith(`_${figure.breakdowns[0]?.table}`),
    );
    return {
      survey: survey.id,
      wave: newest.wave,
      figure: figure.id,
      id: table?.id ?? '',
      'valuecodes[option]': '*',
      'valuecodes[group]': '*',
      'valuecodes[ContentsCode]': 'pct,n_base',
      'valuecodes[Tid]': 'top(2)',
    };
  }
  return {};
}
