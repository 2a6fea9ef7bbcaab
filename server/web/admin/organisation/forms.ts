import { z } from 'zod';
import { emailAddress } from '../../../accounts/email.ts';
import { type Role, roles } from '../../../accounts/role.ts';
import { translate as t } from '../../i18n/translate.ts';

/** Something to mend in a form, as the summary on top of it and the field itself say it. */
export interface Problem {
  field: string;
  label: string;
  text: string;
}

/** What was sent, to draw the form with again, and either what it says or what is wrong with it. */
interface Read<Form, Value> {
  form: Form;
  value: Value | undefined;
  problems: Problem[];
}

const longestName = 100;

export interface InvitationForm {
  epost: string;
  rolle: string;
}

export function readInvitation(body: unknown): Read<InvitationForm, { email: string; role: Role }> {
  const form = { epost: textIn(body, 'epost'), rolle: textIn(body, 'rolle') };
  const email = emailAddress.safeParse(form.epost);
  const role = z.enum(roles).safeParse(form.rolle);
  const problems = [
    ...(email.success ? [] : [problem('epost', t('admin.organisation.invite.email'), 'invite.notAnAddress')]),
    ...(role.success ? [] : [problem('rolle', t('admin.organisation.roleTitle'), 'invite.noRole')]),
  ];
  const value = email.success && role.success ? { email: email.data, role: role.data } : undefined;
  return { form, value, problems };
}

export function readRole(body: unknown): Role | undefined {
  return z.enum(roles).safeParse(textIn(body, 'rolle')).data;
}

export interface SettingsForm {
  navn: string;
  tofaktor: boolean;
}

export function readSettings(
  body: unknown,
): Read<SettingsForm, { name: string; secondFactorRequired: boolean }> {
  const form = { navn: textIn(body, 'navn'), tofaktor: textIn(body, 'tofaktor') === 'ja' };
  const label = t('admin.organisation.settingsPage.name');
  const problems = [
    ...(form.navn === '' ? [problem('navn', label, 'settingsPage.noName')] : []),
    ...(form.navn.length > longestName
      ? [problem('navn', label, 'settingsPage.longName', { max: longestName })]
      : []),
  ];
  const value = { name: form.navn, secondFactorRequired: form.tofaktor };
  return { form, value: problems.length > 0 ? undefined : value, problems };
}

export function problem(
  field: string,
  label: string,
  key: string,
  values: Record<string, number> = {},
): Problem {
  return { field, label, text: t(`admin.organisation.${key}`, values) };
}

/** One line: what a browser sends may have been typed with a space around it, or pasted with a line break. */
function textIn(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : '';
}
