import type { Request, RequestHandler, Response } from 'express';
import { type Letter, passwordChangedLetter, resetLetter } from '../../../accounts/letters.ts';
import { findOneTime } from '../../../accounts/one-time.ts';
import { linkForReset, resetPassword } from '../../../accounts/own-account.ts';
import type { Services } from '../../../services.ts';
import { type FormProblem, newPasswordProblems, readEmail, typedIn } from './forms.ts';
import { letterOrigin } from './letter-origin.ts';
import { linkEnded } from './link-ended.ts';
import { accountsPaths } from './paths.ts';
import { sendLetter } from './send-letter.ts';
import { goOn, networkFrom, open } from './way.ts';

type Handlers = Record<'showForgotten' | 'ask' | 'showReset' | 'reset', RequestHandler>;

/** A new password for somebody who has forgotten the one they had. */
export function resetHandlers(services: Services): Handlers {
  const drawForgotten = (
    res: Response,
    page: { sent?: boolean; email?: string; problems?: FormProblem[] } = {},
  ) =>
    res.render('admin/accounts/forgotten', {
      byLetter: letterOrigin(services) !== undefined,
      sent: false,
      email: '',
      problems: [],
      ...page,
    });

  const userIn = async (req: Request) => {
    const use = await findOneTime(services.tokens, 'passwordReset', String(req.params.token));
    return use && services.users.find(use.user);
  };

  const drawReset = (req: Request, res: Response, email: string, problems: FormProblem[] = []) =>
    res.render('admin/accounts/reset', {
      action: accountsPaths.reset(String(req.params.token)),
      email,
      problems,
    });

  return {
    showForgotten: open((req, res) => drawForgotten(res, { sent: 'sendt' in req.query })),

    ask: open(async (req, res) => {
      const { epost } = typedIn(req.body);
      const { email, problems } = readEmail(epost);
      if (problems.length > 0) return drawForgotten(res.status(422), { email: epost, problems });
      // Answered before anything is looked up: neither words nor time tell whether there is an account.
      res.redirect(303, `${accountsPaths.forgotten}?sendt`);
      const origin = letterOrigin(services);
      if (origin === undefined) return;
      await inPeace(services, async () => {
        const found = await linkForReset(services, { email, network: networkFrom(req) });
        if (found)
          await sendLetter(services, resetLetter(email, `${origin}${accountsPaths.reset(found.token)}`));
      });
    }),

    showReset: open(async (req, res) => {
      const user = await userIn(req);
      if (user) drawReset(req, res, user.email);
      else linkEnded(res, 'reset');
    }),

    reset: open(async (req, res) => {
      const user = await userIn(req);
      if (!user) return linkEnded(res, 'reset');
      const { nyttPassord } = typedIn(req.body);
      const problems = newPasswordProblems(nyttPassord, user);
      if (problems.length > 0) return drawReset(req, res.status(422), user.email, problems);
      const done = await resetPassword(services, String(req.params.token), nyttPassord);
      if (!done) return linkEnded(res, 'used');
      if (done.entered) await goOn(services, req, res, done.entered);
      else res.redirect(303, accountsPaths.signIn());
      await tellOfNewPassword(services, user.email);
    }),
  };
}

/** Tells the owner of an account, who may not be the one who changed its password. */
export async function tellOfNewPassword(services: Services, email: string): Promise<void> {
  const origin = letterOrigin(services);
  if (origin === undefined) return;
  const letter: Letter = passwordChangedLetter(email, `${origin}${accountsPaths.forgotten}`);
  await inPeace(services, () => sendLetter(services, letter));
}

/** Does what comes after the answer has been sent, where a failure can only be logged: without the address. */
async function inPeace({ log }: Services, act: () => Promise<void>): Promise<void> {
  await act().catch((error: Error) =>
    log.error({ error: error.name }, 'a letter about an account was not sent'),
  );
}
