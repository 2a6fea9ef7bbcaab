import { z } from 'zod';
import type { ChosenSettings, SettingsField } from '../../../fieldwork/settings.ts';
import type { Wave } from '../../../fieldwork/wave.ts';

/** The fields of the settings form that hold one text each. */
interface TextFields {
  access: string;
  mode: string;
  closesOn: string;
  deleteOn: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  legalBasis: string;
}

/** The settings form, as text: what a browser sends, and what the page is drawn with again. */
export interface SettingsForm extends TextFields {
  /** As many as there are fields. An empty one is no day. */
  reminderDays: string[];
}

export type FieldProblem = { field: SettingsField | keyof SettingsForm; problem: string };

const day = z.iso.date();
const email = z.email();

export function formOf(wave: Wave): SettingsForm {
  return {
    access: wave.access,
    mode: wave.mode,
    closesOn: wave.closesOn ?? '',
    deleteOn: wave.deleteOn ?? '',
    contactName: wave.contact?.name ?? '',
    contactEmail: wave.contact?.email ?? '',
    contactPhone: wave.contact?.phone ?? '',
    legalBasis: wave.legalBasis ?? '',
    reminderDays: withRoom(wave.reminderDays),
  };
}

export function formIn(body: unknown): SettingsForm {
  const text = (name: keyof TextFields) => {
    const value = (body as Record<string, unknown> | undefined)?.[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    access: text('access'),
    mode: text('mode'),
    closesOn: text('closesOn'),
    deleteOn: text('deleteOn'),
    contactName: text('contactName'),
    contactEmail: text('contactEmail'),
    contactPhone: text('contactPhone'),
    legalBasis: text('legalBasis'),
    reminderDays: withRoom(daysIn((body as Record<string, unknown> | undefined)?.reminderDays)),
  };
}

function daysIn(sent: unknown): string[] {
  const all: unknown[] = Array.isArray(sent) ? sent : [sent];
  return all.flatMap((each) => (typeof each === 'string' && each.trim() !== '' ? [each.trim()] : []));
}

/** The days, and an empty field for one more: three fields or more, so that nobody must save to see how it is done. */
function withRoom(days: string[]): string[] {
  const fields = Math.max(3, days.length + 1);
  return [...days, ...Array<string>(fields - days.length).fill('')];
}

/** The settings that the form asks for, or what cannot be read in it. */
export function readSettings(form: SettingsForm): { settings?: ChosenSettings; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const dayIn = (field: 'closesOn' | 'deleteOn') => {
    if (form[field] !== '' && !day.safeParse(form[field]).success)
      problems.push({ field, problem: 'notADay' });
    return form[field] === '' ? undefined : form[field];
  };
  const reminderDays = [...new Set(form.reminderDays.filter((each) => each !== ''))].sort();
  if (reminderDays.some((each) => !day.safeParse(each).success))
    problems.push({ field: 'reminderDays', problem: 'notADay' });
  const settings: ChosenSettings = {
    access: form.access === 'personal' ? 'personal' : 'open',
    mode: form.mode === 'confidential' ? 'confidential' : 'anonymous',
    closesOn: dayIn('closesOn'),
    deleteOn: dayIn('deleteOn'),
    contact: contactIn(form, problems),
    legalBasis: form.legalBasis === '' ? undefined : form.legalBasis,
    reminderDays,
  };
  if (form.legalBasis.length > 500) problems.push({ field: 'legalBasis', problem: 'tooLong' });
  if (settings.mode === 'confidential' && settings.access === 'open')
    problems.push({ field: 'mode', problem: 'needsPersonal' });
  return problems.length > 0 ? { problems } : { settings, problems };
}

function contactIn(form: SettingsForm, problems: FieldProblem[]): ChosenSettings['contact'] {
  const { contactName: name, contactEmail: address, contactPhone: phone } = form;
  if (name === '' && address === '' && phone === '') return undefined;
  if (name === '') problems.push({ field: 'contactName', problem: 'missing' });
  if (!email.safeParse(address).success) problems.push({ field: 'contactEmail', problem: 'notAnAddress' });
  if (name.length > 100 || address.length > 200 || phone.length > 30)
    problems.push({ field: 'contactName', problem: 'tooLong' });
  return { name, email: address, phone: phone === '' ? undefined : phone };
}
