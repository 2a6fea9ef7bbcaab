import { usualSettings, type Wave, type WaveStore } from '../fieldwork/wave.ts';
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

    async change(survey, wave, states, change, known) {
      const cleared = Object.entries(change).filter(([, value]) => value === undefined);
      const update = {
        $set: change,
        ...(cleared.length > 0 ? { $unset: Object.fromEntries(cleared.map(([name]) => [name, 1])) } : {}),
      };
      const { matchedCount } = await persist(() =>
        Wave.updateOne(
          { _id: idOf(survey, wave), state: { $in: [...states] }, ...(known ? unchanged(known) : {}) },
          update,
        ).exec(),
      );
      return matchedCount === 1;
    },

    async remove(survey, wave, states) {
      const _id = idOf(survey, wave);
      await persist(() => Wave.deleteOne({ _id, state: { $in: [...states] } }).exec());
      return (await persist(() => Wave.exists({ _id }).exec())) === null;
    },
  };
}

/** The last correction tells what came before it: its version is of all the words that the wave had then. */
function unchanged({ corrections }: Pick<Wave, 'corrections'>): Record<string, unknown> {
  const after = { [`corrections.${corrections.length}`]: { $exists: false } };
  const last = corrections.at(-1);
  if (!last) return after;
  const at = `corrections.${corrections.length - 1}`;
  return { ...after, [`${at}.slug`]: last.slug, [`${at}.waveVersion`]: last.waveVersion };
}

type Stored = Pick<Wave, 'survey' | 'wave' | 'state' | 'example'> &
  Partial<Wave> & { _id: string; opened?: string | undefined };

/** A wave that was stored by an earlier release has fewer settings, and its version under the name it had then. */
function waveIn({ _id, opened, ...wave }: Stored): Wave {
  return { ...usualSettings, ...(opened === undefined ? {} : { version: opened }), ...wave };
}
