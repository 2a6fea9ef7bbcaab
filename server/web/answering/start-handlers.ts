import { accessCodeIn } from '../../fieldwork/access-code.ts';
import { discardDraft, findProgress, startAnswering } from '../../fieldwork/answering.ts';
import type { Services } from '../../services.ts';
import { paths } from '../paths.ts';
import { codeFrom, forgetCode, rememberCode } from './cookie.ts';
import type { FormHandler } from './handler.ts';
import { typedIn } from './typed.ts';
import { pathOutside, pathToContinue } from './way.ts';

/** Beginning, pausing, coming back, starting over. */
export function startHandlers({ drafts }: Pick<Services, 'drafts'>) {
  const introduction: FormHandler = async (req, res, fielded) => {
    const { state } = await findProgress(drafts, fielded.questionnaire, codeFrom(req));
    res.render('form/introduction', { ...fielded, state, lost: req.query.mistet !== undefined });
  };

  const start: FormHandler = async (req, res, { questionnaire }) => {
    const progress = await findProgress(drafts, questionnaire, codeFrom(req));
    if (progress.state === 'unknown')
      rememberCode(req, res, questionnaire, await startAnswering(drafts, questionnaire));
    else if (progress.state !== 'answering')
      return void res.redirect(303, pathOutside(questionnaire, progress));
    const typed = progress.state === 'answering' ? progress.draft.typed : {};
    res.redirect(303, pathToContinue(questionnaire, typed));
  };

  const later: FormHandler = async (req, res, fielded) => {
    const code = codeFrom(req);
    const { state } = await findProgress(drafts, fielded.questionnaire, code);
    const ownCode = state === 'answering' ? code : undefined;
    res.render('form/later', { ...fielded, code: ownCode, given: '', failed: false });
  };

  const resume: FormHandler = async (req, res, fielded) => {
    const { questionnaire } = fielded;
    const given = typedIn(req.body).kode?.[0] ?? '';
    const code = accessCodeIn(given);
    const progress = await findProgress(drafts, questionnaire, code);
    if (code === undefined || progress.state === 'unknown')
      return res.status(422).render('form/later', { ...fielded, code: undefined, given, failed: true });
    rememberCode(req, res, questionnaire, code);
    const destination =
      progress.state === 'answering'
        ? pathToContinue(questionnaire, progress.draft.typed)
        : pathOutside(questionnaire, progress);
    res.redirect(303, destination);
  };

  const startOver: FormHandler = async (req, res, { questionnaire }) => {
    await discardDraft(drafts, questionnaire, codeFrom(req));
    forgetCode(req, res, questionnaire);
    res.redirect(303, paths.answer(questionnaire.survey, questionnaire.slug));
  };

  return { introduction, start, later, resume, startOver };
}
