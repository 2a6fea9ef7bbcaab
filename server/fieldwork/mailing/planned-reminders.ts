import { dayOf } from '../day.ts';
import { allows } from '../life-cycle.ts';
import type { Wave } from '../wave.ts';
import { idOf } from './message-id.ts';
import { byAddress, unitsOf } from './recipients.ts';
import type { MailingServices } from './services.ts';
import { usableText } from './start-mailing.ts';

/** Nobody is reminded before the working day begins in Norway. */
const earliestHour = 8;

const hours = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  hourCycle: 'h23',
});

/**
 * Starts the reminders that are planned for today, in every wave that sends. Each day has one: its id is made from
 * the wave and the day, so it is started once however often and by however many apps this is done. A day that went
 * by while no app was running is not made up for.
 */
export async function startPlannedReminders(services: MailingServices, now: Date): Promise<void> {
  if (Number(hours.format(now)) < earliestHour) return;
  const today = dayOf(now);
  const waves = (await services.waves.list()).filter(
    ({ access, state, reminderDays }) =>
      access === 'personal' && allows(state, 'send') && reminderDays.includes(today),
  );
  // A text that cannot be sent in one wave is no reason to be silent in another.
  const outcomes = await Promise.allSettled(waves.map((wave) => remind(services, wave, today, now)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

async function remind(services: MailingServices, wave: Wave, today: string, now: Date): Promise<void> {
  const { survey, wave: name } = wave;
  const id = idOf('planned reminder', survey, name, today);
  if (await services.mailings.find(id)) return;
  const about = unitsOf({ kind: 'reminder' }, wave.mode, await services.units.list(survey, name));
  if (byAddress(about).size === 0) return;
  const text = usableText(services, wave, 'reminder');
  await services.mailings.add({
    id,
    survey,
    wave: name,
    kind: 'reminder',
    ...text,
    by: plannedBy,
    started: now.toISOString(),
    state: 'preparing',
  });
}

/** Stands for the plan where a mailing says who started it. */
export const plannedBy = 'planen';
