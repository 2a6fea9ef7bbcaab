import type { Request, RequestHandler, Response } from 'express';
import { acceptInvitation, foundOrganisation, type Joined } from '../../../accounts/joining.ts';
import { findOneTime } from '../../../accounts/one-time.ts';
import type { Services } from '../../../services.ts';
import {
  type FormProblem,
  nameProblems,
  newPasswordProblems,
  problem,
  readEmail,
  type Typed,
  typedIn,
} from './forms.ts';
import { linkEnded } from './link-ended.ts';
import { accountsPaths } from './paths.ts';
import { goOn, networkFrom, open } from './way.ts';

type Handlers = Record<'showFirstOwner' | 'found' | 'showInvitation' | 'accept', RequestHandler>;

/** What the form was sent with, to draw it again. Passwords are never sent back. */
type Shown = Partial<Pick<Typed, 'organisasjon' | 'navn' | 'epost'>>;

/** The pages of one-time links that make somebody a member. */
export function joiningHandlers(services: Services): Handlers {
  const tokenIn = (req: Request) => String(req.params.token);

  /** Lets them in, or draws the page again. */
  async function answer(
    req: Request,
    res: Response,
    joined: Joined,
    field: 'passord' | 'nyttPassord',
    draw: (problems: FormProblem[]) => Promise<void>,
  ): Promise<void> {
    if (joined === 'ended') return linkEnded(res, 'used');
    if (typeof joined !== 'string') return goOn(services, req, res, joined);
    res.status(joined === 'tooMany' ? 429 : 422);
    return draw([problem(field, joined === 'tooMany' ? 'tooManyPassword' : 'accountExists')]);
  }

  async function drawFirstOwner(req: Request, res: Response, typed: Shown, problems: FormProblem[] = []) {
    const use = await findOneTime(services.tokens, 'firstOwner', tokenIn(req));
    if (!use) return linkEnded(res, 'firstOwner');
    const organisasjon = typed.organisasjon ?? use.organisationName ?? '';
    const { navn = '', epost = '' } = typed;
    const action = accountsPaths.firstOwner(tokenIn(req));
    return res.render('admin/accounts/first-owner', { action, organisasjon, navn, epost, problems });
  }

  async function drawInvitation(req: Request, res: Response, typed: Shown, problems: FormProblem[] = []) {
    const invited = await invitationIn(req);
    if (!invited) return linkEnded(res, 'invitation');
    const { known, organisation, email, role } = invited;
    return res.render('admin/accounts/invitation', {
      action: accountsPaths.invitation(tokenIn(req)),
      organisationName: organisation.name,
      email,
      role,
      known: known !== undefined,
      navn: typed.navn ?? '',
      problems,
    });
  }

  async function invitationIn(req: Request) {
    const use = await findOneTime(services.tokens, 'invitation', tokenIn(req));
    const organisation = use && (await services.organisations.find(use.organisation));
    return (
      use && organisation && { ...use, organisation, known: await services.users.findByEmail(use.email) }
    );
  }

  return {
    showFirstOwner: open((req, res) => drawFirstOwner(req, res, {})),

    found: open(async (req, res) => {
      // Before anything is looked up: without a link, nobody learns who has an account.
      if (!(await findOneTime(services.tokens, 'firstOwner', tokenIn(req))))
        return linkEnded(res, 'firstOwner');
      const typed = typedIn(req.body);
      const { organisasjon, navn: name, nyttPassord: password } = typed;
      const { email, problems: wrongEmail } = readEmail(typed.epost);
      const known = email !== '' && (await services.users.findByEmail(email));
      const problems = [
        ...nameProblems('organisasjon', organisasjon),
        ...nameProblems('navn', name),
        ...wrongEmail,
        // The password of an account that is there already is what it is.
        ...(known ? [] : newPasswordProblems(password, { email, name })),
      ];
      const draw = (all: FormProblem[]) => drawFirstOwner(req, res, typed, all);
      if (problems.length > 0) {
        res.status(422);
        return draw(problems);
      }
      const joiner = { email, name, password, network: networkFrom(req) };
      const joined = await foundOrganisation(services, tokenIn(req), organisasjon, joiner);
      return answer(req, res, joined, 'nyttPassord', draw);
    }),

    showInvitation: open((req, res) => drawInvitation(req, res, {})),

    accept: open(async (req, res) => {
      const invited = await invitationIn(req);
      if (!invited) return linkEnded(res, 'invitation');
      const typed = typedIn(req.body);
      const { navn: name, passord, nyttPassord } = typed;
      const { known, email } = invited;
      const problems = known
        ? [...(passord === '' ? [problem('passord', 'passordMissing')] : [])]
        : [...nameProblems('navn', name), ...newPasswordProblems(nyttPassord, { email, name })];
      const draw = (all: FormProblem[]) => drawInvitation(req, res, typed, all);
      if (problems.length > 0) {
        res.status(422);
        return draw(problems);
      }
      const joiner = { name, password: known ? passord : nyttPassord, network: networkFrom(req) };
      const joined = await acceptInvitation(services, tokenIn(req), joiner);
      return answer(req, res, joined, known ? 'passord' : 'nyttPassord', draw);
    }),
  };
}
