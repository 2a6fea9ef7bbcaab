import { draftKeys } from '../../server/fieldwork/access-code.ts';
import { saveTyped, startAnswering, submit } from '../../server/fieldwork/answering.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { responseStore } from '../../server/storage/response-store.ts';
import { answeringStores, openForm } from '../builders/answering.ts';
import { numberItem, oneOf, questionnaireOf, textItem } from '../builders/questionnaire.ts';
import { testDatabaseUri } from '../setup/database.ts';

const questionnaire = questionnaireOf([
  oneOf('1a', ['ja', 'nei'], { required: true }),
  numberItem('1b'),
  textItem('1c'),
]);
const { survey, wave } = questionnaire;
const itemIds = ['1a', '1b', '1c'];
/** Words that are found nowhere else in a database. */
const written = 'Blåbærsyltetøy';

type Document = Record<string, unknown>;

let database: Database;
/** The codes of those who have submitted, and of those who are still answering. */
const submitted: string[] = [];
const answering: string[] = [];
let drafts: Document[];
let responses: Document[];

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  const stores = answeringStores(database);
  const form = openForm(questionnaire);
  for (let leader = 0; leader < 40; leader++) {
    const code = (await startAnswering(stores, form))!;
    const typed = { '1a': ['ja'], '1b': [`${leader}`], '1c': [`${written} ${leader}`] };
    for (let save = 0; save <= leader % 4; save++) await saveTyped(stores, form, code, itemIds, typed);
    if (leader % 2 === 0) await submit(stores, form, code);
    (leader % 2 === 0 ? submitted : answering).push(code);
  }
  drafts = await documentsOf('Draft');
  responses = await documentsOf('Response');
});
afterAll(() => database.close());

/** As they lie in the database, past Mongoose and its schemas. */
function documentsOf(model: 'Draft' | 'Response'): Promise<Document[]> {
  return database.models[model].collection.find<Document>({}).toArray();
}

/** Every value in a document, however deep. */
function valuesIn(value: unknown): unknown[] {
  const isPlain =
    typeof value === 'object' && value !== null && [Object, Array].includes(value.constructor as never);
  return isPlain ? Object.values(value).flatMap(valuesIn) : [value];
}

/** Every text, and bytes both as text and as hexadecimal. */
function readable(documents: Document[]): string {
  return documents
    .flatMap(valuesIn)
    .map((value) => {
      const bytes = (value as { buffer?: Uint8Array })?.buffer;
      return bytes
        ? `${Buffer.from(bytes).toString('latin1')} ${Buffer.from(bytes).toString('hex')}`
        : `${value}`;
    })
    .join('\n');
}

describe('A copy of the whole database', () => {
  test('holds as many responses as were submitted, and a draft or a used code for everybody', () => {
    expect(responses).toHaveLength(submitted.length);
    expect(drafts).toHaveLength(submitted.length + answering.length);
  });

  test('has nothing in a response but the questionnaire, the answers and a random id', () => {
    for (const response of responses) {
      expect(Object.keys(response).sort()).toEqual([
        '_id',
        'answers',
        'imported',
        'survey',
        'version',
        'wave',
      ]);
      expect(response).toMatchObject({ survey, wave, version: questionnaire.version, imported: false });
      expect(Object.keys(response.answers as Document).sort()).toEqual(itemIds);
    }
  });

  test('has no time in drafts or responses, neither by itself nor inside an id', () => {
    const kinds = [...drafts, ...responses].flatMap(valuesIn).map((value) => value?.constructor.name);
    expect([...new Set(kinds)].sort()).toEqual(['Binary', 'Boolean', 'Number', 'String']);
    const numbers = [...drafts, ...responses].flatMap(valuesIn).filter((value) => typeof value === 'number');
    expect(Math.max(...numbers)).toBeLessThan(100);
    for (const { _id } of [...drafts, ...responses]) expect(_id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('has no code', () => {
    const everything = readable([...drafts, ...responses]).toUpperCase();
    for (const code of [...submitted, ...answering]) {
      expect(everything.includes(code)).toBe(false);
      expect(everything.includes(code.replaceAll('-', ''))).toBe(false);
      expect(everything.includes(Buffer.from(code).toString('hex').toUpperCase())).toBe(false);
    }
  });

  test('has no answers in the drafts, and no keys that open them', () => {
    const everything = readable(drafts);
    expect(everything.includes(written)).toBe(false);
    expect(everything.includes(Buffer.from(written).toString('latin1'))).toBe(false);
    for (const code of answering)
      expect(everything.includes(draftKeys(survey, wave, code).key.toString('hex'))).toBe(false);
  });

  test('shares nothing between drafts and responses but the survey and the wave', () => {
    const shared = new Set(
      drafts.flatMap(valuesIn).filter((value) => responses.flatMap(valuesIn).includes(value)),
    );
    shared.delete(survey);
    shared.delete(wave);
    // Revisions are small numbers, as answers may be.
    expect([...shared].filter((value) => typeof value !== 'number')).toEqual([]);
    for (const { _id } of responses) expect(readable(drafts).includes(String(_id))).toBe(false);
    for (const { _id } of drafts) expect(readable(responses).includes(String(_id))).toBe(false);
  });

  test('tells used codes apart by nothing: not by how often they were saved or how much was written', () => {
    const used = drafts.filter(({ state }) => state === 'submitted').map(({ _id, ...rest }) => rest);
    expect(used).toEqual(Array(submitted.length).fill({ survey, wave, state: 'submitted', revision: 0 }));
  });

  test('has all open drafts in the same size', () => {
    const sizes = drafts.flatMap(({ sealed }) => (sealed ? [(sealed as { length(): number }).length()] : []));
    expect(sizes).toHaveLength(answering.length);
    expect(new Set(sizes).size).toBe(1);
  });

  test.each(['Draft', 'Response'] as const)(
    'keeps no order of arrival in the collection of %s',
    async (model) => {
      const { collectionName, conn } = database.models[model].collection;
      const [collection] = await conn.db!.listCollections({ name: collectionName }).toArray();
      expect(collection).toMatchObject({ options: { clusteredIndex: { key: { _id: 1 }, unique: true } } });
      const ids = (model === 'Draft' ? drafts : responses).map(({ _id }) => _id);
      expect(ids).toEqual(ids.toSorted());
    },
  );
});

test('Responses are read in the order of their ids', async () => {
  const order: unknown[] = [];
  for await (const { answers } of responseStore(database.models).stream(survey, wave)) order.push(answers);
  expect(order).toEqual(responses.map(({ answers }) => answers));
  const leaders = responses.map(({ answers }) => (answers as Document)['1b'] as number);
  expect(leaders).not.toEqual(leaders.toSorted((a, b) => a - b));
});
