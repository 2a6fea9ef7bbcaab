import fc from 'fast-check';
import { linkIdOf, personalCode } from '../../../server/fieldwork/access-code.ts';
import { changeUnit } from '../../../server/fieldwork/frame/change-unit.ts';
import { compareRegisters } from '../../../server/fieldwork/frame/compare-registers.ts';
import { completeRegister } from '../../../server/fieldwork/frame/complete-register.ts';
import { sharedAddresses } from '../../../server/fieldwork/frame/contacts.ts';
import { copyRegister } from '../../../server/fieldwork/frame/copy-register.ts';
import { loadRegister } from '../../../server/fieldwork/frame/load-register.ts';
import { readRegister } from '../../../server/fieldwork/frame/read-register.ts';
import { registerFile } from '../../../server/fieldwork/frame/register-file.ts';
import { asRegistered } from '../../../server/fieldwork/frame/register-value.ts';
import type { RegisterUnit, Unit, UnitStore } from '../../../server/fieldwork/frame/unit.ts';
import { csvFile } from '../../../server/publishing/csv.ts';
import { connectDatabase, type Database } from '../../../server/storage/database.ts';
import { unitStore } from '../../../server/storage/unit-store.ts';
import { testDatabaseUri } from '../../setup/database.ts';
import { arbitraryRegister } from './arbitrary-register.ts';
import { bytesOf, instruments, isSame, registerUnit as unit } from './registers.ts';

const secret = Buffer.from('en hemmelighet for tester av registeret');
let database: Database;
let units: UnitStore;
let wave = 2000;
let target = { survey: 'proven', wave: `${wave}` };

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  units = unitStore(database.models);
});
afterAll(() => database.close());
beforeEach(newWave);

function newWave(): void {
  wave += 1;
  target = { survey: 'proven', wave: `${wave}` };
}

const load = (wanted: RegisterUnit[]) => loadRegister({ units, secret }, target, wanted);
const stored = () => units.list(target.survey, target.wave);
const one = async (id: string) => (await units.find(target.survey, target.wave, id)) as Unit;
const [first, second, third] = [unit('1'), unit('2'), unit('3')];

describe('Loading a register', () => {
  test('gives each new unit a random id and a link made from its code', async () => {
    expect(await load([first, second])).toEqual({ added: 2, changed: 0, removed: 0 });
    const [a, b] = await stored();
    expect(a?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(a?.id).not.toBe(b?.id);
    expect(a?.linkId).toBe(linkIdOf(personalCode(secret, { ...target, unit: '1', generation: 0 })));
  });

  test('leaves what has happened to a unit as it is', async () => {
    await load([unit('1', { emails: ['en@eksempel.no'] }), second]);
    const before = await one('1');
    await units.markInvited([before.id]);
    await units.renewLink(before.id, 0, 'ny lenke');
    await units.setContactState(target.survey, target.wave, 'en@eksempel.no', 'optedOut');
    await load([unit('1', { name: 'Nytt navn', emails: ['en@eksempel.no', 'to@eksempel.no'] }), second]);
    expect(await one('1')).toEqual({
      ...before,
      name: 'Nytt navn',
      invited: true,
      generation: 1,
      linkId: 'ny lenke',
      contacts: [
        { email: 'en@eksempel.no', state: 'optedOut' },
        { email: 'to@eksempel.no', state: 'reachable' },
      ],
    });
  });

  test('knows an address that has opted out in every service it stands at', async () => {
    await load([unit('1', { emails: ['en@eksempel.no'] })]);
    await units.setContactState(target.survey, target.wave, 'en@eksempel.no', 'optedOut');
    await load([unit('1', { emails: ['en@eksempel.no'] }), unit('2', { emails: ['en@eksempel.no'] })]);
    expect((await one('2')).contacts).toEqual([{ email: 'en@eksempel.no', state: 'optedOut' }]);
  });

  test('takes units away that are no longer there, those that hold a link too', async () => {
    await load([first, second, third]);
    await units.markInvited([(await one('2')).id]);
    expect(await load([first])).toEqual({ added: 0, changed: 0, removed: 2 });
    expect((await stored()).map((each) => each.unit)).toEqual(['1']);
  });

  test('knows a unit that is taken out and comes back: what it said, and the link it has now', async () => {
    const [one1, shared] = ['tjeneste1@eksempel.no', 'leder1@eksempel.no'];
    await load([unit('1', { emails: [one1, shared] }), second]);
    const before = await one('1');
    await units.markInvited([before.id]);
    await units.setDeclined(before.id, true);
    await units.renewLink(before.id, 0, 'en annen lenke');
    await units.setContactState(target.survey, target.wave, one1, 'optedOut');
    await load([second]);
    expect(await units.findByLink('en annen lenke')).toBeUndefined();
    expect(await units.find(target.survey, target.wave, '1')).toBeUndefined();
    expect(await units.findByEmail(shared)).toEqual([]);
    expect(await load([unit('1', { emails: [one1, shared] }), second])).toMatchObject({ added: 1 });
    expect(await one('1')).toEqual({
      ...before,
      ...{ invited: true, declined: true, generation: 1, linkId: 'en annen lenke' },
      contacts: [
        { email: one1, state: 'optedOut' },
        { email: shared, state: 'reachable' },
      ],
    });
  });

  test('keeps no address of a unit that is taken out but those that said no', async () => {
    await load([unit('1', { emails: ['en@eksempel.no', 'to@eksempel.no'] })]);
    await units.setContactState(target.survey, target.wave, 'en@eksempel.no', 'bounced');
    await load([second]);
    const kept = await database.models.Unit.findOne({ ...target, unit: '1' }).lean();
    expect(kept).toMatchObject({ contacts: [], former: [{ email: 'en@eksempel.no', state: 'bounced' }] });
    expect(JSON.stringify(kept)).not.toContain('to@eksempel.no');
  });

  test('knows an address that comes back, at the same service or another, until it says something else', async () => {
    const email = 'en@eksempel.no';
    const state = (value: string) => units.setContactState(target.survey, target.wave, email, value as never);
    await load([unit('1', { emails: [email] }), second]);
    await state('optedOut');
    await load([first, second]);
    expect((await one('1')).contacts).toEqual([]);
    await load([first, unit('2', { emails: [email] })]);
    expect((await one('2')).contacts).toEqual([{ email, state: 'optedOut' }]);
    await state('reachable');
    await load([unit('1', { emails: [email] }), second]);
    expect((await one('1')).contacts).toEqual([{ email, state: 'reachable' }]);
  });

  test.each([
    ['be removed', [second], /tas ut av registeret: 1\./],
    ['get another instrument', [unit('1', { instrument: 'bydel' }), second], /annet spørreskjema: 1\./],
  ])('is refused whole when a unit that has answered would %s', async (_, wanted, message) => {
    await load([first]);
    await units.markAnswered((await one('1')).id, '2024-09-01');
    const before = await stored();
    await expect(load(wanted)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(message),
    });
    expect(await stored()).toEqual(before);
  });

  test('that was cut off before anything was removed is completed by loading once more', async () => {
    await load([first, second]);
    const cutOff = { ...units, takeOut: () => Promise.reject(new Error('cut off')) };
    await expect(loadRegister({ units: cutOff, secret }, target, [second, third])).rejects.toThrow('cut off');
    const ids = new Map((await stored()).map((each) => [each.unit, each.id]));
    expect(await load([second, third])).toMatchObject({ added: 0, removed: 1 });
    expect((await stored()).map((each) => [each.unit, each.id])).toEqual(
      ['2', '3'].map((id) => [id, ids.get(id)]),
    );
  });

  test('twice at the same moment makes each unit once', async () => {
    await Promise.all([load([first, second]), load([first, second])]);
    await load([first, second]);
    expect((await stored()).map((each) => each.unit)).toEqual(['1', '2']);
  });

  test('makes the register what the file says, whatever it was before', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRegister, arbitraryRegister, async (before, wanted) => {
        newWave();
        await load(before);
        const compared = compareRegisters((await stored()).map(asRegistered), wanted);
        const outcome = await load(wanted);
        const now = (await stored()).map(asRegistered);
        expect(isSame(compareRegisters(now, wanted))).toBe(true);
        expect(now).toHaveLength(wanted.length);
        expect(outcome.changed).toBe(compared.changed.length);
      }),
      { numRuns: 15 },
    );
  });
});

test('A register that is downloaded and read again is the same', () => {
  fc.assert(
    fc.property(
      arbitraryRegister,
      fc.constantFrom('excel' as const, 'international' as const),
      (before, variant) => {
        const { columns, rows } = registerFile(before, true);
        const reading = readRegister(bytesOf(csvFile(columns, rows, variant)), { instruments });
        expect(reading.problems).toEqual([]);
        expect(reading.unknownColumns).toEqual([]);
        expect(isSame(compareRegisters(before, reading.units))).toBe(true);
      },
    ),
  );
});

describe('What a file has no column for', () => {
  test('stays as it is', async () => {
    await load([unit('1', { emails: ['en@eksempel.no'], facts: { fte: 4, region: 'nord' } })]);
    const reading = readRegister(bytesOf('id;navn;region\n1;Nytt navn;\n2;Tjeneste 2;Øst\n'));
    expect(completeRegister(reading, await stored())).toMatchObject([
      { unit: '1', name: 'Nytt navn', emails: ['en@eksempel.no'], facts: { fte: 4, region: undefined } },
      { unit: '2', emails: [], facts: { region: 'ost' } },
    ]);
  });
});

describe('The register of an earlier wave', () => {
  const earlier = async () => {
    await load([
      unit('1', { emails: ['en@eksempel.no', 'to@eksempel.no'], instrument: 'bydel' }),
      unit('2', { instrument: 'kommune', from: { units: ['1'], on: '2023-01-01' } }),
    ]);
    await units.setContactState(target.survey, target.wave, 'en@eksempel.no', 'bounced');
    await units.setContactState(target.survey, target.wave, 'to@eksempel.no', 'optedOut');
    await units.markInvited([(await one('1')).id]);
    await units.markAnswered((await one('1')).id, '2024-09-01');
    const found = await stored();
    newWave();
    return found;
  };
  const copy = (found: Unit[], ids = ['kommune', 'bydel']) =>
    copyRegister({ units, secret }, found, target, ids);

  test('is used again without what happened in that wave', async () => {
    const found = await earlier();
    expect(await copy(found)).toBe(2);
    const [a, b] = await stored();
    expect(a).toMatchObject({
      unit: '1',
      invited: false,
      answered: false,
      generation: 0,
      instrument: 'bydel',
    });
    expect(a?.id).not.toBe(found[0]?.id);
    expect(a?.contacts).toEqual([
      { email: 'en@eksempel.no', state: 'bounced' },
      { email: 'to@eksempel.no', state: 'reachable' },
    ]);
    expect(b).not.toHaveProperty('from');
  });

  test('is copied on from where it was cut off, and never over another register', async () => {
    const found = await earlier();
    await copy(found.slice(0, 1));
    const [a] = await stored();
    await copy(found);
    expect((await stored()).map(({ id }) => id)).toContain(a?.id);
    expect(await stored()).toHaveLength(2);
    newWave();
    await load([third]);
    await expect(copy(found)).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('cannot be used where its instruments are not', async () => {
    const found = await earlier();
    await expect(copy(found, ['kommune', 'annet'])).rejects.toThrow(/1 tjenester.*kommune eller annet/);
    expect(await copy(found, [])).toBe(2);
  });
});

describe('One unit', () => {
  test('is changed without touching what has happened to its addresses', async () => {
    await load([unit('1', { emails: ['en@eksempel.no'] })]);
    await units.setContactState(target.survey, target.wave, 'en@eksempel.no', 'bounced');
    const { name, facts } = first;
    await changeUnit(units, await one('1'), { name, facts, emails: ['to@eksempel.no', 'en@eksempel.no'] });
    expect((await one('1')).contacts).toEqual([
      { email: 'to@eksempel.no', state: 'reachable' },
      { email: 'en@eksempel.no', state: 'bounced' },
    ]);
  });

  test('that has answered keeps its instrument', async () => {
    await load([first]);
    await units.markAnswered((await one('1')).id, '2024-09-01');
    const change = changeUnit(units, await one('1'), { ...first, instrument: 'bydel' });
    await expect(change).rejects.toMatchObject({ kind: 'conflict' });
  });
});

test('A leader of several services is one address at several units', () => {
  const shared = [
    unit('1', { emails: ['en@eksempel.no', 'to@eksempel.no'] }),
    unit('2', { emails: ['en@eksempel.no'] }),
    unit('3', { emails: ['tre@eksempel.no'] }),
  ];
  expect(sharedAddresses(shared)).toEqual([{ email: 'en@eksempel.no', units: shared.slice(0, 2) }]);
});
