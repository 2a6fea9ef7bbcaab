import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets others have their turn. Throws when somebody has stopped the run meanwhile. */
export type Turn = () => Promise<void>;

/** @param signal stops by throwing its reason */
export function turnsUntil(signal?: AbortSignal): Turn {
  return async () => {
    await nextTurn();
    signal?.throwIfAborted();
  };
}
