import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { dayAfter } from './day.ts';
import { allows } from './life-cycle.ts';
import type { Day, Wave, WaveSettings } from './wave.ts';

/** What a publisher decides of a wave on its settings page. */
export type ChosenSettings = Pick<
  WaveSettings,
  'access' | 'mode' | 'closesOn' | 'deleteOn' | 'contact' | 'legalBasis' | 'reminderDays'
>;

export type SettingsField = keyof ChosenSettings;

interface SettingsProblem {
  field: SettingsField;
  problem:
    | 'promised'
    | 'needed'
    | 'beforeToday'
    | 'tooLate'
    | 'notAfterClosing'
    | 'laterThanPromised'
    | 'outsideFieldwork'
    | 'tooMany';
}

/** A wave is fielded for weeks. One that lasts longer than this is a slip of the hand. */
const longestDays = 400;
/** Nobody needs to know who was asked for longer. */
const longestKeptDays = 5 * 366;
/** More than this and leaders stop reading. */
const mostReminders = 6;

/**
 * What is wrong with the settings that somebody wants for the wave. What those who answer have been told when it was
 * opened cannot be changed under them: who may answer, what is stored, and why. Deletion may come sooner than
 * promised, never later.
 */
export function settingsProblems(wave: Wave, wanted: ChosenSettings, today: Day): SettingsProblem[] {
  const promised = allows(wave.state, 'changeTerms') ? [] : brokenPromises(wave, wanted);
  return [...promised, ...dayProblems(wave, wanted, today), ...reminderProblems(wave, wanted, today)];
}

/**
 * Whether leaders would be told two things: the questionnaire's own promise says anonymous, and the wave is not. A
 * promise that says «ikke anonymt» does not.
 */
export function contradictsPromise(
  { mode }: Pick<Wave, 'mode'>,
  { promise }: Pick<Questionnaire, 'promise'>,
): boolean {
  return mode === 'confidential' && /(?<!ikke |ikkje |not )anonym/i.test(promise);
}

function brokenPromises(wave: Wave, wanted: ChosenSettings): SettingsProblem[] {
  const fixed = ['access', 'mode', 'legalBasis'] as const;
  const broken = fixed.filter((field) => wanted[field] !== wave[field]);
  const promised = broken.map((field): SettingsProblem => ({ field, problem: 'promised' }));
  // Leaders have been told these, and closing and deletion hang on the days.
  const needed = (['closesOn', 'deleteOn', 'contact'] as const).filter(
    (field) => wave[field] !== undefined && wanted[field] === undefined,
  );
  const removed = needed.map((field): SettingsProblem => ({ field, problem: 'needed' }));
  const isLater = wave.deleteOn !== undefined && (wanted.deleteOn ?? '') > wave.deleteOn;
  return [
    ...promised,
    ...removed,
    ...(isLater ? [{ field: 'deleteOn', problem: 'laterThanPromised' } as const] : []),
  ];
}

function dayProblems(wave: Wave, { closesOn, deleteOn }: ChosenSettings, today: Day): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  if (closesOn && closesOn !== wave.closesOn && closesOn < today)
    problems.push({ field: 'closesOn', problem: 'beforeToday' });
  if (closesOn && closesOn > dayAfter(today, longestDays))
    problems.push({ field: 'closesOn', problem: 'tooLate' });
  if (deleteOn && deleteOn <= (closesOn ?? today))
    problems.push({ field: 'deleteOn', problem: 'notAfterClosing' });
  if (deleteOn && deleteOn > dayAfter(closesOn ?? today, longestKeptDays))
    problems.push({ field: 'deleteOn', problem: 'tooLate' });
  return problems;
}

function reminderProblems(wave: Wave, wanted: ChosenSettings, today: Day): SettingsProblem[] {
  const { closesOn, reminderDays } = wanted;
  if (reminderDays.length > mostReminders) return [{ field: 'reminderDays', problem: 'tooMany' }];
  const isPast = (day: Day) => day < today && !wave.reminderDays.includes(day);
  const isOutside = (day: Day) => isPast(day) || (closesOn !== undefined && day > closesOn);
  return reminderDays.some(isOutside) ? [{ field: 'reminderDays', problem: 'outsideFieldwork' }] : [];
}

/**
 * What a wave must have before leaders can be asked: a questionnaire without errors, and what they are told on the
 * page about their answers.
 */
export type Missing = 'questionnaire' | 'contact' | 'legalBasis' | 'closesOn' | 'deleteOn' | 'frame';

export function missingBeforeOpening(wave: Wave, units: number, hasErrors: boolean): Missing[] {
  const missing: Missing[] = hasErrors ? ['questionnaire'] : [];
  if (!wave.contact) missing.push('contact');
  if (!wave.legalBasis) missing.push('legalBasis');
  if (!wave.closesOn) missing.push('closesOn');
  if (wave.access === 'personal' && !wave.deleteOn) missing.push('deleteOn');
  if (wave.access === 'personal' && units === 0) missing.push('frame');
  return missing;
}
