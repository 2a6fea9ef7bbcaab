import { findProgress, saveTyped, startAnswering, submit } from '../../server/fieldwork/answering.ts';
import type { DraftStore } from '../../server/fieldwork/draft.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { answeringStores, openForm, type Stores } from '../builders/answering.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { answersIn } from '../builders/responses.ts';
import { testDatabaseUri } from '../setup/database.ts';

let database: Database;
let stores: Stores;

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  stores = answeringStores(database);
});
afterAll(() => database.close());

const questionnaire = questionnaireOf([oneOf('1a', ['ja', 'nei'], { required: true })], { wave: '2030' });
const form = openForm(questionnaire);
const { survey, wave } = questionnaire;

const setState = (state: 'open' | 'closed') =>
  stores.waves.save({ survey, wave, state, example: false, access: 'open', mode: 'anonymous' });

/** The wave is closed by somebody else just after the draft store has done this. */
function closedAfter(method: 'freeze' | 'create'): Stores {
  const drafts = new Proxy(stores.drafts, {
    get: (store: DraftStore, name: keyof DraftStore) =>
      name === method
        ? async (...words: unknown[]) => {
            const done = await (store[method] as (...each: unknown[]) => Promise<unknown>)(...words);
            await setState('closed');
            return done;
          }
        : store[name],
  });
  return { ...stores, drafts };
}

describe('In a wave with an open link that closes meanwhile', () => {
  beforeEach(async () => {
    await setState('open');
  });

  test('a submission that is under way is taken back, and nothing of it is stored', async () => {
    const code = (await startAnswering(stores, form))!;
    await saveTyped(stores, form, code, ['1a'], { '1a': ['ja'] });
    expect(await submit(closedAfter('freeze'), form, code)).toEqual({ state: 'unknown' });
    expect(await answersIn(stores.responses, survey, wave)).toEqual([]);
    expect(await findProgress(stores, form, code)).toEqual({ state: 'unknown' });
    expect(await database.models.Draft.countDocuments({ survey, wave })).toBe(0);
  });

  test('nobody begins a draft that is left behind', async () => {
    expect(await startAnswering(closedAfter('create'), form)).toBeUndefined();
    expect(await database.models.Draft.countDocuments({ survey, wave })).toBe(0);
  });
});
