import type { ImportedResponseStore } from '../fieldwork/import/apply.ts';
import type { Response, ResponseStore } from '../fieldwork/response.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

/** Documents per batch: large enough to be fast, small enough for a modest machine. */
const batchSize = 1000;

export function responseStore({ Response }: Models): ResponseStore & ImportedResponseStore {
  return {
    async put(response) {
      await persist(() => Response.create([documentOf(response, false)])).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
    },

    count: (survey, wave) => persist(() => Response.countDocuments({ survey, wave }).exec()),

    async *stream(survey, wave) {
      const cursor = Response.find({ survey, wave }, { answers: 1 }).lean().cursor({ batchSize });
      for await (const { answers } of cursor) yield answers;
    },

    async importedIds(survey, wave) {
      const found = await persist(() =>
        Response.find({ survey, wave, imported: true }, { _id: 1 }).lean().exec(),
      );
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

function documentOf({ id, ...response }: Response, imported: boolean) {
  return { _id: id, ...response, imported };
}

function batchesOf<T>(list: T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / batchSize) }, (_, index) =>
    list.slice(index * batchSize, (index + 1) * batchSize),
  );
}
