import type { Request, RequestHandler, Response } from 'express';
import { authenticatorAddress, typedSecret } from '../../../accounts/authenticator.ts';
import { recordEverywhere } from '../../../accounts/own-account.ts';
import { offeredSecret, offerSecondFactor, turnOnSecondFactor } from '../../../accounts/second-factor.ts';
import type { Member } from '../../../accounts/session.ts';
import { complete } from '../../../accounts/signing-in.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { MemberHandler } from '../gate.ts';
import { rememberSession } from '../session-cookie.ts';
import { type FormProblem, problem, typedIn } from './forms.ts';
import { accountsPaths } from './paths.ts';
import { qrOf } from './qr.ts';
import { atStage, nextIn, placeWithin, signedInFrom } from './way.ts';

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

  function draw(res: Response, page: Page, member: Member, kept?: { secret: Buffer; sealed: string }) {
    const offer = kept ?? offerSecondFactor(services.secret, member.user);
    const problems: FormProblem[] = kept ? [problem('kode', 'wrongNewCode')] : [];
    res.render('admin/accounts/enrol', {
      ...page,
      organisationName: member.organisationName,
      typed: typedSecret(offer.secret),
      qr: qrOf(authenticatorAddress(offer.secret, t('site.name'), member.email)),
      sealed: offer.sealed,
      problems,
    });
  }

  /** Turns it on and shows the recovery codes, once: they are in no address that could be opened again. */
  async function turnOn(
    req: Request,
    res: Response,
    page: Page,
    member: Member,
    next: () => Promise<string>,
  ) {
    const { hemmelighet: sealed, kode } = typedIn(req.body);
    const secret = offeredSecret(services.secret, member.user, sealed);
    const codes = secret && (await turnOnSecondFactor(services, member.user, secret, kode));
    if (!codes) return draw(res.status(422), page, member, secret && { secret, sealed });
    const user = await services.users.find(member.user);
    if (user) await recordEverywhere(services, user, 'user.secondFactorOn');
    return res.render('admin/accounts/recovery-codes', { codes, next: await next(), turnedOn: true });
  }

  return {
    show: atStage(services, 'enrolling', (req, res, { member }) => draw(res, onTheWay(req), member)),

    turnOn: atStage(services, 'enrolling', (req, res, { member, session }) =>
      turnOn(req, res, onTheWay(req), member, async () => {
        const user = await services.users.find(member.user);
        if (!user) return accountsPaths.signIn();
        const { token, several } = await complete(services, session, user);
        rememberSession(req, res, token);
        return placeWithin(several, nextIn(req));
      }),
    ),

    showOwn: async (_req, res, { member }) => {
      if (await isOn(member)) res.redirect(303, accountsPaths.account);
      else draw(res, own, member);
    },

    turnOnOwn: async (req, res, { member }) => {
      if (await isOn(member)) return res.redirect(303, accountsPaths.account);
      return turnOn(req, res, own, member, async () => {
        // Whoever else is signed in as them has shown less than is asked for from now on.
        const session = (await signedInFrom(services, req))?.session;
        await services.sessions.removeOfUser(member.user, session?.id);
        return accountsPaths.account;
      });
    },
  };

  async function isOn({ user }: Member): Promise<boolean> {
    return (await services.users.find(user))?.secondFactor !== undefined;
  }
}
