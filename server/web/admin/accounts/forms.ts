import { z } from 'zod';
import { emailAddress } from '../../../accounts/email.ts';
import { passwordProblem, shortest } from '../../../accounts/password-rules.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { Field } from './fields.ts';

/** What is wrong with what was typed in a field, and what to do about it. */
export interface FormProblem {
  field: Field;
  text: string;
}

const longestName = 100;

const line = z.string().trim().catch('');
/** A password is taken as it was typed, with its spaces. */
const secret = z.string().catch('');

const schema = z.object({
  organisasjon: line,
  navn: line,
  epost: line,
  passord: secret,
  nyttPassord: secret,
  kode: line,
  passordAv: secret,
  kodeAv: line,
  kodeReserve: line,
  hemmelighet: line,
});

export type Typed = z.output<typeof schema>;

/** What a browser has sent. A field that it did not send is empty. */
export function typedIn(body: unknown): Typed {
  return schema.parse(body ?? {});
}

export function problem(field: Field, key: string, values: Record<string, unknown> = {}): FormProblem {
  return { field, text: t(`admin.accounts.problem.${key}`, values) };
}

export function nameProblems(field: 'navn' | 'organisasjon', name: string): FormProblem[] {
  if (name === '') return [problem(field, `${field}Missing`)];
  return name.length > longestName ? [problem(field, 'nameTooLong', { max: longestName })] : [];
}

/** The address in small letters, or what is wrong with it. */
export function readEmail(typed: string): { email: string; problems: FormProblem[] } {
  const email = emailAddress.safeParse(typed);
  if (email.success) return { email: email.data, problems: [] };
  return { email: '', problems: [problem('epost', typed === '' ? 'epostMissing' : 'epost')] };
}

export function newPasswordProblems(password: string, who: { email: string; name: string }): FormProblem[] {
  const wrong = passwordProblem(password, who);
  return wrong ? [problem('nyttPassord', wrong, { count: shortest })] : [];
}
