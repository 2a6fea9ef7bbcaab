import { type Request, type RequestHandler, type Response, Router } from 'express';
import { publicStateOf } from '../../fieldwork/life-cycle.ts';
import type { WaveState } from '../../fieldwork/wave.ts';
import { isSame } from '../../questionnaire/library.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Services } from '../../services.ts';
import { languageChoices } from '../answering/language.ts';
import { translatorFor } from '../i18n/translate.ts';
import { type Accounts, isOwnMember } from '../own-member.ts';
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

type Asks = Pick<Services, 'catalogue' | 'library' | 'questionnaires' | 'waves'> & Accounts;

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
function asking(services: Asks, show: (shown: Shown, res: Response) => unknown): RequestHandler<Params> {
  return async (req, res) => {
    const { survey, slug } = req.params;
    const { catalogue, waves } = services;
    const opened = (await waves.list()).filter((each) => each.survey === survey && publicStateOf(each.state));
    const isOpened = ({ wave }: Questionnaire) => opened.some((each) => each.wave === wave);
    const isUnfinished = await unfinishedIn(services, survey, isOpened);
    const isOwn = await isOwnMember(services, req, survey);
    const hidden = (questionnaire: Questionnaire) => !isOwn && isUnfinished(questionnaire);
    const asked = askedFor(catalogue, survey, slug, req.query.sprak);
    if (asked.found !== 'one' || hidden(asked.questionnaire)) {
      const { found, questionnaires } =
        asked.found === 'one' ? { found: 'none' as const, questionnaires: [] } : asked;
      return showChoice({ found, questionnaires: questionnaires.filter((each) => !hidden(each)) }, req, res);
    }
    const { questionnaire, previous } = asked;
    const { language } = questionnaire;
    const wave = opened.find((each) => each.wave === questionnaire.wave);
    Object.assign(res.locals, {
      t: translatorFor(language),
      language,
      languages: languageChoices(questionnaire, language),
      noindex: wave === undefined,
      // A survey has a page once a wave of it is opened.
      surveyPage: opened.length > 0 ? paths.survey(survey) : undefined,
    });
    // What only its own organisation sees may lie in no store between.
    res.set('Cache-Control', isUnfinished(questionnaire) ? 'no-cache, private' : keepFor);
    await show({ questionnaire, previous, state: wave?.state }, res);
  };
}

/**
 * Which questionnaires are their organisation's alone: those that are stored here, while they are being made. Files
 * are public from the day they are there (docs/decisions/0018-stored-questionnaires.md).
 */
async function unfinishedIn(
  { catalogue, questionnaires }: Asks,
  survey: string,
  isOpened: (questionnaire: Questionnaire) => boolean,
): Promise<(questionnaire: Questionnaire) => boolean> {
  const waves = catalogue.surveys.find(({ id }) => id === survey)?.waves ?? [];
  if (waves.every(isOpened)) return () => false;
  const stored = (await questionnaires.list()).filter((each) => each.survey === survey);
  return (questionnaire) => !isOpened(questionnaire) && stored.some((each) => isSame(each, questionnaire));
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
