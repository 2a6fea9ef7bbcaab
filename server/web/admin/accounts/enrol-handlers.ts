import type { Request, RequestHandler, Response } from 'express';
import { authenticatorAddress, typedSecret } from '../../../accounts/authenticator.ts';
import { setUpSecondFactor } from '../../../accounts/own-account.ts';
import { offeredSecret, offerSecondFactor } from '../../../accounts/second-factor.ts';
import { type Member, renewSession, type SignedIn } from '../../../accounts/session.ts';
import { complete, whoseIs } from '../../../accounts/signing-in.ts';
import type { User } from '../../../accounts/user.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { MemberHandler } from '../gate.ts';
import { rememberSession } from '../session-cookie.ts';
import { type FormProblem, problem, typedIn } from './forms.ts';
import { accountsPaths } from './paths.ts';
import { qrOf } from './qr.ts';
import { atStage, networkFrom, nextIn, placeOf, placeWithin, signedInFrom } from './way.ts';

interface Page {
  action: string;
  /** Whether the organisation lets nobody on without. */
  required: boolean;
}

/** Setting up an authenticator app: on the way in, when it is required, and from one's own account. */
export function enrolHandlers(services: Services): {
  show: RequestHandler;
  turnOn: RequestHandler;
  showOwn: MemberHandler;
  turnOnOwn: MemberHandler;
} {
  const onTheWay = (req: Request): Page => ({ action: accountsPaths.enrol(nextIn(req)), required: true });
  const own: Page = { action: accountsPaths.turnOn, required: false };

  function draw(
    res: Response,
    page: Page,
    member: Member,
    problems: FormProblem[] = [],
    kept?: { secret: Buffer; sealed: string },
  ) {
    const offer = kept ?? offerSecondFactor(services.secret, member.user);
    res.render('admin/accounts/enrol', {
      ...page,
      email: member.email,
      organisationName: member.organisationName,
      typed: typedSecret(offer.secret),
      qr: qrOf(authenticatorAddress(offer.secret, t('site.name'), member.email)),
      sealed: offer.sealed,
      problems,
    });
  }

  /**
   * Turns it on and shows the recovery codes, once: they are in no address that could be opened again. Whoever was
   * overtaken by another browser is led to where they stand now.
   */
  async function turnOn(
    req: Request,
    res: Response,
    page: Page,
    { member, session }: SignedIn,
    next: (user: User) => Promise<string>,
  ): Promise<void> {
    const { hemmelighet: sealed, kode: code, passord: password } = typedIn(req.body);
    const secret = offeredSecret(services.secret, member.user, sealed);
    const kept = secret && { secret, sealed };
    const refused = page.required ? undefined : await passwordRefusal(req, member, password);
    if (refused) {
      res.status(refused.status);
      return draw(res, page, member, [refused.problem], kept);
    }
    const codes = secret && (await setUpSecondFactor(services, session, { offered: secret, code }));
    const user = await services.users.find(member.user);
    if (codes && user)
      return res.render('admin/accounts/recovery-codes', { codes, next: await next(user), turnedOn: true });
    if (user?.secondFactor) return res.redirect(303, placeOf(await signedInFrom(services, req), nextIn(req)));
    return draw(res.status(422), page, member, kept ? [problem('kode', 'wrongNewCode')] : [], kept);
  }

  /** A browser that somebody left open must not lock its owner out with an app of another's. */
  async function passwordRefusal(
    req: Request,
    { email }: Member,
    password: string,
  ): Promise<{ status: number; problem: FormProblem } | undefined> {
    if (password === '') return { status: 422, problem: problem('passord', 'passordMissing') };
    const shown = await whoseIs(services, { email, password, network: networkFrom(req) });
    if (typeof shown !== 'string') return undefined;
    return { status: shown === 'tooMany' ? 429 : 422, problem: problem('passord', `${shown}OldPassword`) };
  }

  return {
    show: atStage(services, 'enrolling', (req, res, { member }) => draw(res, onTheWay(req), member)),

    turnOn: atStage(services, 'enrolling', (req, res, signedIn) =>
      turnOn(req, res, onTheWay(req), signedIn, async (user) => {
        const { token, several } = await complete(services, signedIn.session, user);
        rememberSession(req, res, token);
        return placeWithin(several, nextIn(req));
      }),
    ),

    showOwn: async (_req, res, { member }) => {
      if (await isOn(member)) res.redirect(303, accountsPaths.account);
      else draw(res, own, member);
    },

    turnOnOwn: async (req, res, { member }) => {
      const signedIn = await signedInFrom(services, req);
      if (!signedIn || (await isOn(member))) return res.redirect(303, accountsPaths.account);
      return turnOn(req, res, own, signedIn, async () => {
        const token = await renewSession(services.sessions, signedIn.session, { codeShown: true });
        rememberSession(req, res, token);
        return accountsPaths.account;
      });
    },
  };

  async function isOn({ user }: Member): Promise<boolean> {
    return (await services.users.find(user))?.secondFactor !== undefined;
  }
}
