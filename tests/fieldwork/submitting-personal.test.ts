import { draftKeys } from '../../server/fieldwork/access-code.ts';
import {
  discardDraft,
  findProgress,
  saveTyped,
  startAnswering,
  submit,
} from '../../server/fieldwork/answering.ts';
import { closeWave } from '../../server/fieldwork/closing.ts';
import { dayOf } from '../../server/fieldwork/day.ts';
import { renewLink } from '../../server/fieldwork/frame/renew-link.ts';
import type { Unit } from '../../server/fieldwork/frame/unit.ts';
import type { Wave } from '../../server/fieldwork/wave.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import {
  codeOf,
  complete,
  fillIn,
  itemIds,
  newPersonalWave,
  type PersonalStores,
  personalForm,
  personalStores,
} from '../builders/personal-units.ts';
import { answersIn } from '../builders/responses.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { CutOff, cutOffAt, type Moment } from './cut-off.ts';

// Each of many steps is cut off in a wave of its own, and a busy machine may need longer.
jest.setTimeout(120_000);

const answers: Answers = { '1a': 'ja', '1b': 12, '1c': 'Med egne ord' };
const facts = { region: 'nord', fte: 7, organisation: 'kommunal' } as const;

let database: Database;
let stores: PersonalStores;
let questionnaire: Questionnaire;
let mode: Wave['mode'];
let unit: Unit;
let code: string;

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
});
afterAll(() => database.close());

/** A wave of its own, with one unit. */
async function beginWave(wanted: Wave['mode'] = 'anonymous'): Promise<void> {
  mode = wanted;
  const begun = await newPersonalWave(database, [facts], mode);
  ({ stores, questionnaire } = begun);
  unit = begun.units[0]!;
  code = codeOf(stores, unit);
}

const form = () => personalForm(questionnaire, mode);
const named = () => [questionnaire.survey, questionnaire.wave] as const;
const stored = () => answersIn(stores.responses, ...named());
const draft = () => stores.drafts.find(draftKeys(questionnaire.survey, questionnaire.slug, code).id);
const now = async () => (await stores.units.find(...named(), unit.unit))!;
const progress = () => findProgress(stores, form(), code);
const close = (cut = stores) => closeWave(cut, ...named());
const documents = () =>
  database.models.Response.collection.find({ wave: questionnaire.wave }).toArray() as Promise<
    Record<string, unknown>[]
  >;

type Cut = {
  store: 'waves' | 'drafts' | 'responses' | 'units';
  method: string;
  call: number;
  moment: Moment;
};

/** Each call that the deed makes of the stores, before and after it is done. */
async function cutsOf(deed: (stores: PersonalStores) => Promise<unknown>): Promise<Cut[]> {
  const cuts: Cut[] = [];
  const watched = { ...stores };
  for (const store of ['waves', 'drafts', 'responses', 'units'] as const) {
    const calls: Record<string, number> = {};
    const watch = (target: object, method: string) => {
      const real = Reflect.get(target, method) as (...words: unknown[]) => unknown;
      return (...words: unknown[]) => {
        calls[method] = (calls[method] ?? 0) + 1;
        // What streams is read, and cannot be cut off as a promise can.
        if (method !== 'traits')
          for (const moment of ['before', 'after'] as const)
            cuts.push({ store, method, call: calls[method], moment });
        return real.apply(target, words);
      };
    };
    Object.assign(watched, { [store]: new Proxy(stores[store], { get: watch as never }) });
  }
  await deed(watched);
  return cuts;
}

const reads = ['find', 'findById', 'findByLink', 'frozen', 'list', 'listRemoved'];

/** Those that each leave something else behind: at a read it is what was there after the write before it. */
async function tellingCutsOf(deed: (stores: PersonalStores) => Promise<unknown>): Promise<Cut[]> {
  return (await cutsOf(deed)).filter(({ method }) => !reads.includes(method));
}

function cutOffBy({ store, method, moment, call }: Cut): PersonalStores {
  return { ...stores, [store]: cutOffAt(stores[store] as object, method as never, moment, call) };
}

async function expectOneResponse(): Promise<void> {
  expect(await stored()).toEqual([answers]);
  expect(await now()).toMatchObject({ answered: true });
  expect(await draft()).toBeUndefined();
}

describe('A personal code', () => {
  beforeEach(() => beginWave());

  test('begins a draft for its unit, and is submitted for good: no draft is left, and the unit has answered', async () => {
    expect(await progress()).toEqual({ state: 'notStarted' });
    expect(await startAnswering(stores, form(), code)).toBe(code);
    await saveTyped(stores, form(), code, itemIds, complete);
    expect(await progress()).toMatchObject({
      state: 'answering',
      delivered: 'no',
      draft: { typed: complete },
    });
    expect(await submit(stores, form(), code)).toEqual({ state: 'submitted' });
    await expectOneResponse();
    expect(await now()).toMatchObject({ answeredOn: dayOf(new Date()) });
    expect(await progress()).toEqual({ state: 'submitted' });
    expect(await submit(stores, form(), code)).toEqual({ state: 'submitted' });
    expect(await startAnswering(stores, form(), code)).toBeUndefined();
    expect(await saveTyped(stores, form(), code, itemIds, complete)).toEqual({ state: 'submitted' });
    await expectOneResponse();
  });

  test('leaves the groups of its unit in the response, and nothing of the unit', async () => {
    await submit(stores, form(), await fillIn(stores, form(), unit));
    const [response] = await documents();
    expect(response).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{32}$/),
      ...{ survey: questionnaire.survey, wave: questionnaire.wave, version: questionnaire.version },
      imported: false,
      answers,
      background: { region: 'nord', storrelse: 'liten', form: 'kommunal' },
    });
  });

  test('that no unit has, or that is of another wave or another instrument, begins nothing', async () => {
    const instrument = { id: 'bydel', label: 'Bydel' };
    const others = [
      [form(), '00000-00000-00000-00000'],
      [form(), undefined],
      [personalForm({ ...questionnaire, wave: '1999', slug: '1999' }), code],
      [personalForm({ ...questionnaire, instrument } as Questionnaire), code],
    ] as const;
    for (const [other, given] of others) {
      expect(await startAnswering(stores, other, given)).toBeUndefined();
      expect(await findProgress(stores, other, given)).toEqual({ state: 'unknown' });
      expect(await submit(stores, other, given)).toEqual({ state: 'unknown' });
    }
    expect(await database.models.Draft.countDocuments({ wave: questionnaire.wave })).toBe(0);
  });

  test('with something left to answer goes on, and can start over', async () => {
    await fillIn(stores, form(), unit, { '1b': ['1'] });
    expect(await submit(stores, form(), code)).toMatchObject({ state: 'incomplete' });
    await discardDraft(stores, form(), code);
    expect(await progress()).toEqual({ state: 'notStarted' });
  });

  test('submitted in several windows at once is one response', async () => {
    await fillIn(stores, form(), unit);
    const all = [1, 2, 3, 4].map(() => submit(stores, form(), code));
    expect(await Promise.all(all)).toEqual(Array(4).fill({ state: 'submitted' }));
    await expectOneResponse();
  });

  test('of a tab that began while another submitted makes no second response', async () => {
    await fillIn(stores, form(), unit);
    const slow = {
      ...stores.drafts,
      async create(...given: Parameters<typeof stores.drafts.create>) {
        await submit(stores, form(), code);
        await stores.drafts.create(...given);
      },
    };
    expect(await startAnswering({ ...stores, drafts: slow }, form(), code)).toBeUndefined();
    await expectOneResponse();
    // The process may have ended before it took the draft back: what is typed in it is not taken for an answer.
    const cut = { ...stores, drafts: cutOffAt(slow, 'removeOpen', 'before') };
    await startAnswering(cut, form(), code).catch(() => undefined);
    expect(await submit(stores, form(), code)).toEqual({ state: 'submitted' });
    expect(await stored()).toEqual([answers]);
  });
});

describe('Submitting with a personal code that is cut off', () => {
  test('at any step is completed by the next try, as one response, and by closing as well', async () => {
    await beginWave();
    await fillIn(stores, form(), unit);
    const cuts = await tellingCutsOf((watched) => submit(watched, form(), code));
    const methods = new Set(cuts.map(({ store, method }) => `${store}.${method}`));
    for (const step of ['drafts.freeze', 'responses.put', 'units.markAnswered', 'drafts.remove'])
      expect([...methods]).toContain(step);
    for (const cut of cuts) {
      await beginWave();
      await fillIn(stores, form(), unit);
      await expect(submit(cutOffBy(cut), form(), code)).rejects.toThrow(CutOff);
      expect(await submit(stores, form(), code)).toEqual({ state: 'submitted' });
      await expectOneResponse();

      await beginWave();
      await fillIn(stores, form(), unit);
      await expect(submit(cutOffBy(cut), form(), code)).rejects.toThrow(CutOff);
      const frozen = (await draft())?.state !== 'open';
      await close();
      await close();
      expect(await stored()).toEqual(frozen ? [answers] : []);
      expect(await now()).toMatchObject({ answered: frozen });
      expect(await draft()).toBeUndefined();
      expect((await now()).answeredOn).toBeUndefined();
    }
  });

  test('and whose link is then renewed is one response, whoever completes it', async () => {
    for (const method of ['put', 'markAnswered'] as const) {
      await beginWave();
      await fillIn(stores, form(), unit);
      const store = method === 'put' ? 'responses' : 'units';
      const cut = cutOffBy({ store, method, moment: 'before', call: 1 });
      await expect(submit(cut, form(), code)).rejects.toThrow(CutOff);
      await renewLink(stores, await now());
      unit = await now();
      expect(await progress()).toEqual({ state: 'unknown' });
      code = codeOf(stores, unit);
      expect(await submit(stores, form(), code)).toEqual({ state: 'submitted' });
      await expectOneResponse();
    }
  });
});

describe('Closing', () => {
  test('that is cut off at any step, or two, is completed by the next', async () => {
    const wave = async () => {
      await beginWave();
      await fillIn(stores, form(), unit);
      const cut = cutOffBy({ store: 'responses', method: 'put', moment: 'before', call: 1 });
      await expect(submit(cut, form(), code)).rejects.toThrow(CutOff);
    };
    await wave();
    const cuts = await tellingCutsOf(close);
    const methods = new Set(cuts.map(({ store, method }) => `${store}.${method}`));
    for (const step of [
      'waves.change',
      'responses.put',
      'units.markAnswered',
      'drafts.removeWave',
      'responses.forgetBackground',
      'units.forgetDays',
    ])
      expect([...methods]).toContain(step);
    for (const cut of cuts) {
      await wave();
      await expect(close(cutOffBy(cut))).rejects.toThrow(CutOff);
      await close(cutOffBy({ ...cut, call: 1 })).catch((error) => expect(error).toBeInstanceOf(CutOff));
      await close();
      await expectOneResponse();
      expect((await now()).answeredOn).toBeUndefined();
      expect(await stores.waves.find(...named())).toMatchObject({
        state: 'closed',
        answeredByDay: { [dayOf(new Date())]: 1 },
      });
      expect((await documents())[0]?.background).toEqual({});
    }
  });

  test('in the middle of a submission, at any step of it, leaves nothing that is linkable', async () => {
    await beginWave();
    await fillIn(stores, form(), unit);
    const steps = (await cutsOf((watched) => submit(watched, form(), code))).filter(
      ({ moment }) => moment === 'before',
    );
    for (const { store, method, call } of steps) {
      await beginWave();
      await fillIn(stores, form(), unit);
      let calls = 0;
      const real = stores[store] as unknown as Record<string, (...words: unknown[]) => unknown>;
      const interrupted = async (...words: unknown[]) => {
        calls += 1;
        if (calls === call) await close();
        return real[method]!(...words);
      };
      const closing = { ...stores, [store]: { ...real, [method]: interrupted } };
      const outcome = await submit(closing, form(), code);
      const responses = await documents();
      expect(responses).toHaveLength((await now()).answered ? 1 : 0);
      if (outcome.state === 'submitted') expect(responses).toHaveLength(1);
      for (const { background } of responses) expect(background).toEqual({});
      expect(await draft()).toBeUndefined();
      expect((await now()).answeredOn).toBeUndefined();
    }
  });

  test('while somebody begins leaves no draft', async () => {
    await beginWave();
    const drafts = {
      ...stores.drafts,
      async create(...given: Parameters<typeof stores.drafts.create>) {
        await close();
        await stores.drafts.create(...given);
      },
    };
    expect(await startAnswering({ ...stores, drafts }, form(), code)).toBeUndefined();
    expect(await draft()).toBeUndefined();
  });

  test('keeps what was submitted when the questionnaire is gone, and says so', async () => {
    await beginWave();
    await fillIn(stores, form(), unit);
    const cut = cutOffBy({ store: 'responses', method: 'put', moment: 'before', call: 1 });
    await expect(submit(cut, form(), code)).rejects.toThrow(CutOff);
    const without = personalStores(database, []);
    await expect(close(without)).rejects.toMatchObject({
      kind: 'setup',
      message: expect.stringContaining('Legg det tilbake'),
    });
    await close();
    await expectOneResponse();
  });
});

describe('In a confidential wave', () => {
  beforeEach(() => beginWave('confidential'));

  const change = () => saveTyped(stores, form(), code, ['1b'], { '1b': ['99'] });

  test('a leader comes back, changes and submits again until closing, as one response that names the unit', async () => {
    await submit(stores, form(), await fillIn(stores, form(), unit));
    expect(await progress()).toMatchObject({ state: 'answering', delivered: 'yes' });
    expect(await now()).toMatchObject({ answered: true });
    expect(await documents()).toMatchObject([{ unit: unit.id, answers }]);
    expect(await change()).toMatchObject({ state: 'answering', delivered: 'changed' });
    expect(await progress()).toMatchObject({ delivered: 'changed' });
    expect(await stored()).toEqual([answers]);
    expect(await submit(stores, form(), code)).toEqual({ state: 'submitted' });
    expect(await stored()).toEqual([{ ...answers, '1b': 99 }]);
    expect(await progress()).toMatchObject({ delivered: 'yes' });
  });

  test('changes that are not submitted are lost at closing, and what was submitted stands', async () => {
    await submit(stores, form(), await fillIn(stores, form(), unit));
    await change();
    await close();
    expect(await stored()).toEqual([answers]);
    expect(await draft()).toBeUndefined();
    expect(await documents()).toMatchObject([{ unit: unit.id, background: { region: 'nord' } }]);
  });

  test('whoever starts over and submits again replaces what they submitted before', async () => {
    await submit(stores, form(), await fillIn(stores, form(), unit));
    await change();
    await discardDraft(stores, form(), code);
    expect(await progress()).toEqual({ state: 'notStarted' });
    await submit(stores, form(), await fillIn(stores, form(), unit, { ...complete, '1b': ['3'] }));
    expect(await stored()).toEqual([{ ...answers, '1b': 3 }]);
  });

  test('a second submission that is cut off at any step is completed by the next try, or by closing', async () => {
    const submitted = async () => {
      await beginWave('confidential');
      await submit(stores, form(), await fillIn(stores, form(), unit));
      await change();
    };
    await submitted();
    const cuts = await tellingCutsOf((watched) => submit(watched, form(), code));
    for (const cut of cuts) {
      await submitted();
      await expect(submit(cutOffBy(cut), form(), code)).rejects.toThrow(CutOff);
      expect(await submit(stores, form(), code)).toEqual({ state: 'submitted' });
      expect(await stored()).toEqual([{ ...answers, '1b': 99 }]);
      expect(await draft()).toMatchObject({ state: 'delivered' });

      await submitted();
      await expect(submit(cutOffBy(cut), form(), code)).rejects.toThrow(CutOff);
      const frozen = (await draft())?.state !== 'open';
      await close();
      expect(await stored()).toEqual([frozen ? { ...answers, '1b': 99 } : answers]);
    }
  });

  test('a submission that was slow to be stored does not undo a later one', async () => {
    await fillIn(stores, form(), unit);
    const responses = {
      ...stores.responses,
      async replace(...given: Parameters<typeof stores.responses.replace>) {
        await submit(stores, form(), code);
        await change();
        await submit(stores, form(), code);
        await stores.responses.replace(...given);
      },
    };
    await submit({ ...stores, responses }, form(), code);
    expect(await stored()).toEqual([{ ...answers, '1b': 99 }]);
    expect(await progress()).toMatchObject({ delivered: 'yes' });
  });
});
