import { draftKeys, linkIdOf, personalCode } from '../../../server/fieldwork/access-code.ts';
import { findProgress, isDelivered, saveTyped, submit } from '../../../server/fieldwork/answering.ts';
import { begunUnits } from '../../../server/fieldwork/frame/begun-units.ts';
import { renewLink } from '../../../server/fieldwork/frame/renew-link.ts';
import type { Unit } from '../../../server/fieldwork/frame/unit.ts';
import type { Wave } from '../../../server/fieldwork/wave.ts';
import type { Questionnaire } from '../../../server/questionnaire/questionnaire.ts';
import { connectDatabase, type Database } from '../../../server/storage/database.ts';
import {
  answer,
  codeOf,
  complete,
  fillIn,
  itemIds,
  newPersonalWave,
  type PersonalStores,
  personalForm,
} from '../../builders/personal-units.ts';
import { answersIn } from '../../builders/responses.ts';
import { testDatabaseUri } from '../../setup/database.ts';
import { CutOff, cutOffAt } from '../cut-off.ts';

let database: Database;
let stores: PersonalStores;
let questionnaire: Questionnaire;
let mode: Wave['mode'];
let unit: Unit;

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
});
afterAll(() => database.close());

/** A wave of its own, with one unit. */
async function beginWave(wanted: Wave['mode'] = 'anonymous'): Promise<void> {
  mode = wanted;
  const begun = await newPersonalWave(database, [{}], mode);
  ({ stores, questionnaire } = begun);
  unit = begun.units[0]!;
}
beforeEach(() => beginWave());

const form = () => personalForm(questionnaire, mode);
const named = () => [questionnaire.survey, questionnaire.wave] as const;
const now = async () => (await stores.units.find(...named(), unit.unit))!;
const progress = async () => findProgress(stores, form(), codeOf(stores, await now()));
const stored = () => answersIn(stores.responses, ...named());
const drafts = () => database.models.Draft.countDocuments({ wave: questionnaire.wave });
const begun = async () => begunUnits(stores, [questionnaire], [await now()]);

describe('Renewing a link', () => {
  test('gives the unit another one, and the old finds nobody', async () => {
    await renewLink(stores, unit);
    expect(await stores.units.findByLink(unit.linkId)).toBeUndefined();
    const { generation, linkId } = await now();
    expect(generation).toBe(1);
    expect(linkId).toBe(linkIdOf(personalCode(stores.secret, { ...unit, generation: 1 })));
  });

  test('hands nobody what a leader has written: the draft is deleted, and the new link begins anew', async () => {
    const code = await fillIn(stores, form(), unit);
    expect(await begun()).toEqual(new Set([unit.id]));
    await renewLink(stores, unit);
    expect(await progress()).toEqual({ state: 'notStarted' });
    expect(await findProgress(stores, form(), code)).toEqual({ state: 'unknown' });
    expect(await drafts()).toBe(0);
    expect(await begun()).toEqual(new Set());
  });

  test('deletes what is saved while it happens too', async () => {
    const code = await fillIn(stores, form(), unit);
    const real = stores.units;
    const units = {
      ...real,
      async renewLink(...given: Parameters<typeof real.renewLink>) {
        await saveTyped(stores, form(), code, itemIds, { ...complete, '1b': ['99'] });
        return real.renewLink(...given);
      },
    };
    await renewLink({ ...stores, units }, unit);
    expect(await drafts()).toBe(0);
    expect(await saveTyped(stores, form(), code, itemIds, complete)).toEqual({ state: 'unknown' });
  });

  test.each(['put', 'markAnswered'] as const)(
    'completes what was submitted and cut off before %s',
    async (method) => {
      const store = method === 'put' ? 'responses' : 'units';
      const cut = { ...stores, [store]: cutOffAt(stores[store] as object, method as never, 'before') };
      const code = await fillIn(stores, form(), unit);
      await expect(submit(cut, form(), code)).rejects.toThrow(CutOff);
      await renewLink(stores, unit);
      expect(await progress()).toEqual({ state: 'submitted' });
      expect(await stored()).toHaveLength(1);
      expect(await drafts()).toBe(0);
    },
  );

  test.each(['before', 'after'] as const)(
    'that is cut off %s the link is changed leaves no draft that the new link opens',
    async (moment) => {
      await fillIn(stores, form(), unit);
      const units = cutOffAt(stores.units, 'renewLink', moment);
      await expect(renewLink({ ...stores, units }, unit)).rejects.toThrow(CutOff);
      if (moment === 'before') expect(await progress()).toMatchObject({ state: 'answering' });
      else expect(await progress()).toEqual({ state: 'notStarted' });
      await renewLink(stores, await now());
      expect(await progress()).toEqual({ state: 'notStarted' });
      expect(await drafts()).toBe(0);
    },
  );

  test('is refused when the unit has answered, and changes nothing', async () => {
    await answer(stores, form(), unit);
    await expect(renewLink(stores, unit)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('har svart'),
    });
    expect((await now()).generation).toBe(0);
  });

  test('is refused from a page that shows an earlier link', async () => {
    await renewLink(stores, unit);
    await fillIn(stores, form(), await now());
    await expect(renewLink(stores, unit)).rejects.toMatchObject({ kind: 'conflict' });
    expect((await now()).generation).toBe(1);
    expect(await progress()).toMatchObject({ state: 'answering' });
  });
});

describe('Renewing a link in a confidential wave', () => {
  beforeEach(() => beginWave('confidential'));

  test('stops a link that has leaked when its unit has answered, and what is delivered stands', async () => {
    await answer(stores, form(), unit);
    await saveTyped(stores, form(), codeOf(stores, unit), ['1b'], { '1b': ['99'] });
    const before = await stored();
    await renewLink(stores, await now());
    expect(await findProgress(stores, form(), codeOf(stores, unit))).toEqual({ state: 'unknown' });
    expect(isDelivered(await progress())).toBe(false);
    expect(await drafts()).toBe(0);
    expect(await stored()).toEqual(before);
    expect(await now()).toMatchObject({ answered: true });
  });

  test('lets the leader deliver again, instead of what was delivered', async () => {
    await answer(stores, form(), unit);
    await renewLink(stores, await now());
    await answer(stores, form(), await now(), { ...complete, '1b': ['3'] });
    expect(await stored()).toEqual([{ '1a': 'ja', '1b': 3, '1c': 'Med egne ord' }]);
  });
});

test('A unit has begun when the link it has now opens a draft, not when an earlier one did', async () => {
  expect(await begun()).toEqual(new Set());
  await stores.units.renewLink(unit.id, 0, linkIdOf('ny'));
  const { survey, slug, wave } = questionnaire;
  const { id } = draftKeys(survey, slug, codeOf(stores, unit));
  await stores.drafts.create({ id, survey, wave, state: 'open', revision: 0, sealed: Buffer.from('x') });
  expect(await begun()).toEqual(new Set());
});
