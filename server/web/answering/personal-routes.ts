import { type Request, type RequestHandler, type Response, Router } from 'express';
import { networkOf } from '../../accounts/guessing.ts';
import { DomainError } from '../../errors.ts';
import { formMark } from '../../fieldwork/access-code.ts';
import { isEmail } from '../../fieldwork/frame/email.ts';
import { publicStateOf } from '../../fieldwork/life-cycle.ts';
import type { Services } from '../../services.ts';
import { translatorFor } from '../i18n/translate.ts';
import { paths, personalFormPaths } from '../paths.ts';
import { rememberCode } from './cookie.ts';
import { declineHandlers } from './decline.ts';
import { sendAskedLink } from './send-asked-link.ts';
import { typedIn } from './typed.ts';
import { type UnitWithCode, unitWithCode } from './unit-with-code.ts';

/**
 * Personal links. A link leads to the form by way of a cookie, so that the code does not stand in the address of the
 * pages that follow. Opening it changes nothing: mail programs open links to look behind them.
 */
export function personalRoutes(services: Services): Router {
  const t = translatorFor('nb');

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
    if (!wave || !publicStateOf(wave.state)) throw new DomainError('missing', t('personal.notYet'));
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
  router.use(paths.code, (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
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
