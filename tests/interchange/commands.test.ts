import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { exportFile } from '../../server/cli/export.ts';
import { fromFile } from '../../server/cli/from.ts';
import { temporaryFolder } from '../cli/processes.ts';
import { cleanUp } from '../storage/embedded/engines.ts';

afterEach(cleanUp);

const survey = 'barnevernlederundersokelsen';

/** What a command prints while it runs. */
async function printed(run: () => Promise<number>): Promise<{ out: string; error: string }> {
  const written = { out: '', error: '' };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += text;
    return true;
  });
  const error = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.error += text;
    return true;
  });
  try {
    expect(await run()).toBe(0);
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
  return written;
}

test('A questionnaire is exported, and comes back as a draft', async () => {
  const folder = await temporaryFolder();
  const form = path.join(folder, 'skjema.xlsx');
  const exported = await printed(() => exportFile.run([survey, '2023', '--to', 'xlsform', '--out', form]));
  expect(exported.out).toMatch(/^Skrev .*skjema\.xlsx\. \d+ ting ble ikke med/);
  expect(exported.error).toContain('purpose: Formålet (purpose) er ikke med.');
  expect((await readXlsxFile(form)).map(({ sheet }) => sheet)).toEqual(['survey', 'choices', 'settings']);

  const draft = path.join(folder, '2024.json');
  const imported = await printed(() =>
    fromFile.run([form, '--survey', survey, '--wave', '2024', '--out', draft]),
  );
  expect(imported.out).toContain(`npm run survey -- check ${draft}`);
  expect(imported.error).toContain('purpose: Filen sier ikke hva formålet er');
  expect(JSON.parse(await readFile(draft, 'utf8'))).toMatchObject({
    survey,
    wave: '2024',
    purpose: 'Skriv formålet',
  });
});

test('A file that is there is not written over, unless told to', async () => {
  const file = path.join(await temporaryFolder(), 'skjema.json');
  await writeFile(file, 'mitt');
  const words = [survey, '2023', '--to', 'surveyjs', '--out', file];
  await expect(exportFile.run(words)).rejects.toThrow('finnes fra før');
  expect(await readFile(file, 'utf8')).toBe('mitt');
  await printed(() => exportFile.run([...words, '--force']));
  expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('pages');
});

test.each([
  [['riksrevisjonen-barnevern', '2024', '--to', 'xlsform'], 'Skriv 2024.kommune eller 2024.bydel.'],
  [[survey, '1999', '--to', 'xlsform'], 'finnes ikke'],
  [[survey, '2023', '--to', 'pdf'], 'Bruk: npm run survey -- export'],
  [[survey, '2023', '--to', 'toString'], 'Bruk: npm run survey -- export'],
  [[survey, '2023', '--to', 'surveyjs', '--out', '/finnes/ikke/a.json'], 'Se etter at mappen finnes.'],
  [[survey, '2023'], 'Bruk: npm run survey -- export'],
])('Exporting %j says what is wrong', async (words, message) => {
  await expect(exportFile.run(words)).rejects.toThrow(message);
});

test.each([
  [['finnes-ikke.xlsx', '--survey', 'a', '--wave', 'b'], 'Finner ikke filen'],
  [['package.json', '--survey', 'a', '--wave', 'b'], 'ikke et SurveyJS-skjema'],
  [['README.md', '--survey', 'a', '--wave', 'b'], 'verken et XLSForm'],
  [['package.json', '--survey', 'Å', '--wave', 'b'], '«Å» kan ikke brukes som id'],
  [['package.json', '--survey', 'a'], 'Bruk: npm run survey -- from'],
])('Importing %j says what is wrong', async (words, message) => {
  await expect(fromFile.run(words)).rejects.toThrow(message);
});
