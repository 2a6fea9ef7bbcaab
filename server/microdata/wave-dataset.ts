import { buildDataset } from '../analysis/build-dataset.ts';
import { type DatasetCache, datasetCache } from '../analysis/cached-dataset.ts';
import type { Dataset } from '../analysis/dataset.ts';
import { DomainError } from '../errors.ts';
import { type ClosingStores, closeWave } from '../fieldwork/closing.ts';
import { allows } from '../fieldwork/life-cycle.ts';
import type { Wave } from '../fieldwork/wave.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';

/** In each process: the answers of a million respondents to a hundred questions. */
const mostBytes = 256 * 2 ** 20;
const keptFor = 15 * 60 * 1000;

export interface WaveDatasets {
  /**
   * The answers of a wave that takes no more. Read once, and kept until they change or nobody has looked for a while.
   *
   * @throws DomainError `conflict` when the wave's answers may not be read, `invalid` when they do not fit the
   * questionnaire
   */
  of(wave: Wave, questionnaire: Questionnaire, instruments: Questionnaire[]): Promise<Dataset>;
}

export function waveDatasets(
  stores: ClosingStores,
  cache: DatasetCache = datasetCache({ mostBytes, keptFor }),
): WaveDatasets {
  return {
    async of(wave, questionnaire, instruments) {
      const { survey, wave: name, state } = wave;
      if (!allows(state, 'analyse'))
        throw new DomainError('conflict', 'Ingen ser svarene mens undersøkelsen tar imot dem.');
      const responses = await stores.responses.count(survey, name);
      return cache.get(`${survey}/${name}`, keyOf(wave, questionnaire, responses), async () => {
        // A close that was cut off is completed first: before it, background may still point at somebody.
        await closeWave(stores, survey, name);
        return buildDataset(questionnaire, stores.responses.stream(survey, name), instruments);
      });
    },
  };
}

/**
 * What changes whenever the answers do: imports make a new mark; what closing completes makes more responses, and takes
 * background away before it is read; deletion may take more, and notes the day; and the questionnaire says what is read.
 */
function keyOf(
  { importMark, linkableDeletedOn }: Wave,
  { version }: Questionnaire,
  responses: number,
): string {
  return JSON.stringify([version, responses, importMark, linkableDeletedOn]);
}
