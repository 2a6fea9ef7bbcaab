import type { Publication } from '../publishing/publication.ts';
import type { PublicationStore } from '../publishing/publication-store.ts';

/** The store is asked for news of a wave at most this often. */
const askEveryMs = 1_000;

export interface RememberedPublications extends PublicationStore {
  /** How many times something was added or withdrawn here. */
  changes(): number;
}

/**
 * Remembers for a second which version of each wave is the newest, so that many visitors are one question to the
 * database. What is added or withdrawn here is known at once; what another app does, within the second.
 */
export function rememberedPublications(
  store: PublicationStore,
  now: () => number = Date.now,
): RememberedPublications {
  let changes = 0;
  const asked = new Map<string, { at: number; latest: Promise<Publication | undefined> }>();

  function forgetting<Arguments extends unknown[], Outcome>(
    change: (...given: Arguments) => Promise<Outcome>,
  ) {
    return async (...given: Arguments): Promise<Outcome> => {
      try {
        return await change(...given);
      } finally {
        asked.clear();
        changes += 1;
      }
    };
  }

  return {
    ...store,
    changes: () => changes,
    add: forgetting(store.add),
    withdraw: forgetting(store.withdraw),
    latest(survey, wave) {
      const key = `${survey}/${wave}`;
      const known = asked.get(key);
      if (known && now() - known.at < askEveryMs) return known.latest;
      // Addresses that visitors make up are no waves, and would be remembered for ever.
      if (asked.size >= mostWaves) asked.clear();
      const latest = store.latest(survey, wave);
      asked.set(key, { at: now(), latest });
      latest.catch(() => asked.delete(key));
      return latest;
    },
  };
}

const mostWaves = 500;
