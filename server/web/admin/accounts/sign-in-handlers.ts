import type { RequestHandler, Response } from 'express';
import { tokenHash } from '../../../accounts/session.ts';
import { enter, whoseIs } from '../../../accounts/signing-in.ts';
import type { Services } from '../../../services.ts';
import { forgetSession, sessionTokenFrom } from '../session-cookie.ts';
import { type FormProblem, problem, readEmail, typedIn } from './forms.ts';
import { accountsPaths } from './paths.ts';
import { goOn, networkFrom, nextIn, open, placeOf, signedInFrom } from './way.ts';

interface Page {
  next: string | undefined;
  email?: string;
  problems?: FormProblem[];
  signedOut?: boolean;
}

export function signInHandlers(services: Services): Record<'show' | 'signIn' | 'signOut', RequestHandler> {
  async function draw(res: Response, { next, email = '', problems = [], signedOut = false }: Page) {
    const nobodyYet = (await services.organisations.list()).length === 0;
    res.render('admin/accounts/sign-in', {
      action: accountsPaths.signIn(next),
      email,
      problems,
      signedOut,
      nobodyYet,
    });
  }

  return {
    show: open(async (req, res) => {
      const signedIn = await signedInFrom(services, req);
      if (signedIn) return res.redirect(303, placeOf(signedIn, nextIn(req)));
      return draw(res, { next: nextIn(req), signedOut: 'ut' in req.query });
    }),

    signIn: open(async (req, res) => {
      const next = nextIn(req);
      const typed = typedIn(req.body);
      const refuse = (status: number, ...problems: FormProblem[]) =>
        draw(res.status(status), { next, email: typed.epost, problems });
      const { email, problems } = readEmail(typed.epost);
      if (typed.passord === '') problems.push(problem('passord', 'passordMissing'));
      if (problems.length > 0) return refuse(422, ...problems);
      const user = await whoseIs(services, { email, password: typed.passord, network: networkFrom(req) });
      if (typeof user === 'string')
        return refuse(user === 'tooMany' ? 429 : 422, problem('passord', `${user}Password`));
      const entered = await enter(services, user);
      if (!entered) return refuse(403, problem('epost', 'noOrganisation'));
      return goOn(services, req, res, entered, next);
    }),

    signOut: open(async (req, res) => {
      const token = sessionTokenFrom(req);
      if (token !== undefined) await services.sessions.remove(tokenHash(token));
      forgetSession(req, res);
      res.redirect(303, `${accountsPaths.signIn()}?ut`);
    }),
  };
}
