import { dayInWords } from '../../../fieldwork/day.ts';
import { allows } from '../../../fieldwork/life-cycle.ts';
import { faultyIn } from '../../../fieldwork/questionnaires/errors-in.ts';
import { missingBeforeOpening } from '../../../fieldwork/settings.ts';
import type { Wave, WaveState } from '../../../fieldwork/wave.ts';
import type { Services } from '../../../services.ts';

/** Where a wave stands to its publisher. `printed`: fielded elsewhere, and known from print alone. */
export type ShownState = WaveState | 'printed';

/** What somebody works with comes before what is done. */
export const shownStates: ShownState[] = [
  'open',
  'pilot',
  'draft',
  'closed',
  'published',
  'archived',
  'printed',
];

/** What a publisher needs to know of a wave before going to its page. */
export interface Glance {
  /** The last day to answer, in words. */
  lastDay?: string | undefined;
  /** How many have answered. Without `units` where anybody can answer, and when it is deleted who was asked. */
  answered?: { count: number; units?: number } | undefined;
  /** How many things are missing before the wave can be opened. */
  missing?: number | undefined;
  /** How many comments there are from those who tried the form. */
  comments?: number | undefined;
}

type Known = Pick<Services, 'units' | 'responses' | 'pilot' | 'library'>;

/** Asks the database at most once, and twice in a pilot: the page lists every wave there is. */
export async function glanceAt(services: Known, wave: Wave, state: ShownState): Promise<Glance> {
  const lastDay = wave.closesOn && dayInWords(wave.closesOn);
  if (state === 'draft' || state === 'pilot') return { lastDay, ...(await beforeOpening(services, wave)) };
  if (state === 'open' || state === 'closed') return { lastDay, answered: await answeredIn(services, wave) };
  return {};
}

async function beforeOpening(services: Known, wave: Wave): Promise<Pick<Glance, 'missing' | 'comments'>> {
  const { survey, wave: name } = wave;
  const units = wave.access === 'personal' ? (await services.units.list(survey, name)).length : 0;
  const missing = missingBeforeOpening(wave, units, faultyIn(services.library(), wave).length > 0);
  const comments = allows(wave.state, 'tryOut') ? await services.pilot.comments.list(survey, name) : [];
  return { missing: missing.length, comments: comments.length };
}

/** A number alone: what they answered is nobody's to see while the wave is open. */
async function answeredIn(services: Known, { survey, wave, ...about }: Wave): Promise<Glance['answered']> {
  if (about.access === 'open' || about.linkableDeletedOn)
    return { count: await services.responses.count(survey, wave) };
  const units = await services.units.list(survey, wave);
  return { count: units.filter(({ answered }) => answered).length, units: units.length };
}
