import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { networkOf } from '../../../accounts/guessing.ts';
import { type SessionStage, type SignedIn, signedInWith, tokenHash } from '../../../accounts/session.ts';
import type { Entered } from '../../../accounts/signing-in.ts';
import type { Services } from '../../../services.ts';
import { adminPaths } from '../paths.ts';
import { rememberSession, sessionTokenFrom } from '../session-cookie.ts';
import { accountsPaths } from './paths.ts';

type Handler = (req: Request, res: Response) => Promise<void> | void;
type WayHandler = (req: Request, res: Response, signedIn: SignedIn) => Promise<void> | void;

/** A page for whoever has its address. Kept by no browser: "back" must show where the visitor stands now. */
export function open(handle: Handler): RequestHandler {
  return async (req, res) => {
    res.set('Cache-Control', 'no-store');
    await handle(req, res);
  };
}

/** A page for somebody at one stage of signing in. Others are led to where they stand. */
export function atStage(services: Services, stage: SessionStage, handle: WayHandler): RequestHandler {
  return open(async (req, res) => {
    const signedIn = await signedInFrom(services, req);
    if (signedIn?.session.stage === stage) await handle(req, res, signedIn);
    else res.redirect(303, placeOf(signedIn, nextIn(req)));
  });
}

export function signedInFrom(services: Services, req: Request): Promise<SignedIn | undefined> {
  return signedInWith(services, sessionTokenFrom(req));
}

/** Lets the visitor on with a new token, to the next step or to where they were going. The one before it ends. */
export async function goOn(
  { sessions }: Pick<Services, 'sessions'>,
  req: Request,
  res: Response,
  { token, stage, several }: Entered,
  next?: string,
): Promise<void> {
  const before = sessionTokenFrom(req);
  if (before !== undefined) await sessions.remove(tokenHash(before));
  rememberSession(req, res, token);
  res.redirect(303, stage === 'complete' ? placeWithin(several, next) : stepAt(stage, next));
}

/** Where somebody goes who is signed in: first to choose, if they have several organisations. */
export function placeWithin(several: boolean, next: string | undefined): string {
  return several ? accountsPaths.choose(next) : (next ?? adminPaths.front);
}

/** Where a visitor stands. */
export function placeOf(signedIn: SignedIn | undefined, next: string | undefined): string {
  const stage = signedIn?.session.stage;
  if (stage === 'complete') return next ?? adminPaths.front;
  return stage === undefined ? accountsPaths.signIn(next) : stepAt(stage, next);
}

function stepAt(stage: 'password' | 'enrolling', next: string | undefined): string {
  return stage === 'password' ? accountsPaths.secondFactor(next) : accountsPaths.enrol(next);
}

const nextSchema = z.object({ til: z.string().max(2000).optional().catch(undefined) });

/** Where the visitor was going: a page of administration here, and never another site. */
export function nextIn(req: Request): string | undefined {
  const { til } = nextSchema.parse(req.query);
  // Browsers read backslashes as slashes, and leave out tabs and line breaks.
  if (til === undefined || !til.startsWith('/') || /[\\\p{Cc}]/u.test(til)) return undefined;
  const here = 'http://her.invalid';
  if (!URL.canParse(til, here)) return undefined;
  const { origin, pathname, search } = new URL(til, here);
  return origin === here && /^\/admin(\/|$)/.test(pathname) ? pathname + search : undefined;
}

export function networkFrom(req: Request): string {
  return networkOf(req.ip);
}
