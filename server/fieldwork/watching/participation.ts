import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { draftKeysOf } from '../completing.ts';
import type { DraftStore } from '../draft.ts';
import type { Unit, UnitStore } from '../frame/unit.ts';
import type { Wave } from '../wave.ts';
import { countsOf, type WaveCounts } from './counts.ts';
import { answeredByDay } from './daily-curve.ts';
import { guardedCounts, wholeAlone } from './guard.ts';

/** Who takes part in a wave, as somebody may see it. */
export interface Participation {
  counts: WaveCounts;
  /**
   * `everything`; `groups`: no groups so small, or so alike, that they tell of single units; `whole`: no groups;
   * `kept`: the units are deleted, and this is what was kept, for everybody.
   */
  seen: 'everything' | 'groups' | 'whole' | 'kept';
  byDay: Record<string, number>;
  /** Addresses that have refused messages, to those who see everything. */
  bouncedAddresses: number;
}

interface Stores {
  units: Pick<UnitStore, 'list'>;
  drafts: Pick<DraftStore, 'known'>;
  secret: Buffer;
}

/**
 * Made from the register, and from whether there is a draft, never from what is in one. Nothing where the wave has no
 * register.
 *
 * @param doesFieldwork whether the visitor may see the units themselves
 */
export async function participationIn(
  stores: Stores,
  wave: Wave,
  instruments: Questionnaire[],
  doesFieldwork: boolean,
): Promise<Participation | undefined> {
  const byDay = wave.answeredByDay ?? {};
  if (wave.rates) return { counts: wave.rates, seen: 'kept', byDay, bouncedAddresses: 0 };
  const units = await stores.units.list(wave.survey, wave.wave);
  if (units.length === 0) return undefined;
  const isOpen = wave.state === 'open';
  const started = isOpen ? await startedUnits(stores, instruments, units) : new Set<string>();
  const rest = { byDay: isOpen ? answeredByDay(units) : byDay, bouncedAddresses: bouncedIn(units) };
  if (doesFieldwork) return { counts: countsOf(units, started), seen: 'everything', ...rest };
  return isOpen
    ? { counts: wholeAlone(units, started), seen: 'whole', ...rest, bouncedAddresses: 0 }
    : { counts: guardedCounts(units), seen: 'groups', ...rest, bouncedAddresses: 0 };
}

/** The ids of units with a draft under a code that they have or have had. */
async function startedUnits(
  { drafts, secret }: Stores,
  instruments: Questionnaire[],
  units: Unit[],
): Promise<Set<string>> {
  const unitOf = new Map<string, string>();
  for (const unit of units)
    for (const questionnaire of instruments)
      for (const keys of draftKeysOf(secret, questionnaire, unit)) unitOf.set(keys.id, unit.id);
  const known = await drafts.known([...unitOf.keys()]);
  return new Set([...known].flatMap((id) => unitOf.get(id) ?? []));
}

function bouncedIn(units: Unit[]): number {
  const addresses = units.flatMap(({ contacts }) => contacts.filter(({ state }) => state === 'bounced'));
  return new Set(addresses.map(({ email }) => email)).size;
}
