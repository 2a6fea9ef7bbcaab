import type { ImportedResponseStore } from '../fieldwork/import/apply.ts';
import type { Response, ResponseStore } from '../fieldwork/response.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

/** Documents per batch: large enough to be fast, small enough for a modest machine. */
const batchSize = 1000;

export function responseStore({ Response }: Pick<Models, 'Response'>): ResponseStore & ImportedResponseStore {
  const readBatch = (survey: string, wave: string, after: string) =>
    persist(() =>
      Response.find({ survey, wave, _id: { $gt: after } }, { answers: 1, instrument: 1, background: 1 })
        .sort({ _id: 1 })
        .limit(batchSize)
        .lean()
        .exec(),
    );
  const readTraits = (survey: string, wave: string, after: string) =>
    persist(() =>
      Response.find(
        { survey, wave, imported: false, _id: { $gt: after } },
        { instrument: 1, version: 1, background: 1 },
      )
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

    async replace(response) {
      const { id, revision = 0 } = response;
      const earlier = { _id: id, revision: { $lt: revision } };
      // Where the same or a later revision is stored, nothing matches, and the id is taken.
      await persist(() =>
        Response.replaceOne(earlier, documentOf(response, false), { upsert: true }).exec(),
      ).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
    },

    async ofUnit(survey, wave, unit) {
      const found = await persist(() =>
        Response.findOne({ survey, wave, unit }, { revision: 1 }).lean().exec(),
      );
      return found ? { id: found._id, revision: found.revision } : undefined;
    },

    async answersOfUnit(survey, wave, unit) {
      const found = await persist(() =>
        Response.findOne({ survey, wave, unit }, { answers: 1 }).lean().exec(),
      );
      return found?.answers;
    },

    async removeOfUnit(survey, wave, unit) {
      await persist(() => Response.deleteOne({ survey, wave, unit }).exec());
    },

    count: (survey, wave) => persist(() => Response.countDocuments({ survey, wave }).exec()),

    async *stream(survey, wave) {
      for await (const { instrument, answers, background } of inBatches((last) =>
        readBatch(survey, wave, last),
      ))
        yield { instrument, answers, background };
    },

    async *traits(survey, wave) {
      for await (const { _id, instrument, version, background = {} } of inBatches((last) =>
        readTraits(survey, wave, last),
      ))
        yield { id: _id, instrument, version, background };
    },

    async forgetBackground(variables) {
      for (const batch of batchesOf([...variables])) {
        await persist(() =>
          Response.bulkWrite(
            batch.map(([id, names]) => ({
              updateOne: {
                filter: { _id: id },
                update: { $unset: Object.fromEntries(names.map((name) => [`background.${name}`, 1])) },
              },
            })),
            { ordered: false },
          ),
        );
      }
    },

    async forgetUnits(survey, wave) {
      await persist(() => Response.updateMany({ survey, wave }, { $unset: { unit: 1, revision: 1 } }).exec());
    },

    async removeWave(survey, wave) {
      await persist(() => Response.deleteMany({ survey, wave }).exec());
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

function documentOf({ id, ...response }: Response, imported: boolean) {
  const given = Object.entries(response).filter(([, value]) => value !== undefined);
  return { _id: id, ...(Object.fromEntries(given) as Omit<Response, 'id'>), imported };
}

/** Not by a cursor, which would be lost with its connection: each batch can be read again. */
async function* inBatches<T extends { _id: string }>(
  read: (after: string) => Promise<T[]>,
): AsyncIterable<T> {
  for (let last: string | undefined = ''; last !== undefined; ) {
    const batch: T[] = await read(last);
    yield* batch;
    last = batch[batchSize - 1]?._id;
  }
}

function batchesOf<T>(list: T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / batchSize) }, (_, index) =>
    list.slice(index * batchSize, (index + 1) * batchSize),
  );
}
