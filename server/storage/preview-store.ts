import type { Preview, PreviewStore } from '../publishing/preview.ts';
import type { Models } from './models.ts';
import { persist } from './persist.ts';

export function previewStore({ Preview: Model }: Pick<Models, 'Preview'>): PreviewStore {
  const idOf = (survey: string, wave: string) => `${survey}/${wave}`;
  return {
    async find(survey, wave) {
      const found = await persist(() => Model.findById(idOf(survey, wave)).lean().exec());
      return found ? previewIn(found) : undefined;
    },

    async put(preview) {
      const _id = idOf(preview.survey, preview.wave);
      await persist(() => Model.replaceOne({ _id }, { _id, ...preview }, { upsert: true }).exec());
    },

    async remove(survey, wave) {
      await persist(() => Model.deleteOne({ _id: idOf(survey, wave) }).exec());
    },

    async forgetBefore(made) {
      await persist(() => Model.deleteMany({ made: { $lt: made } }).exec());
    },
  };
}

function previewIn({ _id, ...preview }: Preview & { _id: string }): Preview {
  return preview;
}
