import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';

/** Sent with every page, since somebody who runs a survey may also try out its form. */
const name = 'okt';

export function sessionTokenFrom(req: Pick<Request, 'get'>): string | undefined {
  return parseCookie(req.get('cookie') ?? '')[name];
}

export function rememberSession(req: Request, res: Response, token: string): void {
  res.cookie(name, token, options(req));
}

export function forgetSession(req: Request, res: Response): void {
  res.clearCookie(name, options(req));
}

/** Gone when the browser is closed. `lax`: a link in an e-mail to a page here must find its reader signed in. */
function options(req: Request): CookieOptions {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: req.secure || req.app.get('secure cookies'),
    path: '/',
  };
}
