import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkSurveyFile, readSurveyFiles } from '../../server/storage/survey-files.ts';
import { read } from '../questionnaire/builder.ts';

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
    await put('eksempel/2025.json', { ...smallest, wave: '2025' });
    await put('en-annen/2024.json', { ...smallest, survey: 'en-annen' });
    await put('questionnaire.schema.json', {});
    await put('eksempel/example/2024.mapping.json', {});
    await put('eksempel/2024.csv', '1a\nJa');
    const waves = (await readSurveyFiles(folder)).map(({ survey, wave }) => `${survey} ${wave}`);
    expect(waves).toEqual(['eksempel 2024', 'eksempel 2025', 'en-annen 2024']);
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
    expect(findings.replace(/JSON \(.*\)\./, 'JSON (…).')).toBe(
      [
        `${shape} /promise\n  feil[missing-field]: Feltet «promise» mangler. Legg det til.`,
        `${shape} /minutes\n  feil[too-low]: Tallet må være minst 1.`,
        `${json}\n  feil[not-json]: Filen er ikke gyldig JSON (…). Se etter et komma eller en parentes for mye eller for lite.`,
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

  test('says so when there is no file', async () => {
    await expect(checkSurveyFile(folder, 'borte.json')).rejects.toMatchObject({
      kind: 'invalid',
      message: 'Kan ikke lese filen borte.json. Se etter at den finnes.',
    });
  });
});
