import type { Settlement } from './mailing-store.ts';
import type { Message } from './message.ts';

const minute = 60_000;

/** How long to wait after each refusal. Servers that ask strangers to come back (greylisting) mean some minutes. */
const waits = [1 * minute, 5 * minute, 30 * minute, 120 * minute];

/** A message that was refused for now waits longer each time, and is given up after five tries. */
export function refusedForNow(
  { id, attempts }: Pick<Message, 'id' | 'attempts'>,
  now: number,
  trouble: string,
): Settlement {
  const wait = waits[attempts];
  if (wait === undefined) return { id, state: 'failed', attempts: attempts + 1, notBefore: 0, trouble };
  return { id, state: 'waiting', attempts: attempts + 1, notBefore: now + wait, trouble };
}
