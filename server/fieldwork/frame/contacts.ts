import type { Contact, Unit } from './unit.ts';

export type ContactStates = ReadonlyMap<string, Contact['state']>;

/** What is known of the addresses in a wave, or once was. An address is in the same state wherever it stands. */
export function contactStates(units: Pick<Unit, 'contacts' | 'former'>[]): ContactStates {
  const known = [
    ...units.flatMap(({ former }) => former ?? []),
    ...units.flatMap(({ contacts }) => contacts),
  ];
  return new Map(known.map(({ email, state }) => [email, state] as const));
}

/** The contacts of a unit with these addresses: somebody who has opted out of the wave, has so for each service. */
export function contactsOf(emails: string[], states: ContactStates): Contact[] {
  return emails.map((email) => ({ email, state: states.get(email) ?? 'reachable' }));
}

/** The addresses that several units have, with the units: leaders of several services. The most services first. */
export function sharedAddresses<Entry extends { emails: string[] }>(
  units: Entry[],
): { email: string; units: Entry[] }[] {
  const users = new Map<string, Entry[]>();
  for (const unit of units)
    for (const email of unit.emails) {
      const others = users.get(email);
      if (others) others.push(unit);
      else users.set(email, [unit]);
    }
  return [...users]
    .filter(([, sharing]) => sharing.length > 1)
    .map(([email, sharing]) => ({ email, units: sharing }))
    .sort((a, b) => b.units.length - a.units.length || (a.email < b.email ? -1 : 1));
}
