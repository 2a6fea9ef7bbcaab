import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RegisterRow } from '../../server/questionnaire/consistency/surroundings.ts';
import { slugOf } from '../../server/questionnaire/questionnaire.ts';
import { readSharedScales } from '../../server/storage/shared-scales.ts';
import { checkSurveyFile, readSurveyFiles } from '../../server/storage/survey-files.ts';
import { read, root } from '../questionnaire/builder.ts';

const district = { id: 'bydel', label: 'Bydeler' };
const municipality = { id: 'kommune', label: 'Kommuner' };
const smallest = JSON.parse(read('tests/surveys/valid/smallest.json'));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'surveys-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a file below the surveys folder, and returns its path. */
async function put(place: string, content: object | string): Promise<string> {
  const file = path.join(folder, place);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('the questionnaires that the platform starts with', () => {
  test('are those in a folder for each survey, with a file for each wave', async () => {
    await put('eksempel/2024.json', smallest);
    await put('eksempel/2025.kommune.json', { ...smallest, wave: '2025', instrument: municipality });
    await put('en-annen/2024.json', { ...smallest, survey: 'en-annen' });
    await put('questionnaire.schema.json', {});
    await put('eksempel/example/2024.mapping.json', {});
    await put('eksempel/2024.csv', '1a\nJa');
    await put('eksempel/2022.aggregates.json', {});
    await put('eksempel/2025.bydel.json', { ...smallest, wave: '2025', instrument: district });
    const waves = (await readSurveyFiles(folder)).map((each) => `${each.survey} ${slugOf(each)}`);
    expect(waves).toEqual(['eksempel 2024', 'eksempel 2025.bydel', 'eksempel 2025.kommune', 'en-annen 2024']);
  });

  test('stop the start with every finding of every file: where, what is wrong and how to mend it', async () => {
    const { promise, ...withoutPromise } = smallest;
    const shape = await put('eksempel/2021.json', { ...withoutPromise, wave: '2021', minutes: 0 });
    const json = await put('eksempel/2022.json', '{"survey": "eksempel",}');
    const place = await put('eksempel/2023.json', { ...smallest, breakdowns: ['1a'] });
    await put('eksempel/2024.json', smallest);
    const reference = await put('en-annen/2024.json', read('tests/surveys/invalid/routing-to-unknown.json'));
    const failure = await readSurveyFiles(folder).catch((error) => error);
    expect(failure).toMatchObject({ name: 'DomainError', kind: 'setup' });
    const findings = failure.message.split('\n').slice(2).join('\n');
    expect(findings).toBe(
      [
        `${shape} /promise\n  feil[missing-field]: Feltet «promise» mangler. Legg det til.`,
        `${shape} /minutes\n  feil[too-low]: Tallet må være minst 1.`,
        `${json}\n  feil[not-json]: Filen er ikke gyldig JSON. På linje 1, kolonne 23, mangler navnet på et felt. Se etter et komma for mye, eller et navn uten anførselstegn.`,
        `${place} /breakdowns/0\n  feil[impossible-breakdown]: Resultatene kan ikke deles etter «1a». Bruk et spørsmål med ett svar, eller en gruppering.`,
        `${place} /wave\n  feil[misplaced-file]: Her står «2024», men filen ligger som «2023». Flytt filen eller rett feltet.`,
        `${reference} /sections/0/items/1/showIf/item\n  feil[routing-to-unknown]: Spørsmål 5h viser til 5x, som ikke finnes. Mente du «5g»?`,
        `${reference} /survey\n  feil[misplaced-file]: Her står «eksempel», men filen ligger som «en-annen». Flytt filen eller rett feltet.`,
      ].join('\n'),
    );
  });

  test('must be somewhere', async () => {
    const nowhere = path.join(folder, 'borte');
    await expect(readSurveyFiles(nowhere)).rejects.toMatchObject({
      kind: 'setup',
      message: `Finner ikke mappen med spørreskjemaer: ${nowhere}`,
    });
  });
});

describe('checking one file', () => {
  test('finds what the start finds', async () => {
    const file = await put('eksempel/2023.json', smallest);
    expect(await checkSurveyFile(folder, file)).toEqual({
      definition: undefined,
      findings: [
        {
          code: 'misplaced-file',
          file,
          path: '/wave',
          severity: 'error',
          message: expect.stringContaining('ligger som «2023»'),
        },
      ],
    });
    expect((await checkSurveyFile(folder, await put('eksempel/2024.json', smallest))).findings).toEqual([]);
  });

  test.each(['2024.json', 'eksempel/utkast/2024.json', '../eksempel-2024.json', 'eksempel/2024.txt'])(
    'warns that the platform does not see %s',
    async (place) => {
      const surveys = path.join(folder, 'surveys');
      const file = await put(path.join('surveys', place), smallest);
      const { definition, findings } = await checkSurveyFile(surveys, file);
      expect(definition).toBeDefined();
      expect(findings).toEqual([
        {
          code: 'unseen-file',
          file,
          path: '',
          severity: 'warning',
          message: expect.stringContaining(path.join(surveys, 'eksempel', '2024.json')),
        },
      ]);
    },
  );

  test('says which instrument it lies as', async () => {
    const file = await put('eksempel/2024.bydel.json', smallest);
    const { findings } = await checkSurveyFile(folder, file);
    expect(findings.map(({ path, message }) => [path, message])).toEqual([
      [
        '/instrument/id',
        'Her står ikke noe instrument, men filen ligger som instrumentet «bydel». Flytt filen eller rett feltet.',
      ],
    ]);
  });

  test('says so when there is no file', async () => {
    await expect(checkSurveyFile(folder, 'borte.json')).rejects.toMatchObject({
      kind: 'invalid',
      message: 'Kan ikke lese filen borte.json. Se etter at den finnes.',
    });
  });
});

describe('checking a file with what lies beside it', () => {
  const choice = (codes: string[], more = {}) => ({
    id: '1a',
    kind: 'one',
    text: 'Er dere en del av et samarbeid?',
    options: codes.map((code) => ({ code, label: code })),
    ...more,
  });
  const asking = (item: object, more = {}) => ({
    ...smallest,
    sections: [{ id: '1', title: 'Om tjenesten', items: [item] }],
    ...more,
  });
  const codesIn = async (file: string, register?: RegisterRow[]) =>
    (await checkSurveyFile(folder, file, register)).findings.map(({ code }) => code);

  test('finds an id that meant something else in the wave before', async () => {
    await put('eksempel/2023.json', asking({ ...choice(['ja', 'nei']), kind: 'several' }, { wave: '2023' }));
    const later = await put('eksempel/2024.json', asking(choice(['ja', 'nei']), { previous: '2023' }));
    expect(await codesIn(later)).toEqual(['id-reused']);
    const unrelated = await put('eksempel/2025.json', asking(choice(['ja', 'nei']), { wave: '2025' }));
    expect(await codesIn(unrelated)).toEqual([]);
  });

  test('finds an id that meant something else in any wave before', async () => {
    await put('eksempel/2022.json', asking({ ...choice(['ja', 'nei']), kind: 'several' }, { wave: '2022' }));
    const between = { ...choice(['ja', 'nei']), id: '1b' };
    await put('eksempel/2023.json', asking(between, { wave: '2023', previous: '2022' }));
    const back = choice(['ja', 'nei'], { comparedWithPrevious: 'new' });
    expect(await codesIn(await put('eksempel/2024.json', asking(back, { previous: '2023' })))).toEqual([
      'id-reused',
    ]);
  });

  test('finds a wave before that is not there, in a file that lies among the waves', async () => {
    await put('eksempel/2023.json', { ...smallest, wave: '2023' });
    const misspelled = { ...smallest, previous: '2013' };
    const file = await put('eksempel/2024.json', misspelled);
    const { findings } = await checkSurveyFile(folder, file);
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['previous-unknown', expect.stringContaining('Mente du «2023»?')],
    ]);
    expect(await codesIn(await put('eksempel/utkast/2024.json', misspelled))).toEqual(['unseen-file']);
  });

  test('finds waves that come after one another in a circle', async () => {
    const first = await put('eksempel/2023.json', { ...smallest, wave: '2023', previous: '2024' });
    const second = await put('eksempel/2024.json', { ...smallest, previous: '2023' });
    for (const file of [first, second]) expect(await codesIn(file)).toContain('previous-in-circle');
  });

  test('finds instruments of the same wave that ask differently under one id', async () => {
    const municipal = asking(choice(['ja', 'nei']), { instrument: municipality });
    const one = await put('eksempel/2024.kommune.json', municipal);
    const other = asking(choice(['ja', 'nei', 'vet-ikke']), { instrument: district });
    expect(await codesIn(await put('eksempel/2024.bydel.json', other))).toEqual(['instruments-disagree']);
    expect(await codesIn(one)).toEqual(['instruments-disagree']);
    await expect(readSurveyFiles(folder)).rejects.toThrow('1a har andre svar i instrumentet «Bydeler»');
  });

  test('finds a scale that is not the shared one', async () => {
    const scale = (...codes: string[]) => ({ options: codes.map((code) => ({ code, label: code })) });
    await put('scales.json', { enighet: scale('uenig', 'enig') });
    const item = { id: '1a', kind: 'scale', text: 'Vi har nok folk', scale: 'enighet' };
    const put2024 = (own: object) => put('eksempel/2024.json', asking(item, { scales: { enighet: own } }));
    expect(await codesIn(await put2024(scale('uenig', 'enig')))).toEqual([]);
    expect(await codesIn(await put2024(scale('enig', 'uenig')))).toEqual(['scale-differs-from-shared']);
  });

  test.each([
    ['is no JSON', '{', 'er ikke gyldig JSON'],
    ['has a scale without answers', '{ "enighet": {} }', 'har en feil ved enighet/options'],
  ])('stops at shared scales in a file that %s', async (_, content, message) => {
    await put('scales.json', content);
    const file = await put('eksempel/2024.json', smallest);
    await expect(checkSurveyFile(folder, file)).rejects.toThrow(message);
  });

  test('finds background that singles out services of a register', async () => {
    const item = choice(['ost', 'vest'], { register: 'Region' });
    const file = await put('eksempel/2024.json', asking(item));
    const register = ['Ost', 'ost', 'vest'].map((Region) => ({ cells: { Region }, facts: {} }));
    expect(await codesIn(file, register)).toEqual(['background-singles-out']);
    expect(await codesIn(file, register.slice(0, 2))).toEqual([]);
    expect(await codesIn(file)).toEqual([]);
  });

  test('looks past files beside it that are no questionnaires', async () => {
    await put('eksempel/2022.json', '{');
    await put('eksempel/2023.json', { wave: '2023' });
    await put('eksempel/2023.aggregates.json', {});
    expect(await codesIn(await put('eksempel/2024.json', { ...smallest, previous: '2023' }))).toEqual([]);
  });
});

test('The shared scales are those that the shipped surveys use', async () => {
  const surveys = path.join(root, 'surveys');
  expect(Object.keys(await readSharedScales(surveys))).toEqual(expect.arrayContaining(['enighet', 'grad']));
  expect((await readSurveyFiles(surveys)).length).toBeGreaterThan(1);
});
