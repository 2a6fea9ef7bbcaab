import { DomainError } from '../../errors.ts';
import { type ContactStates, contactStates } from './contacts.ts';
import { putUnits, type RegisterStores, withoutTwins } from './load-register.ts';
import { newUnit, type WaveName } from './new-unit.ts';
import type { Contact, Unit } from './unit.ts';

/**
 * Uses the register of an earlier wave in a wave that has none. Units, facts and addresses come along; what happened
 * to them in that wave does not, but for addresses that take no messages. A unit that was in the wave before is the one
 * it was. Copying that was cut short is completed by
 * copying once more.
 *
 * Throws `conflict` when the wave has units that the earlier register has not, or the units had an instrument that
 * the wave does not have.
 *
 * @param instruments the ids of the wave's instruments
 * @returns how many units the wave now has
 */
export async function copyRegister(
  { units, secret }: RegisterStores,
  earlier: Unit[],
  to: WaveName,
  instruments: string[],
): Promise<number> {
  const now = new Set((await withoutTwins(units, to)).map(({ unit }) => unit));
  refuseOthers(earlier, now);
  refuseInstruments(earlier, instruments);
  const missing = earlier.filter(({ unit }) => !now.has(unit));
  const removed = await units.listRemoved(to.survey, to.wave);
  const own = new Map(removed.map((unit) => [unit.unit, unit]));
  const states = contactStates(removed);
  await putUnits(
    units,
    missing.map(({ from, instrument, ...unit }) => {
      const contacts = unit.contacts.map((contact) => forAnotherWave(contact, states));
      const registered = { ...unit, instrument: instruments.length > 1 ? instrument : instruments[0] };
      const made = newUnit(secret, to, registered, contacts);
      return { ...made, id: own.get(unit.unit)?.id ?? made.id };
    }),
  );
  return (await withoutTwins(units, to)).length;
}

/** To opt out is to want no more messages in that wave. */
function forAnotherWave({ email, state }: Contact, states: ContactStates): Contact {
  return { email, state: states.get(email) ?? (state === 'bounced' ? 'bounced' : 'reachable') };
}

function refuseOthers(earlier: Unit[], now: ReadonlySet<string>): void {
  const known = new Set(earlier.map(({ unit }) => unit));
  if ([...now].every((unit) => known.has(unit))) return;
  throw new DomainError(
    'conflict',
    'Undersøkelsen har allerede et register. Last ned registeret fra forrige gang, og last det opp her i stedet. Ingenting er endret.',
  );
}

function refuseInstruments(earlier: Unit[], instruments: string[]): void {
  if (instruments.length < 2) return;
  const unfit = earlier.filter(({ instrument }) => !instruments.includes(instrument ?? ''));
  if (unfit.length === 0) return;
  throw new DomainError(
    'conflict',
    `${unfit.length} tjenester i registeret fra forrige gang har ikke et spørreskjema som denne undersøkelsen har. Last ned registeret, skriv ${instruments.join(' eller ')} i kolonnen «skjema», og last det opp her. Ingenting er endret.`,
  );
}
