import { type Request, type RequestHandler, type Response, Router } from 'express';
import { networkOf } from '../../accounts/guessing.ts';
import { DomainError } from '../../errors.ts';
import { formMark } from '../../fieldwork/access-code.ts';
import { isEmail } from '../../fieldwork/frame/email.ts';
import { publicStateOf } from '../../fieldwork/life-cycle.ts';
import { languages } from '../../questionnaire/text.ts';
import type { Services } from '../../services.ts';
import { paths, personalFormPaths } from '../paths.ts';
import { rememberCode, rememberLanguage } from './cookie.ts';
import { declineHandlers } from './decline.ts';
import { speak, usualLanguage, wantedLanguage } from './language.ts';
import { sendAskedLink } from './send-asked-link.ts';
import { typedIn } from './typed.ts';
import { type UnitWithCode, unitWithCode } from './unit-with-code.ts';

/**
 * Personal links. A link leads to the form by way of a cookie, so that the code does not stand in the address of the
 * pages that follow. Opening it changes nothing: mail programs open links to look behind them.
 */
export function personalRoutes(services: Services): Router {
  const openLink: RequestHandler<{ code: string }> = async (req, res) => {
    const found = await unitWithCode(services, req.params.code);
    if (!found) return void res.status(404).render('personal/code', { given: '', failed: true });
    await leadToForm(found, req as Request, res);
  };

  const enterCode: RequestHandler = async (req, res) => {
    const given = typedIn(req.body).kode?.[0] ?? '';
    const found = await unitWithCode(services, given);
    if (!found) return void res.status(422).render('personal/code', { given, failed: true });
    await leadToForm(found, req, res);
  };

  async function leadToForm(
    { code, unit, questionnaire }: UnitWithCode,
    req: Request,
    res: Response,
  ): Promise<void> {
    const wave = await services.waves.find(unit.survey, unit.wave);
    if (!wave || !publicStateOf(wave.state))
      throw new DomainError('missing', res.locals.t('personal.notYet'));
    const own = personalFormPaths(formMark(services.secret, unit));
    rememberCode(req, res, { questionnaire, paths: own }, code);
    res.redirect(303, own.answer(questionnaire.survey, questionnaire.slug));
  }

  const askForLink: RequestHandler = async (req, res) => {
    const given = (typedIn(req.body).epost?.[0] ?? '').trim();
    const email = given.toLowerCase();
    if (!isEmail(email))
      return void res.status(422).render('personal/new-link', { given, failed: true, sent: false });
    // Links that lead nowhere are told of before anything depends on the address.
    services.links();
    // Not until the answer has gone: how long this takes would tell who is in the register, and who has answered.
    res.once('close', () => void sendAskedLink(services, email, networkOf(req.ip)));
    res.render('personal/new-link', { given: '', failed: false, sent: true });
  };

  const { showDecline, decline } = declineHandlers(services);
  const router = Router({ caseSensitive: true });
  router.use(paths.code, (req, res, next) => {
    res.set('Cache-Control', 'no-store');
    // Which form it is about is not known yet, nor which languages that speaks.
    const offering = { languages: [...languages] };
    const wanted = wantedLanguage(req, offering);
    if (wanted) rememberLanguage(req, res, { path: paths.code }, wanted);
    speak(res, offering, wanted ?? usualLanguage(req, offering));
    next();
  });
  router.get(paths.code, (_req, res) => res.render('personal/code', { given: '', failed: false }));
  router.post(paths.code, enterCode);
  router.get(paths.newLink, (_req, res) =>
    res.render('personal/new-link', { given: '', failed: false, sent: false }),
  );
  router.post(paths.newLink, askForLink);
  router.get(paths.personal(':code'), openLink);
  router.get(paths.decline(':code'), showDecline);
  router.post(paths.decline(':code'), decline);
  return router;
}
