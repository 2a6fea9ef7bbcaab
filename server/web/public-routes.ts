import { Router } from 'express';
import { DomainError } from '../errors.ts';
import type { Wave } from '../fieldwork/wave.ts';
import type { CatalogueSurvey } from '../questionnaire/catalogue.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Services } from '../services.ts';
import { paths } from './paths.ts';

/** A wave as the front page and the survey page show it. */
export interface WaveModel {
  questionnaire: Questionnaire;
  wave: Wave;
}

/** The pages about surveys that everybody can read, and the health check. */
export function publicRoutes({
  catalogue,
  waves,
  isReady,
}: Pick<Services, 'catalogue' | 'waves' | 'isReady'>): Router {
  const router = Router();

  router.get(paths.front, async (_req, res) => {
    const all = await waves.list();
    const surveys = catalogue.surveys.map((survey) => ({ survey, waves: fielded(survey, all) }));
    res.render('pages/front', { surveys: surveys.filter((entry) => entry.waves.length > 0) });
  });

  router.get('/undersokelser/:survey', async (req, res) => {
    const survey = catalogue.surveys.find(({ id }) => id === req.params.survey);
    const opened = survey ? fielded(survey, await waves.list()) : [];
    if (!survey || opened.length === 0)
      throw new DomainError('missing', 'Vi finner ikke denne undersøkelsen. Sjekk adressen.');
    res.render('pages/survey', { survey, waves: opened });
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

/** The survey's waves that have been opened, newest first. Others are nobody's business yet. */
function fielded(survey: CatalogueSurvey, all: Wave[]): WaveModel[] {
  return survey.waves.flatMap((questionnaire) => {
    const wave = all.find((each) => each.survey === survey.id && each.wave === questionnaire.wave);
    return wave ? [{ questionnaire, wave }] : [];
  });
}
