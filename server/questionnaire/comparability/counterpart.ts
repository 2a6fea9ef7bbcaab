import { joinInstruments } from '../instruments.ts';
import type { Questionnaire } from '../questionnaire.ts';

/** What an instrument is compared with: the same instrument of the wave before, else that wave as a whole. */
export function counterpartOf(
  { instrument }: Pick<Questionnaire, 'instrument'>,
  before: Questionnaire[],
): Questionnaire | undefined {
  if (before.length === 0) return undefined;
  const same = before.find((each) => instrument && each.instrument?.id === instrument.id);
  return same ?? joinInstruments(before);
}
