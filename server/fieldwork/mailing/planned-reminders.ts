import { DomainError } from '../../errors.ts';
import { dayOf } from '../day.ts';
import { allows } from '../life-cycle.ts';
import type { Wave } from '../wave.ts';
import { plannedBy } from './message.ts';
import { idOf } from './message-id.ts';
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
 * the wave and the day, so it is started once however often and by however many apps this is done: also when there is
 * nobody to remind, so that those who are invited later the same day are left in peace. A day that went by while no
 * app was running is not made up for.
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

/**
 * Why reminders that are planned for today or later cannot be sent as they are: in bokmål, with what to do. Nothing
 * when they can, or none is planned.
 */
export function troubleWithPlan(services: MailingServices, wave: Wave, now: Date): DomainError | undefined {
  const isPlanned = wave.reminderDays.some((day) => day >= dayOf(now));
  if (!isPlanned || wave.access !== 'personal' || !allows(wave.state, 'send')) return undefined;
  try {
    usableText(services, wave, 'reminder');
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  return undefined;
}
