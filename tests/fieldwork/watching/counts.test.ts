import fc from 'fast-check';
import type { Contact, Unit } from '../../../server/fieldwork/frame/unit.ts';
import { groupsOf } from '../../../server/fieldwork/watching/breakdowns.ts';
import { countsOf, isRemindable, statusCounts } from '../../../server/fieldwork/watching/counts.ts';
import { fteCoverage } from '../../../server/fieldwork/watching/coverage.ts';
import { groupLabels } from '../../../server/fieldwork/watching/labels.ts';
import { responseRate } from '../../../server/fieldwork/watching/response-rate.ts';
import { unitsOf2024, unitWith } from '../../builders/watched-units.ts';

const nobody = new Set<string>();
const contact = (state: Contact['state']): Contact => ({ email: `${state}@eksempel.no`, state });

describe('The wave of 2024', () => {
  const counts = countsOf(unitsOf2024(), nobody);
  const group = (breakdown: string, code: string) =>
    counts.breakdowns.find(({ id }) => id === breakdown)?.groups.find(({ codes }) => codes[0] === code)
      ?.counts;

  test.each([
    ['everybody', counts.all, 188, 230, 81.7],
    ['the districts of Oslo', group('instrument', 'bydel'), 8, 15, 53.3],
    ['the services outside Oslo', group('instrument', 'kommune'), 180, 215, 83.7],
    ['the region of Øst', group('region', 'ost'), 43, 49, 87.8],
    ['services under 5 FTE', group('size', 'under-5'), 24, 29, 82.8],
    ['services of 5 to 10 FTE', group('size', '5-til-10'), 35, 40, 87.5],
  ])('has the response rate of %s', (_, of, answered, eligible, percent) => {
    expect(responseRate(of!)).toEqual({ answered, eligible, percent });
  });

  test('covers 78.7 percent of the full-time equivalents', () => {
    expect(fteCoverage(counts.all)).toEqual({
      answered: 4108.8,
      register: 5220.5,
      percent: 78.7,
      unitsWithout: 0,
    });
  });

  test('is broken down in the order that a reader expects', () => {
    expect(counts.breakdowns.map(({ id }) => id)).toEqual([
      'region',
      'size',
      'organisation',
      'county',
      'instrument',
    ]);
    const codes = (wanted: string) =>
      counts.breakdowns.find(({ id }) => id === wanted)?.groups.flatMap((each) => each.codes);
    expect(codes('region')).toEqual(['ost', 'sor', 'vest', 'midt-norge', 'nord', 'oslo']);
    expect(codes('size')).toEqual(['under-5', '5-til-10', '10-til-15', '15-til-30', '30-og-over']);
    expect(codes('county')?.slice(-3)).toEqual(['Vestfold', 'Vestland', 'Østfold']);
  });
});

test.each([
  ['answered', { answered: true }, false],
  ['answered', { answered: true, declined: true }, false],
  ['answered', { answered: true, contacts: [contact('bounced')] }, false],
  ['declined', { declined: true }, false],
  ['silent', {}, true],
  ['silent', { invited: false }, false],
  ['bounced', { contacts: [contact('bounced')] }, false],
  ['bounced', { contacts: [contact('bounced'), contact('optedOut')] }, false],
  ['silent', { contacts: [contact('bounced'), contact('reachable')] }, true],
  ['silent', { contacts: [contact('optedOut')] }, false],
  ['silent', { contacts: [] }, false],
] as ['answered' | 'declined' | 'silent' | 'bounced', Partial<Unit>, boolean][])(
  'A unit is counted as %s when it is %j',
  (standing, known, remindable) => {
    const unit = unitWith({ unit: 'A', ...known });
    expect(statusCounts([unit], nobody)).toMatchObject({ units: 1, [standing]: 1 });
    expect(isRemindable(unit)).toBe(remindable);
    expect(statusCounts([unit], nobody).remindable).toBe(remindable ? 1 : 0);
  },
);

test('Who has begun counts as begun until they have answered or declined', () => {
  const units = [
    unitWith({ unit: 'A' }),
    unitWith({ unit: 'B', answered: true }),
    unitWith({ unit: 'C', declined: true }),
    unitWith({ unit: 'D', contacts: [contact('bounced')] }),
    unitWith({ unit: 'E' }),
  ];
  const begun = new Set(['id-A', 'id-B', 'id-C', 'id-D']);
  expect(statusCounts(units, begun)).toMatchObject({
    answered: 1,
    declined: 1,
    started: 2,
    bounced: 0,
    silent: 1,
    remindable: 2,
  });
});

const anyUnit = fc.record({
  unit: fc.string({ minLength: 1 }),
  invited: fc.boolean(),
  answered: fc.boolean(),
  declined: fc.boolean(),
  contacts: fc.array(fc.constantFrom(contact('reachable'), contact('bounced'), contact('optedOut'))),
  facts: fc.record(
    {
      region: fc.constantFrom('ost', 'nord'),
      fte: fc.integer({ min: 0, max: 500 }).map((tenths) => tenths / 10),
    },
    { requiredKeys: [] },
  ),
}) as fc.Arbitrary<Partial<Unit> & { unit: string }>;

test('Every unit stands in one place, and every group sums to the whole', () => {
  fc.assert(
    fc.property(fc.array(anyUnit, { maxLength: 30 }), fc.infiniteStream(fc.boolean()), (known, begun) => {
      const units = known.map((each, place) => ({ ...unitWith(each), id: String(place) }));
      const started = new Set(units.filter(() => begun.next().value).map(({ id }) => id));
      const { all, breakdowns } = countsOf(units, started);
      expect(all.answered + all.declined + all.started + all.bounced + all.silent).toBe(units.length);
      for (const { groups } of breakdowns)
        for (const field of ['units', 'invited', 'answered', 'remindable', 'silent'] as const)
          expect(groups.reduce((sum, { counts }) => sum + counts[field], 0)).toBe(all[field]);
    }),
  );
});

describe('What the register does not know', () => {
  const units = [
    unitWith({ unit: 'A', facts: { region: 'nord', fte: 4.9 }, answered: true }),
    unitWith({ unit: 'B', facts: { region: 'ost', fte: 5 } }),
    unitWith({ unit: 'C', facts: {} }),
  ];

  test('is a group of its own, last, and has words', () => {
    expect(groupsOf(units, 'region').map(({ codes }) => codes)).toEqual([
      ['ost'],
      ['nord'],
      ['ikke-oppgitt'],
    ]);
    expect(groupsOf(units, 'size').map(({ codes }) => codes)).toEqual([
      ['under-5'],
      ['5-til-10'],
      ['ikke-oppgitt'],
    ]);
    expect(groupLabels({})('region', ['nord', 'ikke-oppgitt'])).toBe('Nord og Ikke oppgitt');
  });

  test('is told of in the coverage, and counted in neither sum', () => {
    expect(fteCoverage(statusCounts(units, nobody))).toEqual({
      answered: 4.9,
      register: 9.9,
      percent: 49.5,
      unitsWithout: 1,
    });
  });

  test('makes no breakdown where it is true of all', () => {
    expect(countsOf(units, nobody).breakdowns.map(({ id }) => id)).toEqual(['region', 'size']);
    expect(countsOf([unitWith({ unit: 'A' }), unitWith({ unit: 'B' })], nobody).breakdowns).toEqual([]);
  });
});

test('An empty register has no rate and no coverage', () => {
  const { all, breakdowns } = countsOf([], nobody);
  expect(breakdowns).toEqual([]);
  expect(responseRate(all)).toBeUndefined();
  expect(fteCoverage(all)).toEqual({ missing: 'notKnown' });
});
