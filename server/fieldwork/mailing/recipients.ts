import type { Unit } from '../frame/unit.ts';
import type { MessageKind, Wave } from '../wave.ts';
import type { Mailing, Message } from './message.ts';
import { idOf } from './message-id.ts';

/** Whether a message of the kind has anything to ask of the unit. It is asked again just before the message is sent. */
export function concerns(kind: MessageKind, mode: Wave['mode'], unit: Unit): boolean {
  // Who answers confidentially can come back and change the answers, and may ask for the link.
  if (kind === 'link' && mode === 'confidential') return !unit.declined;
  return !unit.answered && !unit.declined;
}

/** Whether a mailing of the kind begins with the unit, when nobody has chosen units. */
function isDue(kind: MessageKind, unit: Unit): boolean {
  return kind === 'invitation' ? !unit.invited : unit.invited;
}

/**
 * The units that a mailing is about: an invitation to those who have none, a reminder to those who have, and neither
 * to those who have answered or declined. To units that somebody chose, a new invitation too.
 */
export function unitsOf(
  { kind, chosen }: Pick<Mailing, 'kind' | 'chosen'>,
  mode: Wave['mode'],
  units: Unit[],
): Unit[] {
  const wanted = chosen && new Set(chosen);
  return units.filter((unit) => {
    if (!concerns(kind, mode, unit)) return false;
    if (wanted === undefined) return isDue(kind, unit);
    return wanted.has(unit.id) && (kind !== 'reminder' || unit.invited);
  });
}

/** The units by the addresses where somebody can be reached for them. A leader of several services is one address. */
export function byAddress(units: Unit[]): Map<string, Unit[]> {
  const addresses = new Map<string, Unit[]>();
  for (const unit of units)
    for (const { email, state } of unit.contacts)
      if (state === 'reachable') addresses.set(email, [...(addresses.get(email) ?? []), unit]);
  return addresses;
}

/** One message to each address, about all its units. */
export function messagesTo(mailing: Mailing, units: Unit[]): Message[] {
  return [...byAddress(units)].map(([to, about]) =>
    newMessage(mailing, to, about, idOf('message', mailing.id, to)),
  );
}

export function newMessage(
  { id: mailing, survey, wave }: Pick<Mailing, 'id' | 'survey' | 'wave'>,
  to: string,
  units: Unit[],
  id: string,
): Message {
  return {
    id,
    mailing,
    survey,
    wave,
    to,
    units: units.map((unit) => unit.id),
    state: 'waiting',
    attempts: 0,
    notBefore: 0,
  };
}
