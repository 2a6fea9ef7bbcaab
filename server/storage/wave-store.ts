import type { Wave, WaveStore } from '../fieldwork/wave.ts';
import type { Models } from './models.ts';
import { persist } from './persist.ts';

export function waveStore({ Wave }: Models): WaveStore {
  const idOf = (survey: string, wave: string) => `${survey}/${wave}`;
  return {
    async find(survey, wave) {
      const found = await persist(() => Wave.findById(idOf(survey, wave)).lean().exec());
      return found ? waveIn(found) : undefined;
    },

    async list() {
      const found = await persist(() => Wave.find().sort({ _id: 1 }).lean().exec());
      return found.map(waveIn);
    },

    async save(wave) {
      await persist(() =>
        Wave.updateOne({ _id: idOf(wave.survey, wave.wave) }, { $set: { ...wave } }, { upsert: true }),
      );
    },
  };
}

/** A wave that was opened by an earlier release has its version under the name it had then. */
function waveIn({ _id, opened, ...wave }: Wave & { _id: string; opened?: string }): Wave {
  return opened === undefined ? wave : { version: opened, ...wave };
}
