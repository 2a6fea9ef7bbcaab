import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readAggregateFiles } from '../../server/storage/aggregate-files.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { temporaryFolder } from '../cli/processes.ts';
import { cleanUp } from './embedded/engines.ts';

afterEach(cleanUp);

const questionnaire = questionnaireOf([oneOf('1a', ['ja', 'nei'])]);
const catalogue = {
  find: (survey: string, wave: string) =>
    survey === 'proven' && wave === '2022' ? questionnaire : undefined,
};

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

const printed = (code: string) =>
  JSON.stringify({
    survey: 'proven',
    wave: '2022',
    source: 'Rapporten.',
    items: [{ item: '1a', shares: [{ code, share: 60 }] }],
  });

test('Printed results are found by survey and wave', async () => {
  const folder = await folderWith({
    'proven/2022.aggregates.json': printed('ja'),
    'proven/2022.json': 'not looked at',
    'scales.json': 'not looked at',
  });
  const aggregates = await readAggregateFiles(folder, catalogue);
  expect(aggregates.find('proven', '2022')?.items).toEqual([
    {
      item: '1a',
      text: 'Spørsmål 1a',
      kind: 'one',
      shares: [{ code: 'ja', label: 'Svar ja', type: 'option', share: 60 }],
    },
  ]);
  expect(aggregates.find('proven', '2023')).toBeUndefined();
  expect(aggregates.find('en-annen', '2022')).toBeUndefined();
});

test('The platform does not start with printed results that are wrong, and every finding is told', async () => {
  const folder = await folderWith({
    'proven/2022.aggregates.json': printed('jaa'),
    'proven/2021.aggregates.json': printed('ja'),
  });
  const attempt = readAggregateFiles(folder, catalogue);
  await expect(attempt).rejects.toMatchObject({ kind: 'setup' });
  await expect(attempt).rejects.toThrow('Mente du «ja»?');
  await expect(attempt).rejects.toThrow('Her står «2022», men filen ligger som «2021».');
});
