import { DomainError } from '../../errors.ts';
import { contactStates, contactsOf } from './contacts.ts';
import type { RegisterUnit, Unit, UnitStore } from './unit.ts';

export type UnitChanges = Pick<RegisterUnit, 'name' | 'instrument' | 'facts' | 'emails'>;

/**
 * Changes what the register says of one unit. An address that is in the wave already keeps the state it has there.
 * Throws `conflict` when a unit that has answered would get another instrument.
 */
export async function changeUnit(units: UnitStore, unit: Unit, changes: UnitChanges): Promise<void> {
  if (unit.answered && unit.instrument !== changes.instrument)
    throw new DomainError(
      'conflict',
      'Tjenesten har svart, og kan ikke få et annet spørreskjema. Ingenting er endret.',
    );
  const { emails, ...register } = changes;
  const { survey, wave } = unit;
  const all = [...(await units.listRemoved(survey, wave)), ...(await units.list(survey, wave))];
  const states = contactStates(all);
  await units.putRegister([{ ...unit, ...register, contacts: contactsOf(emails, states) }]);
}
