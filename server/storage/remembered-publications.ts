import type { Publication } from '../publishing/publication.ts';
import type { PublicationStore } from '../publishing/publication-store.ts';

/** The store is asked for news of a wave at most this often. */
const askEveryMs = 1_000;

/** The newest version of a wave, asked for at a time: its number, the whole of it, or both. */
interface Newest {
  at: number;
  version?: Promise<number | undefined> | undefined;
  publication?: Promise<Publication | undefined> | undefined;
}

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
  const asked = new Map<string, Newest>();

  /** What is known of a wave within the second. What is older is let go: it may be a whole publication. */
  function newestOf(survey: string, wave: string): Newest {
    // The oldest come first.
    for (const [key, { at }] of asked) {
      if (now() - at < askEveryMs) break;
      asked.delete(key);
    }
    const key = `${survey}/${wave}`;
    const newest = asked.get(key) ?? { at: now() };
    asked.set(key, newest);
    return newest;
  }

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
      const newest = newestOf(survey, wave);
      newest.publication ??= store.latest(survey, wave).catch((error) => {
        newest.publication = undefined;
        throw error;
      });
      return newest.publication;
    },
    async latestVersion(survey, wave) {
      const newest = newestOf(survey, wave);
      // Never newer than the publication: what is made of that would be held to be made of this version.
      if (newest.publication) return (await newest.publication)?.version;
      newest.version ??= store.latestVersion(survey, wave).catch((error) => {
        newest.version = undefined;
        throw error;
      });
      return newest.version;
    },
  };
}
