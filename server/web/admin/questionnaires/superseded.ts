import type { Services } from '../../../services.ts';
import type { WaveVisit } from '../gate.ts';

/** Whether words have been corrected since the results were published: trends break there until they are again. */
export async function isSuperseded(
  { catalogue, publications }: Pick<Services, 'catalogue' | 'publications'>,
  { wave: { survey, wave, state } }: Pick<WaveVisit, 'wave'>,
): Promise<boolean> {
  if (state !== 'published') return false;
  const publication = await publications.latest(survey, wave);
  return publication !== undefined && publication.definitionVersion !== catalogue.find(survey, wave)?.version;
}
