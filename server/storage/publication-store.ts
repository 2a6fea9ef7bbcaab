import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../errors.ts';
import type { Publication } from '../publishing/publication.ts';
import type { PublicationStore } from '../publishing/publication-store.ts';
import type { Models, PublicationDocument } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

/** A publication never changes, so one that has been read need not be read again. The newest few are kept. */
const keptInMemory = 8;

export function publicationStore({ Publication: Model }: Models): PublicationStore {
  const kept = new Map<string, Publication>();
  const read = async (id: string): Promise<Publication | undefined> => {
    const known = kept.get(id);
    if (known) return known;
    const found = await persist(() => Model.findById(id).lean().exec());
    if (found) remember(kept, id, found.publication);
    return found?.publication;
  };
  const newest = (survey: string, wave: string) =>
    persist(() =>
      Model.findOne({ survey, wave, withdrawn: { $exists: false } }, { version: 1 })
        .sort({ version: -1 })
        .lean<Pick<PublicationDocument, '_id' | 'version'>>()
        .exec(),
    );
  return {
    async latest(survey, wave) {
      const found = await newest(survey, wave);
      return found ? read(found._id) : undefined;
    },

    async latestVersion(survey, wave) {
      return (await newest(survey, wave))?.version;
    },

    async find(survey, wave, version) {
      const found = await persist(() =>
        Model.findOne({ survey, wave, version, withdrawn: { $exists: false } }, { _id: 1 })
          .lean()
          .exec(),
      );
      return found ? read(found._id) : undefined;
    },

    async versions(survey, wave) {
      const found = await persist(() =>
        Model.find(
          { survey, wave },
          { version: 1, withdrawn: 1, 'publication.published': 1, 'publication.versionNote': 1 },
        )
          .sort({ version: -1 })
          .lean<Pick<PublicationDocument, 'version' | 'withdrawn' | 'publication'>[]>()
          .exec(),
      );
      return found.map(({ version, withdrawn, publication }) => ({
        version,
        published: publication.published,
        ...(publication.versionNote === undefined ? {} : { note: publication.versionNote }),
        ...(withdrawn ? { withdrawn } : {}),
      }));
    },

    async withdraw(survey, wave, version, withdrawal) {
      const { matchedCount } = await persist(() =>
        Model.updateOne(
          { survey, wave, version, withdrawn: { $exists: false } },
          { withdrawn: withdrawal },
        ).exec(),
      );
      if (matchedCount > 0) return true;
      // The first try may have been done though nobody was told.
      const stored = await persist(() =>
        Model.findOne({ survey, wave, version }, { withdrawn: 1 }).lean().exec(),
      );
      return stored !== null && isDeepStrictEqual(stored.withdrawn, withdrawal);
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
