import { deeds } from './fieldwork/life-cycle.ts';
import { type NewWave, termsOf, type WaveStore } from './fieldwork/wave.ts';
import { type Produced, type ProducingServices, produce, type Wanted } from './publish/produce.ts';
import type { PreviewStore } from './publishing/preview.ts';
import type { Publication } from './publishing/publication.ts';

type PublishingServices = ProducingServices & { previews: Pick<PreviewStore, 'remove'> };

/**
 * Makes the results of a wave and freezes them as a new version. Throws as `produce` does, and `conflict` when somebody
 * else has published at the same time.
 */
export async function publishWave(
  services: PublishingServices,
  wave: NewWave,
  wanted: Wanted = {},
): Promise<Publication> {
  const produced = await produce(services, wave, wanted);
  await freeze(services, wave, produced);
  return produced.publication;
}

/** From here on everybody can read it. */
export async function freeze(
  { publications, previews, waves }: { waves: WaveStore } & PublishingServices,
  wave: NewWave,
  { publication, questionnaire }: Pick<Produced, 'publication' | 'questionnaire'>,
): Promise<void> {
  const { survey, wave: name } = wave;
  await publications.add(publication);
  // A wave that was stored before terms were kept gets those it is first published with.
  const terms = wave.version === undefined ? termsOf(questionnaire) : {};
  await waves.change(survey, name, deeds.publish, { ...terms, state: 'published' });
  await previews.remove(survey, name);
}
