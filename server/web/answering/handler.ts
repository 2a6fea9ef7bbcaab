import type { Request, RequestHandler, Response } from 'express';
import { type AccessCode, formMark } from '../../fieldwork/access-code.ts';
import type { AnsweringStores, Form } from '../../fieldwork/answering.ts';
import { respondentWith } from '../../fieldwork/respondent.ts';
import type { Services } from '../../services.ts';
import { type FormPaths, paths, personalFormPaths } from '../paths.ts';
import { type FieldedWave, noSuchWave } from '../waves.ts';
import { codeFrom, rememberLanguage } from './cookie.ts';
import { speak, usualLanguage, wantedLanguage } from './language.ts';
import type { Place } from './place.ts';

interface FormParams {
  [name: string]: string;
  survey: string;
  slug: string;
}

/** The unit that an address is about, where it is about one. */
type MarkParams = FormParams & { mark?: string };

export type FormRequest = Request<FormParams>;

/** One visit to a form: what is asked, where its pages are, and where its answers go. */
export interface FormVisit extends FieldedWave, Visitor {
  place: Place['name'];
  paths: FormPaths;
  stores: AnsweringStores;
}

/** Who answers, as far as the browser can tell. */
interface Visitor {
  /** Good for the form that the address is about, and for no other. None: not begun, lost, or another unit's. */
  code: AccessCode | undefined;
  /** The name of the unit that has the code. Nobody knows of one where the link is open. */
  unit: string | undefined;
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
    if (!isOpen)
      res.status(410).render(place.name === 'pilot' ? 'form/pilot-over' : 'form/closed', shownOf(visit));
    else if (others.length > 0)
      res.render('form/instruments', { ...shownOf(visit), questionnaires: [visit.questionnaire, ...others] });
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
  const { mark }: MarkParams = req.params;
  if (mark !== undefined && wave.access === 'open') throw noSuchWave();
  const stores = place.stores(services);
  const ownPaths = mark === undefined ? place.paths : personalFormPaths(mark);
  const visit: FormVisit = {
    wave,
    questionnaire,
    place: place.name,
    paths: ownPaths,
    stores,
    ...(await visitorTo(stores, { wave, questionnaire }, req, mark)),
  };
  // The pages of the form lead to one another where it is met, and elsewhere as everywhere.
  res.locals.paths = { ...paths, ...ownPaths };
  res.locals.privacy = ownPaths.privacy(survey, slug);
  res.locals.pilot = place.name === 'pilot' && isOpen;
  return { visit: inReadersLanguage(services, place, req, res, visit), others, isOpen };
}

/**
 * The address decides who is answered for, never which link was opened last: a leader has several services, and
 * anybody can send a leader another link. A code that has come to the wrong address is nobody's.
 */
async function visitorTo(
  stores: AnsweringStores,
  form: Form,
  req: FormRequest,
  mark: string | undefined,
): Promise<Visitor> {
  const code = codeFrom(req);
  if (form.wave.access === 'open') return { code, unit: undefined };
  const unit = code && mark ? (await respondentWith(stores, form, code))?.unit : undefined;
  if (!unit || formMark(stores.secret, unit) !== mark) return { code: undefined, unit: undefined };
  return { code, unit: unit.name };
}

/** The wave in the language that the visitor wants, which is also what the page around it will speak. */
function inReadersLanguage(
  { catalogue }: Pick<Services, 'catalogue'>,
  place: Place,
  req: FormRequest,
  res: Response,
  visit: FormVisit,
): FormVisit {
  const { questionnaire } = visit;
  const wanted = wantedLanguage(req, questionnaire);
  // For every unit's form: whoever answers for several speaks one language.
  if (wanted) rememberLanguage(req, res, { questionnaire, paths: place.paths }, wanted);
  const language = wanted ?? usualLanguage(req, questionnaire);
  speak(res, questionnaire, language);
  const offered = catalogue.instruments(questionnaire.survey, questionnaire.wave, language);
  return {
    ...visit,
    questionnaire: offered.find(({ slug }) => slug === questionnaire.slug) ?? questionnaire,
  };
}

/** What the pages of a form are drawn with. Stores stay behind. */
export function shownOf({ wave, questionnaire, unit }: FormVisit): FieldedWave & Pick<Visitor, 'unit'> {
  return { wave, questionnaire, unit };
}
