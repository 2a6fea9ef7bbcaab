import type { Request, RequestHandler, Response } from 'express';
import { ownerOf } from '../../accounts/organisation.ts';
import { may, type Right } from '../../accounts/role.ts';
import { type Member, signedInWith } from '../../accounts/session.ts';
import { DomainError } from '../../errors.ts';
import { allows, type Deed, type WaveState } from '../../fieldwork/life-cycle.ts';
import { newDraft, type Wave } from '../../fieldwork/wave.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Services } from '../../services.ts';
import { translate as t } from '../i18n/translate.ts';
import { accountsPaths } from './accounts/paths.ts';
import { isPrinted } from './printed.ts';
import { sessionTokenFrom } from './session-cookie.ts';

/** A page asked for by a member of an organisation. */
export interface Visit {
  member: Member;
}

/** A page about a wave of the member's own organisation. */
export interface WaveVisit extends Visit {
  wave: Wave;
  /** The wave as a whole. */
  questionnaire: Questionnaire;
  instruments: Questionnaire[];
  /** Its results are known from print alone, and there is nothing to do with it here. */
  isPrinted: boolean;
}

export type MemberHandler = (req: Request, res: Response, visit: Visit) => Promise<void> | void;

interface WaveParams {
  [name: string]: string;
  survey: string;
  wave: string;
}

export type WaveRequest = Request<WaveParams>;
export type WaveHandler = (req: WaveRequest, res: Response, visit: WaveVisit) => Promise<void> | void;

/** What a page asks of its visitor. Hangs on the handler, so that a test can see that every route has it. */
export interface Guarded {
  right: Right;
  /** The page is about a wave. */
  ofWave: boolean;
}

interface Gate {
  /** Lets members with the right in, and nobody else. */
  member(right: Right, handle: MemberHandler): RequestHandler & Guarded;
  /**
   * Lets members with the right in, to the waves of their own organisation, while the wave's state allows the deed.
   * Needs `:survey` and `:wave` in the address.
   */
  wave(right: Right, deed: Deed | undefined, handle: WaveHandler): RequestHandler<WaveParams> & Guarded;
}

/** The one way in to the pages of administration. */
export function adminGate(services: Services): Gate {
  async function enter(req: Request, res: Response, right: Right): Promise<Member | undefined> {
    res.set('Cache-Control', 'no-store');
    const signedIn = await signedInWith(services, sessionTokenFrom(req));
    if (signedIn?.session.stage !== 'complete') {
      if (req.method !== 'GET') throw new DomainError('forbidden', t('admin.refused.signedOut'));
      res.redirect(303, accountsPaths.signIn(req.originalUrl));
      return undefined;
    }
    const { member } = signedIn;
    // Also for the page that tells of a refusal: it has the menu, and leads back into administration.
    res.locals.member = member;
    res.locals.here = req.path;
    res.locals.may = (wanted: Right) => may(member.role, wanted);
    if (!may(member.role, right)) throw new DomainError('forbidden', t('admin.refused.right'));
    return member;
  }

  return {
    member: (right, handle) =>
      guarded({ right, ofWave: false }, async (req, res) => {
        const member = await enter(req, res, right);
        if (member) await handle(req, res, { member });
      }),

    wave: (right, deed, handle) =>
      guarded({ right, ofWave: true }, async (req: WaveRequest, res) => {
        const member = await enter(req as Request, res, right);
        if (!member) return;
        const visit = { member, ...(await ownWave(services, member, req.params)) };
        const { questionnaire, isPrinted } = visit;
        const allowed = (state: WaveState, wanted: Deed) => !isPrinted && allows(state, wanted);
        Object.assign(res.locals, { wave: visit.wave, questionnaire, isPrinted, allows: allowed });
        if (deed && isPrinted) throw new DomainError('conflict', t('admin.refused.printed'));
        if (deed && !allowed(visit.wave.state, deed))
          throw new DomainError('conflict', t(`admin.refused.deed.${deed}`));
        await handle(req, res, visit);
      }),
  };
}

/** Throws `missing` for a wave that is not the organisation's own, just as for one that does not exist. */
async function ownWave(
  services: Services,
  { organisation }: Member,
  { survey, wave: name }: WaveParams,
): Promise<Omit<WaveVisit, 'member'>> {
  const questionnaire = services.catalogue.find(survey, name);
  if (!questionnaire || (await ownerOf(services, survey)) !== organisation)
    throw new DomainError('missing', t('admin.refused.missing'));
  const wave = (await services.waves.find(survey, name)) ?? newDraft(survey, name);
  const instruments = services.catalogue.instruments(survey, name);
  return { wave, questionnaire, instruments, isPrinted: isPrinted(services, wave) };
}

function guarded<Handler extends object>(rule: Guarded, handler: Handler): Handler & Guarded {
  return Object.assign(handler, rule);
}
