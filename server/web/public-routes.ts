import { Router } from 'express';
import { DomainError } from '../errors.ts';
import { publicStateOf } from '../fieldwork/life-cycle.ts';
import type { Wave } from '../fieldwork/wave.ts';
import type { CatalogueSurvey } from '../questionnaire/catalogue.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Services } from '../services.ts';
import { resultWords } from './i18n/result-pages.ts';
import { paths } from './paths.ts';
import { surveyResults } from './results/survey-page.ts';

/** Where a wave stands to a visitor. `printed`: it was never fielded here, and is known from print. */
type PublicState = NonNullable<ReturnType<typeof publicStateOf>> | 'printed';

interface PublicWave {
  questionnaire: Questionnaire;
  wave: Pick<Wave, 'example'> & { state: PublicState };
}

/** The tag of a state is coloured as Designsystemet names colours. */
const stateColours: Record<PublicState, string> = {
  open: 'success',
  closed: 'neutral',
  published: 'info',
  printed: 'neutral',
};

/** The pages about surveys that everybody can read, and the health check. */
export function publicRoutes(
  services: Pick<Services, 'catalogue' | 'waves' | 'aggregates' | 'publications' | 'config' | 'isReady'>,
): Router {
  const { catalogue, waves, aggregates, isReady } = services;
  const router = Router({ caseSensitive: true });
  const publicWaves = async (survey: CatalogueSurvey) => wavesOf(survey, await waves.list(), aggregates);

  router.get(paths.front, async (_req, res) => {
    const surveys = await Promise.all(catalogue.surveys.map(publicWaves));
    res.render('pages/front', frontModel(surveys));
  });

  router.get(paths.survey(':survey'), async (req, res) => {
    const survey = catalogue.surveys.find(({ id }) => id === req.params.survey);
    const shown = survey ? await publicWaves(survey) : [];
    const newest = shown[0]?.questionnaire;
    if (!survey || !newest)
      throw new DomainError('missing', 'Vi finner ikke denne undersøkelsen. Sjekk adressen.');
    const results = await surveyResults(services, survey);
    res.render('pages/survey', { survey, newest, waves: shown, stateColours, results, say: resultWords });
  });

  router.get(paths.health, async (_req, res) => {
    const ready = await isReady();
    res
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ok' : 'unavailable' });
  });

  return router;
}

/**
 * What a visitor came for, in the order of haste: waves to answer, results to read, waves in between. A survey that
 * is known only from print has one entry.
 */
function frontModel(surveys: PublicWave[][]): Record<PublicState, PublicWave[]> {
  const waves = surveys.flat();
  const inState = (state: PublicState) => waves.filter(({ wave }) => wave.state === state);
  const printed = surveys.filter((own) => own.every(({ wave }) => wave.state === 'printed'));
  return {
    open: inState('open'),
    published: inState('published'),
    closed: inState('closed'),
    printed: printed.flatMap((own) => own.slice(0, 1)),
  };
}

/**
 * The survey's waves that have been opened or are known from print, newest first. Others are not listed: there is
 * nothing to answer or read yet. Their questions are no secret, and have addresses of their own.
 */
function wavesOf(survey: CatalogueSurvey, all: Wave[], aggregates: Services['aggregates']): PublicWave[] {
  return survey.waves.flatMap((questionnaire): PublicWave[] => {
    const wave = all.find((each) => each.survey === survey.id && each.wave === questionnaire.wave);
    const state = wave && publicStateOf(wave.state);
    if (state) return [{ questionnaire, wave: { state, example: wave.example } }];
    const isPrinted = aggregates.find(survey.id, questionnaire.wave) !== undefined;
    return isPrinted ? [{ questionnaire, wave: { state: 'printed', example: false } }] : [];
  });
}
