import {
  describeOutcome,
  type ImportedResponseStore,
  importAnswers,
} from '../../../server/fieldwork/import/apply.ts';
import { type Import, readImport } from '../../../server/fieldwork/import/read.ts';
import type { ResponseStore } from '../../../server/fieldwork/response.ts';
import { connectDatabase, type Database } from '../../../server/storage/database.ts';
import { responseStore } from '../../../server/storage/response-store.ts';
import { testDatabaseUri } from '../../setup/database.ts';
import { bytesOf, csvOf, questionnaire } from './files.ts';

const add = { replace: false };
const replace = { replace: true };
const first = fileWith('Øst', 'Sør', 'Øst');

let database: Database;
let store: ResponseStore & ImportedResponseStore;
/** A wave of its own for each test. */
let wave = 0;

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  store = responseStore(database.models);
});
afterAll(() => database?.close());
beforeEach(() => {
  wave += 1;
});

function fileWith(...regions: string[]): string[][] {
  return [['1a', '1b'], ...regions.map((region) => [region, '3'])];
}

function reading(rows: string[][]): Import {
  return readImport({ ...questionnaire, wave: `${wave}` }, bytesOf(csvOf(rows)));
}

function run(rows: string[][], options: { replace: boolean }, into: ImportedResponseStore = store) {
  return importAnswers(into, { survey: 'prove', wave: `${wave}` }, reading(rows), options);
}

async function regions(): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { answers } of store.stream('prove', `${wave}`)) found.push(answers['1a']);
  return found.sort();
}

/** The store, cut off in the middle of its next addition or removal. */
function cutOffStore(method: 'addImported' | 'removeImported'): ImportedResponseStore {
  const cutOff = async () => {
    throw new Error('cut off');
  };
  return {
    importedIds: store.importedIds,
    addImported: async (responses) => {
      await store.addImported(method === 'addImported' ? responses.slice(0, 1) : responses);
      if (method === 'addImported') await cutOff();
    },
    removeImported: async (survey, wave, ids) => {
      await store.removeImported(survey, wave, ids.slice(0, 1));
      await cutOff();
    },
  };
}

describe('importing a file', () => {
  test('stores what the register knows beside the answers', async () => {
    const options = [
      { code: 'nord', label: 'Nord' },
      { code: 'sor', label: 'Sør' },
    ];
    const background = [{ id: 'region', text: 'Region', from: 'region' as const, options }];
    const rows = [
      ['1a', '1b', 'region'],
      ['Øst', '3', 'Nord'],
      ['Sør', '3', ''],
    ];
    const read = readImport({ ...questionnaire, background, wave: `${wave}` }, bytesOf(csvOf(rows)));
    await importAnswers(store, { survey: 'prove', wave: `${wave}` }, read, add);
    const found: unknown[] = [];
    for await (const { answers, background } of store.stream('prove', `${wave}`))
      found.push([answers['1a'], background]);
    expect(found.sort()).toEqual([
      ['ost', { region: 'nord' }],
      ['sor', undefined],
    ]);
  });

  test('stores its answers', async () => {
    expect(await run(first, add)).toEqual({ added: 3, already: 0, kept: 0, removed: 0 });
    expect(await regions()).toEqual(['ost', 'ost', 'sor']);
  });

  test.each([add, replace])('again doubles nothing (%j)', async (options) => {
    await run(first, options);
    expect(await run(first, options)).toEqual({ added: 0, already: 3, kept: 0, removed: 0 });
    expect(await run([...first.slice(0, 1), ...first.slice(1).reverse()], options)).toMatchObject({
      added: 0,
    });
    expect(await regions()).toEqual(['ost', 'ost', 'sor']);
  });

  test('with a row more adds that row', async () => {
    await run(first, add);
    expect(await run([...first, ['Øst', '3']], add)).toEqual({ added: 1, already: 3, kept: 0, removed: 0 });
  });

  test('keeps earlier answers that are not in it, unless it is to replace them', async () => {
    await run(first, add);
    const other = fileWith('Sør', 'Sør');
    expect(await run(other, add)).toEqual({ added: 1, already: 1, kept: 2, removed: 0 });
    expect(await regions()).toEqual(['ost', 'ost', 'sor', 'sor']);
    expect(await run(other, replace)).toEqual({ added: 0, already: 2, kept: 0, removed: 2 });
    expect(await regions()).toEqual(['sor', 'sor']);
  });

  test('leaves alone what was answered in the form, and other waves', async () => {
    const form = { survey: 'prove', wave: `${wave}`, version: 'x', answers: { '1a': 'ost' } };
    await store.put({ ...form, id: 'a'.repeat(32) });
    await store.put({ ...form, id: 'b'.repeat(32), wave: 'en-annen' });
    expect(await run(fileWith('Sør'), replace)).toEqual({ added: 1, already: 0, kept: 0, removed: 0 });
    expect(await regions()).toEqual(['ost', 'sor']);
    expect(await store.count('prove', 'en-annen')).toBe(1);
  });
});

describe('an import that is cut off', () => {
  test('while adding is completed by running it again', async () => {
    await expect(run(first, add, cutOffStore('addImported'))).rejects.toThrow('cut off');
    expect(await run(first, add)).toEqual({ added: 2, already: 1, kept: 0, removed: 0 });
    expect(await regions()).toEqual(['ost', 'ost', 'sor']);
  });

  test('has removed nothing until all is added', async () => {
    await run(first, add);
    await expect(run(fileWith('Sør', 'Sør', 'Sør'), replace, cutOffStore('addImported'))).rejects.toThrow();
    expect(await regions()).toEqual(['ost', 'ost', 'sor', 'sor']);
  });

  test('while removing is completed by running it again', async () => {
    await run(first, add);
    const other = fileWith('Sør', 'Sør');
    await expect(run(other, replace, cutOffStore('removeImported'))).rejects.toThrow('cut off');
    expect(await regions()).toEqual(['ost', 'sor', 'sor']);
    expect(await run(other, replace)).toEqual({ added: 0, already: 2, kept: 0, removed: 1 });
    expect(await regions()).toEqual(['sor', 'sor']);
  });
});

describe('a bad file changes nothing', () => {
  beforeEach(async () => {
    await run(first, add);
  });
  afterEach(async () => {
    expect(await regions()).toEqual(['ost', 'ost', 'sor']);
  });

  test('when none of its rows can be taken', async () => {
    await expect(
      run(
        [
          ['1a', '1b'],
          ['Vest', 'to'],
        ],
        replace,
      ),
    ).rejects.toThrow('Ingen av radene i filen kan tas med. Ingenting er endret.');
  });

  test('when it is to replace a file, and some of its rows cannot be read', async () => {
    const broken = [...first, ['Sør'], ['Vest', 'to']];
    await expect(run(broken, replace)).rejects.toThrow(
      /^Noen rader kan ikke leses \(rad 5, 6\)\..*Ingenting/,
    );
  });

  test('when it was read for another wave', async () => {
    const target = { survey: 'prove', wave: 'en-annen' };
    await expect(importAnswers(store, target, reading(first), add)).rejects.toThrow(
      `Filen er lest med spørreskjemaet for prove ${wave}, men skulle inn i prove en-annen.`,
    );
  });
});

describe('the outcome in words', () => {
  test.each([
    [{ added: 58, already: 0, kept: 0, removed: 0 }, '58 nye svar er lagret.'],
    [{ added: 1, already: 2, kept: 0, removed: 0 }, '1 nytt svar er lagret.\n2 svar var lagret fra før.'],
    [
      { added: 0, already: 58, kept: 3, removed: 0 },
      'Ingen nye svar er lagret.\n58 svar var lagret fra før.\n3 svar fra tidligere import står ikke i denne filen, og er beholdt. Bruk --replace hvis filen skal erstatte dem.',
    ],
    [
      { added: 2, already: 0, kept: 0, removed: 1 },
      '2 nye svar er lagret.\n1 svar fra tidligere import er fjernet.',
    ],
  ])('of %j', (outcome, words) => {
    expect(describeOutcome(outcome)).toBe(words);
  });
});
