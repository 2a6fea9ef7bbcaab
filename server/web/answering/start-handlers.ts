import { accessCodeIn } from '../../fieldwork/access-code.ts';
import { canStart, discardDraft, findProgress, startAnswering } from '../../fieldwork/answering.ts';
import type { Services } from '../../services.ts';
import { paths } from '../paths.ts';
import { codeFrom, forgetCode, rememberCode } from './cookie.ts';
import type { FormHandler } from './handler.ts';
import { typedIn } from './typed.ts';
import { pathOutside, pathToContinue } from './way.ts';

/** Beginning, pausing, coming back, starting over. */
export function startHandlers(services: Services) {
  const introduction: FormHandler = async (req, res, fielded) => {
    const { state } = await findProgress(services, fielded, codeFrom(req));
    res.render('form/introduction', { ...fielded, state, lost: req.query.mistet !== undefined });
  };

  const start: FormHandler = async (req, res, fielded) => {
    const { questionnaire } = fielded;
    const progress = await findProgress(services, fielded, codeFrom(req));
    if (progress.state === 'answering')
      return void res.redirect(303, pathToContinue(questionnaire, progress.draft.typed));
    const code = canStart(progress) ? await startAnswering(services, fielded, codeFrom(req)) : undefined;
    if (code === undefined) return void res.redirect(303, pathOutside(questionnaire, progress));
    rememberCode(req, res, questionnaire, code);
    res.redirect(303, pathToContinue(questionnaire, {}));
  };

  const later: FormHandler = async (req, res, fielded) => {
    const code = codeFrom(req);
    const { state } = await findProgress(services, fielded, code);
    const ownCode = state === 'answering' ? code : undefined;
    res.render('form/later', { ...fielded, code: ownCode, given: '', failed: false });
  };

  const resume: FormHandler = async (req, res, fielded) => {
    const { questionnaire } = fielded;
    const given = typedIn(req.body).kode?.[0] ?? '';
    const code = accessCodeIn(given);
    const progress = await findProgress(services, fielded, code);
    if (code === undefined || progress.state === 'unknown')
      return res.status(422).render('form/later', { ...fielded, code: undefined, given, failed: true });
    rememberCode(req, res, questionnaire, code);
    const destination =
      progress.state === 'answering'
        ? pathToContinue(questionnaire, progress.draft.typed)
        : pathOutside(questionnaire, progress);
    res.redirect(303, destination);
  };

  const startOver: FormHandler = async (req, res, fielded) => {
    const { questionnaire } = fielded;
    await discardDraft(services, fielded, codeFrom(req));
    forgetCode(req, res, questionnaire);
    res.redirect(303, paths.answer(questionnaire.survey, questionnaire.slug));
  };

  return { introduction, start, later, resume, startOver };
}
