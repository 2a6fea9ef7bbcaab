import { newUnit } from '../../server/fieldwork/frame/new-unit.ts';
import type { Contact, Unit } from '../../server/fieldwork/frame/unit.ts';

/** A unit as it comes into its wave's register, with somebody who can be reached, and then as it is `known` to be. */
export function unitOf(secret: Buffer, known: Pick<Unit, 'survey' | 'wave' | 'unit'> & Partial<Unit>): Unit {
  const registered = { name: `Tjeneste ${known.unit}`, facts: {}, ...known };
  const contacts = reachable(`leder-${known.unit.toLowerCase()}@eksempel.no`);
  return { ...newUnit(secret, known, registered, contacts), ...known };
}

export function reachable(...emails: string[]): Contact[] {
  return emails.map((email) => ({ email, state: 'reachable' }));
}
