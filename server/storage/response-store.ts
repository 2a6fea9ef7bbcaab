import type { ImportedResponseStore } from '../fieldwork/import/apply.ts';
import type { Response, ResponseStore } from '../fieldwork/response.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

/** Documents per batch: large enough to be fast, small enough for a modest machine. */
const batchSize = 1000;

export function responseStore({ Response }: Pick<Models, 'Response'>): ResponseStore & ImportedResponseStore {
  const readBatch = (survey: string, wave: string, after: string) =>
    persist(() =>
      Response.find({ survey, wave, _id: { $gt: after } }, { answers: 1, instrument: 1 })
        .sort({ _id: 1 })
        .limit(batchSize)
        .lean()
        .exec(),
    );
  return {
    async put(response) {
      await persist(() => Response.create([documentOf(response, false)])).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
    },

    count: (survey, wave) => persist(() => Response.countDocuments({ survey, wave }).exec()),

    async *stream(survey, wave) {
      // Not a cursor, which would be lost with its connection: each batch can be read again.
      for (let last: string | undefined = ''; last !== undefined; ) {
        const batch = await readBatch(survey, wave, last);
        for (const { instrument, answers } of batch) yield { instrument, answers };
        last = batch[batchSize - 1]?._id;
      }
    },

    async importedIds(survey, wave, instrument) {
      // A missing instrument is found as null.
      const from = { survey, wave, instrument: instrument ?? null, imported: true };
      const found = await persist(() => Response.find(from, { _id: 1 }).lean().exec());
      return new Set(found.map(({ _id }) => _id));
    },

    async addImported(responses) {
      for (const batch of batchesOf(responses)) {
        await persist(() =>
          Response.bulkWrite(
            batch.map((response) => ({
              replaceOne: {
                filter: { _id: response.id },
                replacement: documentOf(response, true),
                upsert: true,
              },
            })),
            { ordered: false },
          ),
        );
      }
    },

    async removeImported(survey, wave, ids) {
      for (const batch of batchesOf(ids)) {
        await persist(() =>
          Response.deleteMany({ _id: { $in: batch }, survey, wave, imported: true }).exec(),
        );
      }
    },
  };
}

function documentOf({ id, instrument, ...response }: Response, imported: boolean) {
  return { _id: id, ...response, ...(instrument === undefined ? {} : { instrument }), imported };
}

function batchesOf<T>(list: T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / batchSize) }, (_, index) =>
    list.slice(index * batchSize, (index + 1) * batchSize),
  );
}
