import type { ImportedResponseStore } from '../../server/fieldwork/import/apply.ts';
import { newResponseId, type Response, type ResponseStore } from '../../server/fieldwork/response.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { connectDatabase, type Database } from '../../server/storage/database.ts';
import { responseStore } from '../../server/storage/response-store.ts';
import { answersIn } from '../builders/responses.ts';
import { testDatabaseUri } from '../setup/database.ts';

const survey = 'proven';

let database: Database;
let responses: ResponseStore & ImportedResponseStore;
/** A wave of its own for each test. */
let wave = '2000';

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  responses = responseStore(database.models);
});
afterAll(() => database.close());
beforeEach(() => {
  wave = `${Number(wave) + 1}`;
});

function response(answers: Answers, rest: Partial<Response> = {}): Response {
  return { id: newResponseId(), survey, wave, version: 'v1', answers, ...rest };
}

const stored = (name = wave) => answersIn(responses, survey, name);

describe('A response', () => {
  test('is read back exactly as it was given, of whatever kind the answers are', async () => {
    const answers: Answers = {
      '1a': 'ja',
      '1b': 12.5,
      '1c': 0,
      '2a': { chosen: ['tid', 'annet'], other: 'Lange avstander' },
      '2b': { chosen: [] },
      '3a': 'Linje 1\nLinje 2 «æøå» 😀 $where .punktum',
      'med-strek': 'ja',
      '4a': { cells: { skole: 'enig', 'meldinger-2015': 0 } },
      '4b': '2024-05-01',
    };
    await responses.put(response(answers));
    expect(await stored()).toEqual([answers]);
  });

  test('without a single answer is a response all the same', async () => {
    await responses.put(response({}));
    expect(await stored()).toEqual([{}]);
  });

  test('is stored once, and is as it was first given', async () => {
    const given = response({ '1a': 'ja' });
    await responses.put(given);
    await responses.put(given);
    await responses.put({ ...given, answers: { '1a': 'nei' } });
    expect(await stored()).toEqual([{ '1a': 'ja' }]);
    expect(await responses.count(survey, wave)).toBe(1);
  });

  test('says which instrument it was given to, where the wave has several', async () => {
    await responses.put(response({ '1a': 'ja' }, { instrument: 'bydel' }));
    await responses.put(response({ '1a': 'nei' }, { instrument: 'kommune' }));
    const found: unknown[] = [];
    for await (const { instrument, answers } of responses.stream(survey, wave))
      found.push([instrument, answers['1a']]);
    expect(found.sort()).toEqual([
      ['bydel', 'ja'],
      ['kommune', 'nei'],
    ]);
  });

  test('belongs to its own survey and wave only', async () => {
    await responses.put(response({ '1a': 'ja' }));
    await responses.put(response({ '1a': 'nei' }, { wave: `${wave}-b` }));
    await responses.put(response({ '1a': 'nei' }, { survey: 'annen' }));
    expect(await stored()).toEqual([{ '1a': 'ja' }]);
    expect(await responses.count(survey, wave)).toBe(1);
  });
});

describe('Imported responses', () => {
  test('are there once however often they are added, also more than fit in one batch', async () => {
    const many = Array.from({ length: 2300 }, (_, number) => response({ '1b': number }));
    await responses.addImported(many);
    await responses.addImported(many.slice(0, 1500));
    expect(await responses.count(survey, wave)).toBe(2300);
    expect(await responses.importedIds(survey, wave)).toEqual(new Set(many.map(({ id }) => id)));
    const numbers = (await stored()).map((answers) => answers['1b'] as number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(many.map((_, number) => number));
  });

  test('that are removed take nothing else with them: not the form’s, not another wave’s', async () => {
    const form = response({ '1a': 'form' });
    const here = response({ '1a': 'here' });
    const elsewhere = response({ '1a': 'elsewhere' }, { wave: `${wave}-b` });
    await responses.put(form);
    await responses.addImported([here, elsewhere]);
    await responses.removeImported(survey, wave, [form.id, here.id, elsewhere.id, newResponseId()]);
    expect(await stored()).toEqual([{ '1a': 'form' }]);
    expect(await stored(`${wave}-b`)).toEqual([{ '1a': 'elsewhere' }]);
  });

  test('of one instrument are not those of another', async () => {
    const [district, municipality] = [
      response({}, { instrument: 'bydel' }),
      response({}, { instrument: 'kommune' }),
    ];
    await responses.addImported([district, municipality]);
    expect(await responses.importedIds(survey, wave, 'bydel')).toEqual(new Set([district.id]));
  });

  test('do not count those given in the form among themselves', async () => {
    await responses.put(response({ '1a': 'form' }));
    expect(await responses.importedIds(survey, wave)).toEqual(new Set());
  });
});
