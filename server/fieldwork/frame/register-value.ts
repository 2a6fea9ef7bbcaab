import { type RegisterColumn, registerColumns } from './register-column.ts';
import type { RegisterUnit, Unit } from './unit.ts';

export type RegisterField = Exclude<RegisterColumn, 'id'>;
export const registerFields = registerColumns.filter((column) => column !== 'id');

/** What one field of a unit says; an empty list and nothing are the same. */
export function fieldOf(unit: RegisterUnit, field: RegisterField): string | number | string[] | undefined {
  switch (field) {
    case 'name':
    case 'instrument':
      return unit[field];
    case 'emails':
      return unit.emails.length > 0 ? unit.emails : undefined;
    case 'from':
      return unit.from?.units;
    case 'fromDate':
      return unit.from?.on;
    default:
      return unit.facts[field];
  }
}

/** A unit as the register tells of it, without what has happened to it in the wave. */
export function asRegistered({ unit, name, instrument, facts, from, contacts }: Unit): RegisterUnit {
  return { unit, name, instrument, facts, from, emails: contacts.map(({ email }) => email) };
}
