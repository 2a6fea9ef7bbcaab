import fc from 'fast-check';
import type { RegisterUnit } from '../../../server/fieldwork/frame/unit.ts';
import { organisations, regions } from '../../../server/fieldwork/frame/variables.ts';
import { instruments } from './registers.ts';

const ids = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];
const addresses = ['en@eksempel.no', 'to@eksempel.no', 'tre@eksempel.no'];
const keysOf = <Key extends string>(labels: Record<Key, string>) => Object.keys(labels) as Key[];

/** Words as registers have them, and as they should not: with quotes, separators and the beginnings of formulas. */
const words = fc
  .string({ unit: fc.constantFrom(...'aøÅ1 ;,"=+-@\t<&'), minLength: 1, maxLength: 12 })
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

const facts = fc.record(
  {
    region: fc.constantFrom(...keysOf(regions)),
    county: words,
    organisation: fc.constantFrom(...keysOf(organisations)),
    municipalities: fc.integer({ min: 1, max: 9 }),
    fte: fc.integer({ min: 1, max: 4000 }).map((tenths) => tenths / 10),
  },
  { requiredKeys: [] },
);

const from = fc.option(
  fc.record({
    units: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
    on: fc.constantFrom('2024-01-01', '2025-12-31'),
  }),
  { nil: undefined },
);

const unit = fc.record({
  unit: fc.constantFrom(...ids),
  name: words,
  instrument: fc.constantFrom(...instruments.map(({ id }) => id)),
  facts,
  from,
  emails: fc.uniqueArray(fc.constantFrom(...addresses), { maxLength: 2 }),
});

/** A register of a wave with two instruments, in the order of its ids. */
export const arbitraryRegister: fc.Arbitrary<RegisterUnit[]> = fc
  .uniqueArray(unit, { selector: (each) => each.unit, minLength: 1 })
  .map((units) => units.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)));
