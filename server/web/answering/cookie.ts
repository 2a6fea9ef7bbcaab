import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { type AccessCode, accessCodeIn } from '../../fieldwork/access-code.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Language } from '../../questionnaire/text.ts';
import type { FormPaths } from '../paths.ts';

/** The form that a cookie belongs to. */
interface OfForm {
  questionnaire: Questionnaire;
  paths: FormPaths;
}

/**
 * The cookies are sent to the pages of their own form only, and a language chosen at `/k` to the pages there. One holds a respondent's access code: each unit's form has
 * its own, so that a link that is opened changes nothing for a form that is open already.
 */
const codeCookie = 'svarkode';
const codeKeptForDays = 90;
/** The other holds the language that the visitor has chosen for the form. */
const languageCookie = 'sprak';
const languageKeptForDays = 365;

export function codeFrom(req: Request): AccessCode | undefined {
  return accessCodeIn(cookiesOf(req)[codeCookie]);
}

export function rememberCode(req: Request, res: Response, form: OfForm, code: AccessCode): void {
  res.cookie(codeCookie, code, options(req, pathOf(form), codeKeptForDays));
}

export function forgetCode(req: Request, res: Response, form: OfForm): void {
  res.clearCookie(codeCookie, options(req, pathOf(form)));
}

export function languageFrom(req: Request): string | undefined {
  return cookiesOf(req)[languageCookie];
}

/** @param path the pages that the language is for, when they are not those of a form */
export function rememberLanguage(
  req: Request,
  res: Response,
  of: OfForm | { path: string },
  language: Language,
): void {
  const path = 'path' in of ? of.path : pathOf(of);
  res.cookie(languageCookie, language, options(req, path, languageKeptForDays));
}

function pathOf({ questionnaire, paths }: OfForm): string {
  return paths.answer(questionnaire.survey, questionnaire.slug);
}

function cookiesOf(req: Request): Record<string, string | undefined> {
  return parseCookie(req.get('cookie') ?? '');
}

/** `lax`, not `strict`: a leader who follows a link from an e-mail must find the draft again. */
function options(req: Request, path: string, keptForDays?: number): CookieOptions {
  return {
    ...(keptForDays === undefined ? {} : { maxAge: keptForDays * 24 * 60 * 60 * 1000 }),
    httpOnly: true,
    sameSite: 'lax',
    secure: req.secure || req.app.get('secure cookies'),
    path,
  };
}
