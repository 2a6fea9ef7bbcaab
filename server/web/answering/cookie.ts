import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { type AccessCode, accessCodeIn } from '../../fieldwork/access-code.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { paths } from '../paths.ts';

/** The cookie that holds a respondent's access code. It is sent to the pages of its own wave only. */
const cookieName = 'svarkode';
const keptForDays = 90;

export function codeFrom(req: Request): AccessCode | undefined {
  return accessCodeIn(parseCookie(req.get('cookie') ?? '')[cookieName]);
}

export function rememberCode(
  req: Request,
  res: Response,
  questionnaire: Questionnaire,
  code: AccessCode,
): void {
  res.cookie(cookieName, code, { ...options(req, questionnaire), maxAge: keptForDays * 24 * 60 * 60 * 1000 });
}

export function forgetCode(req: Request, res: Response, questionnaire: Questionnaire): void {
  res.clearCookie(cookieName, options(req, questionnaire));
}

/** `lax`, not `strict`: a leader who follows a link from an e-mail must find the draft again. */
function options(req: Request, { survey, wave }: Questionnaire): CookieOptions {
  return {
    httpOnly: true,
    sameSite: 'lax',
    secure: req.secure || req.app.get('secure cookies'),
    path: paths.answer(survey, wave),
  };
}
