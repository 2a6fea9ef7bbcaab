import type { Wave } from '../../fieldwork/wave.ts';
import type { Services } from '../../services.ts';

/** Whether a wave was never fielded here, and its results are known as they were printed elsewhere. */
export function isPrinted(
  { aggregates }: Pick<Services, 'aggregates'>,
  { survey, wave, state }: Pick<Wave, 'survey' | 'wave' | 'state'>,
): boolean {
  return state === 'draft' && aggregates.find(survey, wave) !== undefined;
}
