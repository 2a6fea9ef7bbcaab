import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../errors.ts';
import type { Publication } from '../publishing/publication.ts';
import type { PublicationStore } from '../publishing/publication-store.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

/** A publication never changes, so one that has been read need not be read again. The newest few are kept. */
const keptInMemory = 8;

export function publicationStore({ Publication: Model }: Models): PublicationStore {
  const kept = new Map<string, Publication>();
  return {
    async latest(survey, wave) {
      const newest = await persist(() =>
        Model.findOne({ survey, wave }, { _id: 1 }).sort({ version: -1 }).lean().exec(),
      );
      if (!newest) return undefined;
      const known = kept.get(newest._id);
      if (known) return known;
      const found = await persist(() => Model.findById(newest._id).lean().exec());
      if (found) remember(kept, newest._id, found.publication);
      return found?.publication;
    },

    async add(publication) {
      const { survey, wave, version } = publication;
      const _id = `${survey}/${wave}/${version}`;
      await persist(() => Model.create([{ _id, survey, wave, version, publication }])).catch(
        async (error) => {
          if (!isDuplicate(error)) throw error;
          const stored = await persist(() => Model.findById(_id).lean().exec());
          if (!isDeepStrictEqual(stored?.publication, publication))
            throw new DomainError(
              'conflict',
              'Noen andre publiserte samtidig. Se over resultatene, og publiser på nytt om det trengs.',
            );
        },
      );
    },
  };
}

function remember(kept: Map<string, Publication>, id: string, publication: Publication): void {
  kept.set(id, publication);
  const oldest = kept.keys().next().value;
  if (kept.size > keptInMemory && oldest !== undefined) kept.delete(oldest);
}
