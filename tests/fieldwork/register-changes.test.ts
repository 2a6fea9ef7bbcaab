import { submit } from '../../server/fieldwork/answering.ts';
import { closeWave } from '../../server/fieldwork/closing.ts';
import { changeUnit } from '../../server/fieldwork/frame/change-unit.ts';
import { loadRegister } from '../../server/fieldwork/frame/load-register.ts';
import { asRegistered } from '../../server/fieldwork/frame/register-value.ts';
import { renewLink } from '../../server/fieldwork/frame/renew-link.ts';
import type { Unit } from '../../server/fieldwork/frame/unit.ts';
import { type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import {
  fillIn,
  openPersonalWave,
  type PersonalStores,
  personalDefinition,
  personalForm,
  personalStores,
} from '../builders/personal-units.ts';
import { answersIn } from '../builders/responses.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { CutOff, cutOffAt } from './cut-off.ts';

let database: Database;
let stores: PersonalStores;
let questionnaires: [Questionnaire, Questionnaire];
let unit: Unit;
let other: Unit;
let number = 2000;

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
});
afterAll(() => database.close());

/** An open wave of its own with two instruments, and two units that get the first. */
beforeEach(async () => {
  number += 1;
  const definitions = ['kommune', 'bydel'].map((id) =>
    personalDefinition(`${number}`, {
      instrument: { id, label: id, ...(id === 'kommune' ? { main: true } : {}) },
    }),
  );
  stores = personalStores(database, definitions);
  questionnaires = definitions.map((each) => questionnaireIn('nb', each)) as typeof questionnaires;
  const made = await openPersonalWave(stores, questionnaires[0], [{ region: 'ost' }, { region: 'ost' }]);
  [unit, other] = made.map((each) => ({ ...each, instrument: 'kommune' })) as [Unit, Unit];
  await stores.units.putRegister([unit, other]);
});

const named = () => [questionnaires[0].survey, questionnaires[0].wave] as const;
const form = (index: 0 | 1 = 0) => personalForm(questionnaires[index]);
const now = async () => (await stores.units.find(...named(), unit.unit))!;
const load = (...units: Unit[]) => loadRegister(stores, questionnaires[0], units.map(asRegistered));
const close = () => closeWave(stores, ...named());
const change = async (instrument: string) => {
  const present = await now();
  await changeUnit(stores.units, present, { ...asRegistered(present), instrument });
};

/** Fills in and submits with the unit's present link, but is cut off. */
async function cutOff(method: 'put' | 'markAnswered'): Promise<void> {
  const store = method === 'put' ? 'responses' : 'units';
  const cut = { ...stores, [store]: cutOffAt(stores[store] as object, method as never, 'before') };
  await expect(submit(cut, form(), await fillIn(stores, form(), await now()))).rejects.toThrow(CutOff);
}

async function expectOneResponse(): Promise<void> {
  expect(await answersIn(stores.responses, ...named())).toHaveLength(1);
  expect(await now()).toMatchObject({ answered: true });
  expect(await database.models.Draft.countDocuments({ wave: named()[1] })).toBe(0);
}

const moments = ['put', 'markAnswered'] as const;

describe('A unit that has submitted, and was cut off, is answered for once', () => {
  test.each(moments)('when it gets another instrument after %s', async (method) => {
    await cutOff(method);
    await change('bydel');
    const code = await fillIn(stores, form(1), await now());
    expect(await submit(stores, form(1), code)).toEqual({ state: 'submitted' });
    await expectOneResponse();
    await close();
    await expectOneResponse();
  });

  test.each(moments)('when it gets another instrument and another link after %s', async (method) => {
    await cutOff(method);
    await change('bydel');
    await renewLink(stores, await now());
    const code = await fillIn(stores, form(1), await now());
    await submit(stores, form(1), code);
    await close();
    await expectOneResponse();
  });

  test.each(moments)('when it is taken out of the register after %s, and the wave closes', async (method) => {
    await cutOff(method);
    expect(await load(other)).toMatchObject({ removed: 1 });
    await close();
    await expectOneResponse();
  });

  test.each(moments)('when it is taken out after %s, and put in again', async (method) => {
    await renewLink(stores, unit);
    await cutOff(method);
    await load(other);
    await load(unit, other);
    const code = await fillIn(stores, form(), await now());
    expect(await submit(stores, form(), code)).toEqual({ state: 'submitted' });
    await expectOneResponse();
  });
});

describe('A unit that is changed in the middle of a submission', () => {
  /** Does something just before the first call of the method. */
  function interruptedBefore(method: 'put' | 'markAnswered', act: () => Promise<unknown>): PersonalStores {
    const store = method === 'put' ? 'responses' : 'units';
    const real = stores[store] as unknown as Record<string, (...words: unknown[]) => unknown>;
    let done = false;
    const interrupted = async (...words: unknown[]) => {
      if (!done) await act();
      done = true;
      return real[method]!(...words);
    };
    return { ...stores, [store]: { ...real, [method]: interrupted } };
  }

  test.each(moments)('is back in the register when it was taken out before %s', async (method) => {
    const code = await fillIn(stores, form(), unit);
    const interrupted = interruptedBefore(method, () => load(other));
    expect(await submit(interrupted, form(), code)).toEqual({ state: 'submitted' });
    await expectOneResponse();
    await load(unit, other);
    expect(await submit(stores, form(), await fillIn(stores, form(), await now()))).toEqual({
      state: 'submitted',
    });
    await expectOneResponse();
  });

  test.each(moments)('and gets another instrument before %s, has one response', async (method) => {
    const code = await fillIn(stores, form(), unit);
    await submit(
      interruptedBefore(method, () => change('bydel')),
      form(),
      code,
    );
    await submit(stores, form(1), await fillIn(stores, form(1), await now()));
    await expectOneResponse();
  });

  test.each(moments)('and gets another link before %s, has one response and no draft', async (method) => {
    const code = await fillIn(stores, form(), unit);
    await submit(
      interruptedBefore(method, async () => renewLink(stores, await now())),
      form(),
      code,
    );
    await submit(stores, form(), await fillIn(stores, form(), await now()));
    await expectOneResponse();
  });
});

test('A link is not renewed when the unit answers in the moment before', async () => {
  const code = await fillIn(stores, form(), unit);
  const real = stores.units;
  const units = {
    ...real,
    async renewLink(...given: Parameters<typeof real.renewLink>) {
      await submit(stores, form(), code);
      return real.renewLink(...given);
    },
  };
  await expect(renewLink({ ...stores, units }, unit)).rejects.toMatchObject({
    message: expect.stringContaining('har svart'),
  });
  expect((await now()).generation).toBe(0);
  await expectOneResponse();
});
