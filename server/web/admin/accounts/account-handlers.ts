import type { Request, Response } from 'express';
import { z } from 'zod';
import {
  changeName,
  changePassword,
  giveUpSecondFactor,
  recordEverywhere,
  requiringSecondFactor,
  signOutElsewhere,
} from '../../../accounts/own-account.ts';
import { renewRecoveryCodes } from '../../../accounts/second-factor.ts';
import { countSessions, type Member, type Session } from '../../../accounts/session.ts';
import { organisationsOf, type Refusal, tryCode } from '../../../accounts/signing-in.ts';
import type { User } from '../../../accounts/user.ts';
import { DomainError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { MemberHandler } from '../gate.ts';
import { rememberSession } from '../session-cookie.ts';
import type { Field } from './fields.ts';
import { type FormProblem, nameProblems, newPasswordProblems, problem, typedIn } from './forms.ts';
import { accountsPaths } from './paths.ts';
import { tellOfNewPassword } from './reset-handlers.ts';
import { networkFrom, signedInFrom } from './way.ts';

type Handlers = Record<
  'show' | 'changeName' | 'changePassword' | 'turnOff' | 'renewCodes' | 'signOutElsewhere' | 'back',
  MemberHandler
>;

const savedSchema = z.object({
  lagret: z.enum(['navn', 'passord', 'av', 'andre']).optional().catch(undefined),
});

/** One's own account. */
export function accountHandlers(services: Services): Handlers {
  async function draw(
    req: Request,
    res: Response,
    { user: id, organisation }: Member,
    { problems = [], navn }: { problems?: FormProblem[]; navn?: string } = {},
  ): Promise<void> {
    const user = await ownUser(id);
    const own = await organisationsOf(services, user);
    const { lagret } = savedSchema.parse(req.query);
    res.render('admin/accounts/account', {
      saved: lagret && t(`admin.accounts.saved.${lagret}`),
      problems,
      navn: navn ?? user.name,
      email: user.email,
      secondFactor: user.secondFactor !== undefined,
      codesLeft: user.recoveryCodes.length,
      requiredBy: (await requiringSecondFactor(services, user)).map(({ name }) => name),
      sessions: await countSessions(services.sessions, id),
      organisations: own.map((each) => ({
        ...each,
        now: each.id === organisation,
        role: user.memberships.find((membership) => membership.organisation === each.id)?.role,
      })),
    });
  }

  const refuse = (req: Request, res: Response, member: Member, problems: FormProblem[], refusal?: Refusal) =>
    draw(req, res.status(refusal === 'tooMany' ? 429 : 422), member, { problems });

  async function ownUser(id: string): Promise<User> {
    const user = await services.users.find(id);
    if (!user) throw new DomainError('missing', t('admin.accounts.noAccount'));
    return user;
  }

  async function ownSession(req: Request): Promise<Session> {
    const signedIn = await signedInFrom(services, req);
    if (!signedIn) throw new DomainError('forbidden', t('admin.refused.signedOut'));
    return signedIn.session;
  }

  const done = (res: Response, what: string) => res.redirect(303, `${accountsPaths.account}?lagret=${what}`);

  return {
    show: (req, res, { member }) => draw(req, res, member),

    back: (_req, res) => res.redirect(303, accountsPaths.account),

    async changeName(req, res, { member }) {
      const { navn } = typedIn(req.body);
      const problems = nameProblems('navn', navn);
      if (problems.length > 0) return draw(req, res.status(422), member, { problems, navn });
      await changeName(services, await ownUser(member.user), navn);
      return done(res, 'navn');
    },

    async changePassword(req, res, { member }) {
      const { passord: password, nyttPassord: wanted } = typedIn(req.body);
      const problems = [
        ...(password === '' ? [problem('passord', 'passordMissing')] : []),
        ...newPasswordProblems(wanted, member),
      ];
      if (problems.length > 0) return refuse(req, res, member, problems);
      const typed = { password, wanted, network: networkFrom(req) };
      const session = await ownSession(req);
      const changed = await changePassword(services, session, await ownUser(member.user), typed);
      if (typeof changed === 'string')
        return refuse(req, res, member, [refusalProblem('passord', changed)], changed);
      rememberSession(req, res, changed.token);
      done(res, 'passord');
      return tellOfNewPassword(services, member.email);
    },

    async turnOff(req, res, { member }) {
      const { passordAv: password, kodeAv: code } = typedIn(req.body);
      const user = await ownUser(member.user);
      if (!user.secondFactor) return done(res, 'av');
      if ((await requiringSecondFactor(services, user)).length > 0)
        throw new DomainError('conflict', t('admin.accounts.secondFactorRequired'));
      const network = networkFrom(req);
      const session = await ownSession(req);
      const refused = await giveUpSecondFactor(services, session, user, { password, code, network });
      if (!refused) return done(res, 'av');
      const field = refused.of === 'password' ? 'passordAv' : 'kodeAv';
      return refuse(req, res, member, [refusalProblem(field, refused.refusal)], refused.refusal);
    },

    async renewCodes(req, res, { member }) {
      const user = await ownUser(member.user);
      if (!user.secondFactor) return res.redirect(303, accountsPaths.account);
      const refusal = await tryCode(services, user, typedIn(req.body).kodeReserve);
      if (refusal) return refuse(req, res, member, [refusalProblem('kodeReserve', refusal)], refusal);
      const codes = await renewRecoveryCodes(services, user.id);
      await recordEverywhere(services, user, 'user.recoveryCodesRenewed');
      return res.render('admin/accounts/recovery-codes', {
        codes,
        next: accountsPaths.account,
        turnedOn: false,
      });
    },

    async signOutElsewhere(req, res, { member }) {
      await signOutElsewhere(services, await ownSession(req), await ownUser(member.user));
      done(res, 'andre');
    },
  };
}

function refusalProblem(field: Field, refusal: Refusal): FormProblem {
  const of = field.startsWith('passord') ? 'OldPassword' : 'Code';
  return problem(field, `${refusal}${of}`);
}
