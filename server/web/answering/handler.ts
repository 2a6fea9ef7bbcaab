import type { Request, RequestHandler, Response } from 'express';
import type { AnsweringStores } from '../../fieldwork/answering.ts';
import type { Services } from '../../services.ts';
import { translatorFor } from '../i18n/translate.ts';
import { type FormPaths, paths } from '../paths.ts';
import type { FieldedWave } from '../waves.ts';
import { rememberLanguage } from './cookie.ts';
import { languageChoices, usualLanguage, wantedLanguage } from './language.ts';
import type { Place } from './place.ts';

interface FormParams {
  [name: string]: string;
  survey: string;
  slug: string;
}

export type FormRequest = Request<FormParams>;

/** One visit to a form: what is asked, where its pages are, and where its answers go. */
export interface FormVisit extends FieldedWave {
  place: Place['name'];
  paths: FormPaths;
  stores: AnsweringStores;
}

/** Answers one request to the form of a wave that is open. */
export type FormHandler = (req: FormRequest, res: Response, visit: FormVisit) => Promise<void>;

/** Finds the form before the handler sees the request, and makes sure that it takes answers. */
export function whileOpen(
  services: Services,
  place: Place,
): (handler: FormHandler) => RequestHandler<FormParams> {
  return (handler) => async (req, res) => {
    const { visit, others, isOpen } = await visitTo(services, place, req, res);
    if (!isOpen) res.status(410).render(place.name === 'pilot' ? 'form/pilot-over' : 'form/closed', visit);
    else if (others.length > 0)
      res.render('form/instruments', { ...visit, questionnaires: [visit.questionnaire, ...others] });
    else await handler(req, res, visit);
  };
}

/** Finds the form for a page about it that can be read at any time. */
export function always(services: Services, place: Place) {
  return (handler: FormHandler): RequestHandler<FormParams> =>
    async (req, res) => {
      const { visit } = await visitTo(services, place, req, res);
      await handler(req, res, visit);
    };
}

async function visitTo(services: Services, place: Place, req: FormRequest, res: Response) {
  // Answers must not lie in a browser's or a proxy's store, and "back" must show what is saved.
  res.set('Cache-Control', 'no-store');
  const { survey, slug } = req.params;
  const { wave, questionnaires, isOpen } = await place.find(services, req as Request, survey, slug);
  const [questionnaire, ...others] = questionnaires;
  const visit: FormVisit = {
    wave,
    questionnaire,
    place: place.name,
    paths: place.paths,
    stores: place.stores(services),
  };
  // The pages of the form lead to one another where it is met, and elsewhere as everywhere.
  res.locals.paths = { ...paths, ...place.paths };
  res.locals.privacy = place.paths.privacy(survey, slug);
  res.locals.pilot = place.name === 'pilot';
  return { visit: inReadersLanguage(services, req, res, visit), others, isOpen };
}

/** The wave in the language that the visitor wants, which is also what the page around it will speak. */
function inReadersLanguage(
  { catalogue }: Pick<Services, 'catalogue'>,
  req: FormRequest,
  res: Response,
  visit: FormVisit,
): FormVisit {
  const { questionnaire } = visit;
  const wanted = wantedLanguage(req, questionnaire);
  if (wanted) rememberLanguage(req, res, visit, wanted);
  const language = wanted ?? usualLanguage(req, questionnaire);
  Object.assign(res.locals, {
    t: translatorFor(language),
    language,
    languages: languageChoices(questionnaire, language),
  });
  const offered = catalogue.instruments(questionnaire.survey, questionnaire.wave, language);
  return {
    ...visit,
    questionnaire: offered.find(({ slug }) => slug === questionnaire.slug) ?? questionnaire,
  };
}

/** What the pages of a form are drawn with. Stores stay behind. */
export function shownOf({ wave, questionnaire }: FormVisit): FieldedWave {
  return { wave, questionnaire };
}
