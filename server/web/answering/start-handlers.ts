import { type AccessCode, accessCodeIn, formMark } from '../../fieldwork/access-code.ts';
import { canStart, discardDraft, findProgress, startAnswering } from '../../fieldwork/answering.ts';
import { respondentWith } from '../../fieldwork/respondent.ts';
import { type FormPaths, personalFormPaths } from '../paths.ts';
import { forgetCode, rememberCode } from './cookie.ts';
import { type FormHandler, type FormVisit, shownOf } from './handler.ts';
import { typedIn } from './typed.ts';
import { pathInside, pathOutside, pathToContinue } from './way.ts';

/** The first page: what it is about, and where this visitor stands. */
export const introduction: FormHandler = async (req, res, visit) => {
  const progress = await findProgress(visit.stores, visit, visit.code);
  res.render('form/introduction', {
    ...shownOf(visit),
    state: progress.state,
    delivered: progress.state === 'answering' ? progress.delivered : 'no',
    code: visit.code,
    lost: req.query.mistet !== undefined,
  });
};

export const start: FormHandler = async (req, res, visit) => {
  const progress = await findProgress(visit.stores, visit, visit.code);
  if (progress.state === 'answering') return void res.redirect(303, pathInside(visit, progress));
  const code = canStart(progress) ? await startAnswering(visit.stores, visit, visit.code) : undefined;
  if (code === undefined) return void res.redirect(303, pathOutside(visit, progress));
  rememberCode(req, res, visit, code);
  res.redirect(303, pathToContinue(visit, {}));
};

export const later: FormHandler = async (_req, res, visit) => {
  const { state } = await findProgress(visit.stores, visit, visit.code);
  const ownCode = state === 'answering' ? visit.code : undefined;
  res.render('form/later', { ...shownOf(visit), code: ownCode, given: '', failed: false });
};

/** Comes back with a code: from the page above, or from a letter. */
export const resume: FormHandler = async (req, res, visit) => {
  const given = typedIn(req.body).kode?.[0] ?? '';
  const code = accessCodeIn(given);
  const progress = await findProgress(visit.stores, visit, code);
  if (code === undefined || progress.state === 'unknown')
    return res.status(422).render('form/later', { ...shownOf(visit), code: undefined, given, failed: true });
  const own = { ...visit, paths: await pathsWith(visit, code) };
  rememberCode(req, res, own, code);
  const isInside = progress.state === 'answering';
  res.redirect(303, isInside ? pathInside(own, progress) : pathOutside(own, progress));
};

/** A personal code is kept: the unit has no other to begin anew with. */
export const startOver: FormHandler = async (req, res, visit) => {
  const { questionnaire, wave, paths } = visit;
  await discardDraft(visit.stores, visit, visit.code);
  if (wave.access === 'open') forgetCode(req, res, visit);
  res.redirect(303, paths.answer(questionnaire.survey, questionnaire.slug));
};

/** Where the form is that a code is good for: with a personal code, that of its own unit. */
async function pathsWith(visit: FormVisit, code: AccessCode): Promise<FormPaths> {
  const unit = (await respondentWith(visit.stores, visit, code))?.unit;
  return unit ? personalFormPaths(formMark(visit.stores.secret, unit)) : visit.paths;
}
