import type { PilotCommentStore } from '../fieldwork/pilot.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

export function pilotCommentStore({ PilotComment }: Pick<Models, 'PilotComment'>): PilotCommentStore {
  return {
    async add({ id, ...comment }) {
      await persist(() => PilotComment.create([{ _id: id, ...comment }])).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
    },

    async list(survey, wave) {
      const found = await persist(() => PilotComment.find({ survey, wave }).sort({ _id: 1 }).lean().exec());
      return found.map(({ _id, ...comment }) => ({ id: _id, ...comment }));
    },

    async remove(survey, wave, id) {
      await persist(() => PilotComment.deleteOne({ _id: id, survey, wave }).exec());
    },

    async removeWave(survey, wave) {
      await persist(() => PilotComment.deleteMany({ survey, wave }).exec());
    },
  };
}
