import type { RequestHandler, Response } from 'express';
import { showCode } from '../../../accounts/signing-in.ts';
import type { Services } from '../../../services.ts';
import { type FormProblem, problem, typedIn } from './forms.ts';
import { accountsPaths } from './paths.ts';
import { atStage, goOn, nextIn } from './way.ts';

/** The second factor, after the password. */
export function codeHandlers(services: Services): Record<'show' | 'check', RequestHandler> {
  const draw = (res: Response, next: string | undefined, problems: FormProblem[] = []) =>
    res.render('admin/accounts/code', { action: accountsPaths.secondFactor(next), problems });

  return {
    show: atStage(services, 'password', (req, res) => draw(res, nextIn(req))),

    check: atStage(services, 'password', async (req, res, { session }) => {
      const next = nextIn(req);
      const entered = await showCode(services, session, typedIn(req.body).kode);
      if (typeof entered !== 'string') return goOn(services, req, res, entered, next);
      return draw(res.status(entered === 'tooMany' ? 429 : 422), next, [problem('kode', `${entered}Code`)]);
    }),
  };
}
