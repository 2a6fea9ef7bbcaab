import type { DraftRecord, DraftStore } from '../fieldwork/draft.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

export function draftStore({ Draft }: Pick<Models, 'Draft'>): DraftStore {
  return {
    async find(id) {
      const found = await persist(() => Draft.findById(id).lean().exec());
      return found ? { ...withoutUnderscore(found), sealed: bytesOf(found.sealed) } : undefined;
    },

    async known(ids) {
      const found = await persist(() =>
        Draft.find({ _id: { $in: ids } }, { _id: 1 })
          .lean()
          .exec(),
      );
      return new Set(found.map(({ _id }) => _id));
    },

    async frozen(survey, wave) {
      const found = await persist(() =>
        Draft.find({ survey, wave, state: 'submitting' }, { _id: 1 }).lean().exec(),
      );
      return new Set(found.map(({ _id }) => _id));
    },

    async create({ id, ...record }: DraftRecord) {
      await persist(() => Draft.create([{ _id: id, ...record }])).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
    },

    async replace(id, revision, sealed) {
      const next = revision + 1;
      return persist(async () => {
        const { matchedCount } = await Draft.updateOne(
          { _id: id, state: { $in: ['open', 'delivered'] }, revision },
          { $set: { sealed, revision: next, state: 'open' } },
        );
        return matchedCount === 1 || isStored(await Draft.findById(id).lean().exec(), next, sealed);
      });
    },

    async freeze(id, revision) {
      return persist(async () => {
        const { matchedCount } = await Draft.updateOne(
          { _id: id, state: { $in: ['open', 'delivered', 'submitting'] }, revision },
          { $set: { state: 'submitting' } },
        );
        return matchedCount === 1;
      });
    },

    async markSubmitted(id) {
      await persist(() =>
        Draft.updateOne({ _id: id }, { $set: { state: 'submitted', revision: 0 }, $unset: { sealed: 1 } }),
      );
    },

    async markDelivered(id, revision) {
      await persist(() =>
        Draft.updateOne({ _id: id, state: 'submitting', revision }, { $set: { state: 'delivered' } }).exec(),
      );
    },

    async remove(id) {
      await persist(() => Draft.deleteOne({ _id: id }).exec());
    },

    async removeOpen(id) {
      await persist(() => Draft.deleteOne({ _id: id, state: 'open' }).exec());
    },

    async removeWave(survey, wave) {
      await persist(() => Draft.deleteMany({ survey, wave }).exec());
    },
  };
}

interface Stored {
  revision: number;
  sealed?: Buffer | undefined;
}

/**
 * When a connection is lost after the write but before its acknowledgement, the repeat finds its own revision
 * taken, by itself. The encrypted bytes are never the same twice, so they tell.
 */
function isStored(found: Stored | null, revision: number, sealed: Buffer): boolean {
  return found?.revision === revision && bytesOf(found.sealed)?.equals(sealed) === true;
}

function withoutUnderscore<T extends { _id: string }>({ _id, ...rest }: T) {
  return { id: _id, ...rest };
}

/** Lean documents hold the driver's own binary type. */
function bytesOf(binary: Buffer | { buffer: Uint8Array } | undefined): Buffer | undefined {
  if (binary === undefined || Buffer.isBuffer(binary)) return binary;
  return Buffer.from(binary.buffer);
}
