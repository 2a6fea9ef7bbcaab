import { randomBytes } from 'node:crypto';
import { linkIdOf, personalCode } from '../access-code.ts';
import type { Contact, RegisterUnit, Unit } from './unit.ts';

/** A wave that units belong to. */
export interface WaveName {
  survey: string;
  wave: string;
}

/** A unit that has come into a wave's register: nothing has happened to it yet. */
export function newUnit(
  secret: Buffer,
  { survey, wave }: WaveName,
  { unit, name, instrument, facts, from }: Omit<RegisterUnit, 'emails'>,
  contacts: Contact[],
): Unit {
  const generation = 0;
  return {
    id: randomBytes(16).toString('hex'),
    survey,
    wave,
    unit,
    name,
    instrument,
    contacts,
    facts,
    from,
    linkId: linkIdOf(personalCode(secret, { survey, wave, unit, generation })),
    generation,
    invited: false,
    answered: false,
    declined: false,
  };
}
