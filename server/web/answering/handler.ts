import type { Request, RequestHandler, Response } from 'express';
import type { Services } from '../../services.ts';
import { translatorFor } from '../i18n/translate.ts';
import { type FieldedWave, fieldedInstruments } from '../waves.ts';
import { rememberLanguage } from './cookie.ts';
import { languageChoices, usualLanguage, wantedLanguage } from './language.ts';

interface FormParams {
  [name: string]: string;
  survey: string;
  slug: string;
}

export type FormRequest = Request<FormParams>;

/** Answers one request to the form of a wave that is open. */
export type FormHandler = (req: FormRequest, res: Response, fielded: FieldedWave) => Promise<void>;

/** Finds the wave and makes sure that it takes answers, before the handler sees the request. */
export function whileOpen(services: Services): (handler: FormHandler) => RequestHandler<FormParams> {
  return (handler) => async (req, res) => {
    // Answers must not lie in a browser's or a proxy's store, and "back" must show what is saved.
    res.set('Cache-Control', 'no-store');
    const { survey, slug } = req.params;
    const { wave, questionnaires } = await fieldedInstruments(services, survey, slug);
    const [questionnaire, ...others] = questionnaires;
    const fielded = inReadersLanguage(services, req, res, { wave, questionnaire });
    if (wave.state !== 'open') res.status(410).render('form/closed', fielded);
    else if (others.length > 0) res.render('form/instruments', { ...fielded, questionnaires });
    else await handler(req, res, fielded);
  };
}

/** The wave in the language that the visitor wants, which is also what the page around it will speak. */
function inReadersLanguage(
  { catalogue }: Pick<Services, 'catalogue'>,
  req: FormRequest,
  res: Response,
  fielded: FieldedWave,
): FieldedWave {
  const { questionnaire } = fielded;
  const wanted = wantedLanguage(req, questionnaire);
  if (wanted) rememberLanguage(req, res, questionnaire, wanted);
  const language = wanted ?? usualLanguage(req, questionnaire);
  Object.assign(res.locals, {
    t: translatorFor(language),
    language,
    languages: languageChoices(questionnaire, language),
  });
  const offered = catalogue.instruments(questionnaire.survey, questionnaire.wave, language);
  return {
    ...fielded,
    questionnaire: offered.find(({ slug }) => slug === questionnaire.slug) ?? questionnaire,
  };
}
