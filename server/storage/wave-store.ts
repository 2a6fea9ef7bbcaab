import type { Wave, WaveStore } from '../fieldwork/wave.ts';
import type { Models } from './models.ts';
import { persist } from './persist.ts';

export function waveStore({ Wave }: Models): WaveStore {
  const idOf = (survey: string, wave: string) => `${survey}/${wave}`;
  return {
    async find(survey, wave) {
      const found = await persist(() => Wave.findById(idOf(survey, wave)).lean().exec());
      return found ? withoutId(found) : undefined;
    },

    async list() {
      const found = await persist(() => Wave.find().sort({ _id: 1 }).lean().exec());
      return found.map(withoutId);
    },

    async save(wave) {
      await persist(() =>
        Wave.updateOne({ _id: idOf(wave.survey, wave.wave) }, { $set: { ...wave } }, { upsert: true }),
      );
    },
  };
}

function withoutId({ _id, ...wave }: Wave & { _id: string }): Wave {
  return wave;
}
