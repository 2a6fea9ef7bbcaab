import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { WaveState } from '../../fieldwork/wave.ts';
import { isSame } from '../../questionnaire/library.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Services } from '../../services.ts';
import { languageChoices } from '../answering/language.ts';
import { translatorFor } from '../i18n/translate.ts';
import { paths } from '../paths.ts';
import { askedFor } from './asked-for.ts';
import { codebookOf } from './codebook.ts';
import { codebookPage } from './codebook-page.ts';
import type { Codebook } from './codebook-shape.ts';
import { paperOf } from './print-page.ts';

/** Questions seldom change, and whether they are opened may change any time. */
const keepFor = 'public, max-age=300';

interface Params {
  survey: string;
  slug: string;
}

/** A questionnaire in the reader's language, and what has become of its wave. None when it was never opened. */
interface Shown {
  questionnaire: Questionnaire;
  previous: Questionnaire | undefined;
  state: WaveState | undefined;
}

type Asks = Pick<Services, 'catalogue' | 'library' | 'waves'>;

/** The questions of every questionnaire, on paper and as a codebook. Nothing here reads an answer. */
export function questionnaireRoutes(services: Asks): Router {
  const shown = (show: (shown: Shown, res: Response) => unknown): RequestHandler<Params> =>
    asking(services, show);

  const router = Router({ caseSensitive: true });
  router.get(
    '/undersokelser/:survey/:slug/skjema',
    shown((shown, res) =>
      res.render('questionnaire/print', { ...shown, paper: paperOf(shown.questionnaire) }),
    ),
  );
  router.get(
    '/undersokelser/:survey/:slug/kodebok',
    shown((shown, res) =>
      res.render('questionnaire/codebook', { ...shown, ...codebookPage(codebookFor(shown)) }),
    ),
  );
  router.get(
    '/undersokelser/:survey/:slug/kodebok.json',
    shown((shown, res) => res.type('json').send(JSON.stringify(codebookFor(shown), null, 2))),
  );
  router.get(
    '/undersokelser/:survey/:slug/skjema.json',
    shown(({ questionnaire }, res) => {
      const written = services.library().written.find((each) => isSame(each, questionnaire));
      res.type('json').send(written?.source);
    }),
  );
  return router;
}

/** Finds the questionnaire before `show` sees the request; shows what there is to choose from when it is not one. */
function asking(
  { catalogue, waves }: Asks,
  show: (shown: Shown, res: Response) => unknown,
): RequestHandler<Params> {
  return async (req, res) => {
    const { survey, slug } = req.params;
    const asked = askedFor(catalogue, survey, slug, req.query.sprak);
    if (asked.found !== 'one') return showChoice(asked, req, res);
    const { questionnaire, previous } = asked;
    const { language } = questionnaire;
    const opened = (await waves.list()).filter((each) => each.survey === survey);
    const wave = opened.find((each) => each.wave === questionnaire.wave);
    Object.assign(res.locals, {
      t: translatorFor(language),
      language,
      languages: languageChoices(questionnaire, language),
      noindex: wave === undefined,
      // A survey has a page once a wave of it is opened.
      surveyPage: opened.length > 0 ? paths.survey(survey) : undefined,
    });
    res.set('Cache-Control', keepFor);
    await show({ questionnaire, previous, state: wave?.state }, res);
  };
}

function showChoice(
  { found, questionnaires }: Exclude<ReturnType<typeof askedFor>, { found: 'one' }>,
  req: Request<Params>,
  res: Response,
): void {
  const isCodebook = req.path.includes('/kodebok');
  if (found === 'none') res.status(404).set('Cache-Control', 'no-store');
  else res.set('Cache-Control', keepFor);
  res.render('questionnaire/choose', { found, questionnaires, isCodebook });
}

function codebookFor({ questionnaire, previous }: Shown): Codebook {
  return codebookOf(questionnaire, previous && { wave: previous.wave, label: previous.waveLabel });
}
