import { Router } from 'express';
import { DomainError } from '../errors.ts';
import type { Wave, WaveState } from '../fieldwork/wave.ts';
import type { CatalogueSurvey } from '../questionnaire/catalogue.ts';
import type { Services } from '../services.ts';
import { paths } from './paths.ts';
import type { FieldedWave } from './waves.ts';

/** The tag of a state is coloured as Designsystemet names colours. */
const stateColours: Record<WaveState, string> = { open: 'success', closed: 'neutral', published: 'info' };

/** The pages about surveys that everybody can read, and the health check. */
export function publicRoutes({
  catalogue,
  waves,
  isReady,
}: Pick<Services, 'catalogue' | 'waves' | 'isReady'>): Router {
  const router = Router({ caseSensitive: true });

  router.get(paths.front, async (_req, res) => {
    const all = await waves.list();
    res.render('pages/front', frontModel(catalogue.surveys.flatMap((survey) => fielded(survey, all))));
  });

  router.get(paths.survey(':survey'), async (req, res) => {
    const survey = catalogue.surveys.find(({ id }) => id === req.params.survey);
    const opened = survey ? fielded(survey, await waves.list()) : [];
    const newest = opened[0]?.questionnaire;
    if (!survey || !newest)
      throw new DomainError('missing', 'Vi finner ikke denne undersøkelsen. Sjekk adressen.');
    res.render('pages/survey', { survey, newest, waves: opened, stateColours });
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

/** What a visitor came for, in the order of haste: waves to answer, results to read, waves in between. */
function frontModel(waves: FieldedWave[]): Record<WaveState, FieldedWave[]> {
  const inState = (state: WaveState) => waves.filter(({ wave }) => wave.state === state);
  return { open: inState('open'), published: inState('published'), closed: inState('closed') };
}

/** The survey's waves that have been opened, newest first. Others are nobody's business yet. */
function fielded(survey: CatalogueSurvey, all: Wave[]): FieldedWave[] {
  return survey.waves.flatMap((questionnaire) => {
    const wave = all.find((each) => each.survey === survey.id && each.wave === questionnaire.wave);
    return wave ? [{ questionnaire, wave }] : [];
  });
}
