import mongoose from 'mongoose';
import { draftKeys, newAccessCode } from '../../server/fieldwork/access-code.ts';
import { openDraft, sealDraft } from '../../server/fieldwork/draft.ts';
import { newResponseId } from '../../server/fieldwork/response.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { draftStore } from '../../server/storage/draft-store.ts';
import { testDatabaseUri } from '../setup/database.ts';

const survey = 'proven';
const wave = '2022';

let database: Database;
beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
});
afterAll(() => database.close());

/** A stored draft, and ways to seal more words for it. */
async function storedDraft() {
  const drafts = draftStore(database.models);
  const { id, key } = draftKeys(survey, wave, newAccessCode());
  const seal = (words: string) =>
    sealDraft({ responseId: newResponseId(), typed: { '1a': [words] } }, id, key);
  await drafts.create({ id, survey, wave, state: 'open', revision: 0, sealed: seal('first') });
  const words = async () => {
    const sealed = (await drafts.find(id))?.sealed;
    return sealed && openDraft(sealed, id, key).typed['1a']?.[0];
  };
  return { drafts, id, seal, words };
}

/** A store whose next update is carried out, but whose acknowledgement is lost on the way back. */
function storeThatLosesAcknowledgement() {
  const { Draft } = database.models;
  let isLost = false;
  const updateOne = async (...words: Parameters<typeof Draft.updateOne>) => {
    const outcome = await Draft.updateOne(...words);
    if (isLost) return outcome;
    isLost = true;
    throw new mongoose.mongo.MongoNetworkError('connection closed');
  };
  const model = new Proxy(Draft, {
    get: (target, name) => (name === 'updateOne' ? updateOne : Reflect.get(target, name)),
  });
  return draftStore({ ...database.models, Draft: model });
}

describe('The drafts in the database', () => {
  test('are found byte for byte as they were sealed', async () => {
    const { drafts, id, words } = await storedDraft();
    expect(await words()).toBe('first');
    expect(await drafts.find(id)).toMatchObject({ id, survey, wave, state: 'open', revision: 0 });
    expect(await drafts.find('not-there')).toBeUndefined();
  });

  test('are created once: doing it again changes nothing', async () => {
    const { drafts, id, seal, words } = await storedDraft();
    await drafts.replace(id, 0, seal('second'));
    await drafts.create({ id, survey, wave, state: 'open', revision: 0, sealed: seal('first again') });
    expect(await words()).toBe('second');
  });

  test('are replaced by one of two who read the same revision; the other is told', async () => {
    const { drafts, id, seal, words } = await storedDraft();
    const both = [seal('mine'), seal('yours')];
    const outcomes = await Promise.all(both.map((sealed) => drafts.replace(id, 0, sealed)));
    expect(outcomes.toSorted()).toEqual([false, true]);
    expect(await words()).toBe(outcomes[0] ? 'mine' : 'yours');
    expect((await drafts.find(id))?.revision).toBe(1);
  });

  test('are either replaced or frozen when both are tried at the same moment', async () => {
    for (let round = 0; round < 20; round++) {
      const { drafts, id, seal, words } = await storedDraft();
      const [replaced, frozen] = await Promise.all([
        drafts.replace(id, 0, seal('second')),
        drafts.freeze(id, 0),
      ]);
      expect(replaced).not.toBe(frozen);
      expect(await words()).toBe(replaced ? 'second' : 'first');
    }
  });

  test('do not change once they are frozen, and can be frozen again', async () => {
    const { drafts, id, seal, words } = await storedDraft();
    expect(await drafts.freeze(id, 0)).toBe(true);
    expect(await drafts.freeze(id, 0)).toBe(true);
    expect(await drafts.replace(id, 0, seal('second'))).toBe(false);
    await drafts.removeOpen(id);
    expect(await words()).toBe('first');
  });

  test('have no content left once they are submitted, and take no more', async () => {
    const { drafts, id, seal } = await storedDraft();
    await drafts.markSubmitted(id);
    await drafts.markSubmitted(id);
    const used = { id, survey, wave, state: 'submitted', revision: 0, sealed: undefined };
    expect(await drafts.find(id)).toEqual(used);
    expect(await drafts.replace(id, 0, seal('second'))).toBe(false);
    expect(await drafts.freeze(id, 0)).toBe(false);
    await drafts.removeOpen(id);
    expect(await drafts.find(id)).toEqual(used);
  });

  test('of a wave are all removed, and those of other waves stay', async () => {
    const { drafts, id } = await storedDraft();
    const { id: other } = draftKeys(survey, '2023', newAccessCode());
    const record = { survey, wave: '2023', revision: 0, sealed: undefined };
    await drafts.create({ id: other, state: 'submitted', ...record });
    await drafts.removeWave(survey, '2023');
    expect(await drafts.find(other)).toBeUndefined();
    expect(await drafts.find(id)).toBeDefined();
  });
});

describe('A write whose acknowledgement is lost', () => {
  test('is recognised as its own when it replaced a draft', async () => {
    const { id, seal, words } = await storedDraft();
    expect(await storeThatLosesAcknowledgement().replace(id, 0, seal('second'))).toBe(true);
    expect(await words()).toBe('second');
  });

  test('is not taken for its own when somebody else was first', async () => {
    const { drafts, id, seal, words } = await storedDraft();
    await drafts.replace(id, 0, seal('yours'));
    expect(await storeThatLosesAcknowledgement().replace(id, 0, seal('mine'))).toBe(false);
    expect(await words()).toBe('yours');
  });

  test('is simply done again when it froze a draft or marked it submitted', async () => {
    const { drafts, id } = await storedDraft();
    expect(await storeThatLosesAcknowledgement().freeze(id, 0)).toBe(true);
    await storeThatLosesAcknowledgement().markSubmitted(id);
    expect(await drafts.find(id)).toMatchObject({ state: 'submitted', sealed: undefined });
  });
});
