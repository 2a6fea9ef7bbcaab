import type { StoredQuestionnaire } from '../../server/fieldwork/stored-questionnaire.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { questionnaireStore } from '../../server/storage/questionnaire-store.ts';
import { testDatabaseUri } from '../setup/database.ts';

let database: Database;
let store: ReturnType<typeof questionnaireStore>;
beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  store = questionnaireStore(database.models);
});
beforeEach(() => database.models.Questionnaire.deleteMany({}));
afterAll(() => database.close());

const written = (revision: number, source = `{ "utgave": ${revision} }`): StoredQuestionnaire => ({
  survey: 'proven',
  slug: '2024.bydel',
  source,
  revision,
  savedOn: '2024-08-27',
});

test('A questionnaire is kept as it was written', async () => {
  expect(await store.find('proven', '2024.bydel')).toBeUndefined();
  expect(await store.save(written(1))).toBe(true);
  expect(await store.save(written(2))).toBe(true);
  expect(await store.find('proven', '2024.bydel')).toEqual(written(2));
  expect(await store.list()).toEqual([written(2)]);
});

test('Of two changes to the same revision, one is saved', async () => {
  await store.save(written(1));
  const outcomes = await Promise.all([store.save(written(2, '{}')), store.save(written(2, '[]'))]);
  expect(outcomes.toSorted()).toEqual([false, true]);
  expect(await store.save(written(1, '{}'))).toBe(false);
  expect(await store.save(written(4))).toBe(false);
});

test('A save whose acknowledgement was lost can be made again', async () => {
  expect([await store.save(written(1)), await store.save(written(1))]).toEqual([true, true]);
  expect([await store.save(written(2)), await store.save(written(2))]).toEqual([true, true]);
});

test('The state is another after every change, also when one is removed and made anew the same day', async () => {
  const states = [await store.state()];
  await store.save(written(1));
  states.push(await store.state());
  await store.save(written(2));
  states.push(await store.state());
  await store.remove('proven', '2024.bydel');
  expect(await store.state()).toBe(states[0]);
  await store.save(written(1, '{}'));
  states.push(await store.state());
  expect(new Set(states).size).toBe(states.length);
  expect(await store.state()).toBe(states.at(-1));
});
