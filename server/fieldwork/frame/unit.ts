import type { Day } from '../day.ts';
import type { RegisterFacts } from './variables.ts';

/**
 * Somebody who can answer for a unit. `bounced`: the address does not take messages. `optedOut`: wants no more of
 * them in this wave.
 */
export interface Contact {
  email: string;
  state: 'reachable' | 'bounced' | 'optedOut';
}

/** One service in a wave's register (frame). It knows that it has been answered for, and never with what. */
export interface Unit {
  /** Random, and made here: the only id that other collections may hold. */
  id: string;
  survey: string;
  wave: string;
  /** The register's own id, which is the same from wave to wave. */
  unit: string;
  name: string;
  /** Which of the wave's instruments the unit gets, in a wave that has several. */
  instrument?: string | undefined;
  /** Several where a service has several leaders. A leader of several services is a contact of each. */
  contacts: Contact[];
  facts: RegisterFacts;
  /** The units this one was made from, by the register's ids, and when: services merge and split between waves. */
  from?: { units: string[]; on: Day } | undefined;
  /** Made from the access code one way: finds the unit of a link. See access-code.ts. */
  linkId: string;
  /** How many times the unit has been given another code. The code in force is made from it. */
  generation: number;
  invited: boolean;
  answered: boolean;
  /** Gone when the wave is closed. */
  answeredOn?: Day | undefined;
  /** The unit has said that it will not answer. */
  declined: boolean;
  /** Addresses that have left the unit, and that take or want no messages: that stands if they come back. */
  former?: Contact[] | undefined;
  /** Taken out of the register. Its link finds nobody, and what has happened to it stands if it comes back. */
  removed?: boolean | undefined;
}

/** The part of a unit that an import of a register sets. */
export type RegisterUnit = Pick<Unit, 'unit' | 'name' | 'instrument' | 'facts' | 'from'> & {
  emails: string[];
};

export interface UnitStore {
  /** In the order of the register's ids. */
  list(survey: string, wave: string): Promise<Unit[]>;
  /** The units that were in the register, and have been taken out. */
  listRemoved(survey: string, wave: string): Promise<Unit[]>;
  find(survey: string, wave: string, unit: string): Promise<Unit | undefined>;
  /** By the id made here, also when it is taken out of the register. */
  findById(id: string): Promise<Unit | undefined>;
  findByLink(linkId: string): Promise<Unit | undefined>;
  /** Units of waves where somebody can be reached at the address, in every survey. */
  findByEmail(email: string): Promise<Unit[]>;
  /**
   * Stores units under their ids, new, as they now are in the register, or back in it. Never touches what has happened
   * since.
   */
  putRegister(units: Unit[]): Promise<void>;
  /** Takes units that have not been answered for out of the register, and their addresses away. */
  takeOut(ids: string[]): Promise<void>;
  /** Removes twins that have not been answered for, as if they had never been. */
  remove(ids: string[]): Promise<void>;
  markInvited(ids: string[]): Promise<void>;
  /** The first day counts: marking again changes nothing. A unit that was taken out is back in the register. */
  markAnswered(id: string, on: Day): Promise<void>;
  setDeclined(id: string, declined: boolean): Promise<void>;
  setContactState(survey: string, wave: string, email: string, state: Contact['state']): Promise<void>;
  /**
   * Gives the unit another code, if its generation is still the one given, and it has not answered where that is for
   * good: in an anonymous wave, which it is unless told otherwise. Tells whether it was.
   */
  renewLink(
    id: string,
    generation: number,
    linkId: string,
    mode?: 'anonymous' | 'confidential',
  ): Promise<boolean>;
  /** Takes the days of answering away from the wave's units. */
  forgetDays(survey: string, wave: string): Promise<void>;
  /** Takes names, addresses and links away from the wave's units, and who answered with them: the units are removed. */
  removeWave(survey: string, wave: string): Promise<void>;
}
