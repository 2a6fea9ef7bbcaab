import { draftKeys } from '../../server/fieldwork/access-code.ts';
import {
  discardDraft,
  findProgress,
  saveTyped,
  startAnswering,
  submit,
} from '../../server/fieldwork/answering.ts';
import type { DraftStore } from '../../server/fieldwork/draft.ts';
import type { ResponseStore } from '../../server/fieldwork/response.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { answeringStores, openForm, type Stores } from '../builders/answering.ts';
import { numberItem, oneOf, questionnaireOf, textItem } from '../builders/questionnaire.ts';
import { answersIn } from '../builders/responses.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { CutOff, cutOffAt, type Moment } from './cut-off.ts';

const items = [oneOf('1a', ['ja', 'nei'], { required: true }), numberItem('1b'), textItem('1c')];
const itemIds = items.map(({ id }) => String(id));
const complete = { '1a': ['ja'], '1b': ['12'], '1c': ['Med egne ord'] };
const answers: Answers = { '1a': 'ja', '1b': 12, '1c': 'Med egne ord' };

let database: Database;
let stores: Stores;
let questionnaire = questionnaireOf(items);
/** A wave of its own for each test. */
let wave = 2000;

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  stores = answeringStores(database);
});
afterAll(() => database.close());
beforeEach(beginWave);

function beginWave(): void {
  wave += 1;
  questionnaire = questionnaireOf(items, { wave: `${wave}` });
}

const form = () => openForm(questionnaire);
const stored = () => answersIn(stores.responses, questionnaire.survey, questionnaire.wave);

/** The link is open, so there is a code. */
const started = async () => (await startAnswering(stores, form()))!;

async function startedWith(typed: Record<string, string[]>): Promise<string> {
  const code = await started();
  await saveTyped(stores, form(), code, itemIds, typed);
  return code;
}

const draftOf = (code: string) =>
  stores.drafts.find(draftKeys(questionnaire.survey, questionnaire.wave, code).id);

describe('Submitting that is cut off', () => {
  type Step = ['drafts' | 'responses', keyof DraftStore | keyof ResponseStore];
  const steps: Step[] = [
    ['drafts', 'find'],
    ['drafts', 'freeze'],
    ['responses', 'put'],
    ['drafts', 'markSubmitted'],
  ];
  const moments: Moment[] = ['before', 'after'];
  const cuts = steps.flatMap(([store, method]) => moments.map((moment) => ({ store, method, moment })));
  type Cut = (typeof cuts)[number];

  const cutOffBy = ({ store, method, moment }: Cut) => {
    return { ...stores, [store]: cutOffAt(stores[store], method as never, moment) };
  };

  async function expectOneResponse(code: string) {
    expect(await submit(stores, form(), code)).toEqual({ state: 'submitted' });
    expect(await stored()).toEqual([answers]);
    expect(await findProgress(stores, form(), code)).toEqual({ state: 'submitted' });
    expect(await draftOf(code)).toMatchObject({ state: 'submitted', revision: 0 });
    expect((await draftOf(code))?.sealed).toBeUndefined();
  }

  test.each(cuts)('$moment the step «$method» is completed by the next try, as one response', async (cut) => {
    const code = await startedWith(complete);
    await expect(submit(cutOffBy(cut), form(), code)).rejects.toThrow(CutOff);
    await expectOneResponse(code);
  });

  test('at two steps, whichever they are, still becomes one response', async () => {
    for (const [first, second] of cuts.flatMap((one) => cuts.map((other) => [one, other] as const))) {
      beginWave();
      const code = await startedWith(complete);
      await expect(submit(cutOffBy(first), form(), code)).rejects.toThrow(CutOff);
      const again = submit(cutOffBy(second), form(), code);
      await again.catch((error) => expect(error).toBeInstanceOf(CutOff));
      await expectOneResponse(code);
    }
  });

  test('can no longer be changed once it is frozen, by any tab', async () => {
    const code = await startedWith(complete);
    const cut = { ...stores, responses: cutOffAt(stores.responses, 'put', 'before') };
    await expect(submit(cut, form(), code)).rejects.toThrow(CutOff);
    const saved = await saveTyped(stores, form(), code, itemIds, { ...complete, '1b': ['99'] });
    expect(saved).toEqual({ state: 'submitting' });
    await discardDraft(stores, form(), code);
    await expectOneResponse(code);
  });

  test('is completed also when the questionnaire has been corrected in the meantime', async () => {
    const code = await startedWith(complete);
    const cut = { ...stores, responses: cutOffAt(stores.responses, 'put', 'before') };
    await expect(submit(cut, form(), code)).rejects.toThrow(CutOff);
    const stricter = questionnaireOf([...items, numberItem('1d', { required: true })], { wave: `${wave}` });
    expect(await submit(stores, openForm(stricter), code)).toEqual({ state: 'submitted' });
    expect(await stored()).toEqual([answers]);
  });
});

describe('Two tabs at once', () => {
  test('on different questions keep what was typed in both', async () => {
    const code = await started();
    const save = (id: string, typed: string) => saveTyped(stores, form(), code, [id], { [id]: [typed] });
    await Promise.all([save('1a', 'nei'), save('1b', '7'), save('1c', 'Hei')]);
    expect(await findProgress(stores, form(), code)).toMatchObject({
      state: 'answering',
      draft: { typed: { '1a': ['nei'], '1b': ['7'], '1c': ['Hei'] } },
    });
  });

  test('on the same question keep one of them whole', async () => {
    const code = await startedWith(complete);
    const typed = ['1', '2', '3', '4'].map((number) => ({ ...complete, '1b': [number], '1c': [number] }));
    await Promise.all(typed.map((each) => saveTyped(stores, form(), code, itemIds, each)));
    const progress = await findProgress(stores, form(), code);
    expect(typed).toContainEqual('draft' in progress && progress.draft.typed);
  });

  test('that save and submit at the same moment store one response, with what was confirmed as saved', async () => {
    let confirmed = 0;
    for (let round = 1; round <= 20; round++) {
      const code = await startedWith(complete);
      const [saved] = await Promise.all([
        saveTyped(stores, form(), code, ['1b'], { '1b': ['99'] }),
        submit(stores, form(), code),
      ]);
      if (saved.state === 'answering') confirmed += 1;
      expect(await findProgress(stores, form(), code)).toEqual({ state: 'submitted' });
      const found = await stored();
      expect(found).toHaveLength(round);
      expect(found.filter((each) => each['1b'] === 99)).toHaveLength(confirmed);
    }
  });

  test('that both submit store one response', async () => {
    const code = await startedWith(complete);
    const both = [1, 2, 3].map(() => submit(stores, form(), code));
    expect(await Promise.all(both)).toEqual(Array(3).fill({ state: 'submitted' }));
    expect(await stored()).toEqual([answers]);
  });

  test('that discard and submit at the same moment never lose what was said to be submitted', async () => {
    let submitted = 0;
    for (let round = 0; round < 20; round++) {
      const code = await startedWith(complete);
      const [outcome] = await Promise.all([submit(stores, form(), code), discardDraft(stores, form(), code)]);
      if (outcome.state === 'submitted') submitted += 1;
      expect(await stored()).toHaveLength(submitted);
    }
  });
});

describe('A code', () => {
  test('that nobody has opens nothing, saves nothing and submits nothing', async () => {
    for (const code of [undefined, '00000-00000-00000-00000']) {
      const unknown = { state: 'unknown' };
      expect(await findProgress(stores, form(), code)).toEqual(unknown);
      expect(await saveTyped(stores, form(), code, itemIds, complete)).toEqual(unknown);
      expect(await submit(stores, form(), code)).toEqual(unknown);
    }
    expect(await stored()).toEqual([]);
  });

  test('of another wave opens nothing', async () => {
    const code = await startedWith(complete);
    const other = questionnaireOf(items, { wave: `${wave}-b` });
    expect(await findProgress(stores, openForm(other), code)).toEqual({ state: 'unknown' });
  });

  test('with something left to answer is not submitted, and can go on', async () => {
    const code = await startedWith({ '1b': ['12'] });
    expect(await submit(stores, form(), code)).toMatchObject({
      state: 'incomplete',
      reading: { problems: { '1a': { code: 'required' } } },
    });
    expect(await findProgress(stores, form(), code)).toMatchObject({ state: 'answering' });
  });
});
