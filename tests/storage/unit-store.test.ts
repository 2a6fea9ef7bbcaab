import type { Unit, UnitStore } from '../../server/fieldwork/frame/unit.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { unitStore } from '../../server/storage/unit-store.ts';
import { reachable, unitOf } from '../builders/unit.ts';
import { testDatabaseUri } from '../setup/database.ts';

const survey = 'proven';
let database: Database;
let units: UnitStore;
/** A wave of its own for each test. */
let wave = '2000';

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  units = unitStore(database.models);
});
afterAll(() => database.close());
beforeEach(() => {
  wave = `${Number(wave) + 1}`;
});

const secret = Buffer.from('en hemmelighet for tester av lageret');

function unit(number: number, rest: Partial<Unit> = {}): Unit {
  const contacts = reachable(`leder${number}@eksempel.no`);
  return unitOf(secret, {
    ...{ survey, wave, unit: `${number}`, contacts, facts: { region: 'nord', fte: 7.5 } },
    ...rest,
  });
}

async function stored(...given: Unit[]): Promise<void> {
  await units.putRegister(given);
}

const one = async () => (await units.list(survey, wave))[0];

describe('A register', () => {
  test('is read back as it was given, in the order of its own ids, whatever signs are in it', async () => {
    const strange = unit(3, {
      name: '$name «Øst» $$ROOT',
      instrument: 'bydel',
      contacts: [],
      facts: {},
      from: { units: ['1', '2'], on: '2024-01-01' },
    });
    const [second, first] = [unit(2), unit(1)];
    await stored(strange, second, first);
    expect(await units.list(survey, wave)).toEqual([first, second, strange]);
    expect(await units.list(survey, 'en annen')).toEqual([]);
  });

  test('that is loaded again changes what the register knows, and nothing that has happened since', async () => {
    const given = unit(1, { instrument: 'kommune', from: { units: ['9'], on: '2024-01-01' } });
    await stored(given);
    await units.markInvited([given.id]);
    await units.markAnswered(given.id, '2024-09-01');
    await units.setDeclined(given.id, true);
    await units.renewLink(given.id, 0, 'new link', 'confidential');
    const { instrument, from, ...rest } = given;
    await stored({ ...rest, name: 'Et annet navn', facts: { region: 'sor' } });
    expect(await one()).toEqual({
      ...rest,
      name: 'Et annet navn',
      facts: { region: 'sor' },
      linkId: 'new link',
      generation: 1,
      invited: true,
      answered: true,
      answeredOn: '2024-09-01',
      declined: true,
    });
  });

  test('that is loaded again keeps the state of contacts who stay, and lets go of those who left', async () => {
    const contact = (name: string) => ({ email: `${name}@eksempel.no`, state: 'reachable' as const });
    const given = unit(1, { contacts: [contact('a'), contact('b'), contact('c')] });
    await stored(given);
    await units.setContactState(survey, wave, 'a@eksempel.no', 'bounced');
    await units.setContactState(survey, wave, 'b@eksempel.no', 'optedOut');
    await stored({ ...given, contacts: [contact('ny'), contact('b'), contact('c')] });
    expect((await one())?.contacts).toEqual([
      contact('ny'),
      { ...contact('b'), state: 'optedOut' },
      contact('c'),
    ]);
  });

  test('without units changes nothing', async () => {
    await stored();
    expect(await one()).toBeUndefined();
  });
});

describe('A unit', () => {
  test('is found by the register’s id, by its link and by the address of any of its contacts', async () => {
    const shared = { email: `felles${wave}@eksempel.no`, state: 'reachable' as const };
    const [first, second] = [unit(1, { contacts: [shared] }), unit(2)];
    second.contacts.push(shared);
    await stored(first, second);
    expect(await units.find(survey, wave, '2')).toEqual(second);
    expect(await units.find(survey, wave, '3')).toBeUndefined();
    expect(await units.findByLink(first.linkId)).toEqual(first);
    expect(await units.findByLink('of nobody')).toBeUndefined();
    expect(await units.findByEmail(shared.email)).toEqual([first, second]);
    expect(await units.findByEmail('ingen@eksempel.no')).toEqual([]);
  });

  test('keeps the first day it was answered for', async () => {
    const given = unit(1);
    await stored(given);
    await units.markAnswered(given.id, '2024-09-01');
    await units.markAnswered(given.id, '2024-09-02');
    expect(await one()).toMatchObject({ answered: true, answeredOn: '2024-09-01' });
  });

  test('that has answered says so without its day once the days are forgotten', async () => {
    const given = unit(1);
    await stored(given);
    await units.markAnswered(given.id, '2024-09-01');
    await units.forgetDays(survey, wave);
    expect(await one()).toEqual({ ...given, answered: true });
  });

  test('gets another link once, though two ask for it at the same moment', async () => {
    const given = unit(1);
    await stored(given);
    const renewed = await Promise.all(['one', 'two'].map((link) => units.renewLink(given.id, 0, link)));
    expect(renewed.toSorted()).toEqual([false, true]);
    expect(await one()).toMatchObject({ generation: 1, linkId: renewed[0] ? 'one' : 'two' });
  });

  test('is removed by itself or with its wave, but not by itself when it has been answered for', async () => {
    const [answered, unanswered, other] = [unit(1), unit(2), unit(3, { wave: `${wave}-b` })];
    await stored(answered, unanswered, other);
    await units.markAnswered(answered.id, '2024-09-01');
    await units.remove([answered.id, unanswered.id]);
    expect((await units.list(survey, wave)).map((each) => each.unit)).toEqual(['1']);
    await units.removeWave(survey, wave);
    expect(await units.list(survey, wave)).toEqual([]);
    expect(await units.list(survey, `${wave}-b`)).toEqual([other]);
  });
});
