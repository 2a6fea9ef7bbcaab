import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkAggregateFileAlone, readAggregateFiles } from '../../server/storage/aggregate-files.ts';
import { readSurveyFiles } from '../../server/storage/survey-files.ts';
import { fileOf, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
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

describe('one file is checked by itself', () => {
  const asked = JSON.stringify(fileOf([oneOf('1a', ['ja', 'nei'])]));
  const checking = async (files: Record<string, string>) => {
    const folder = await folderWith({ 'proven/2022.aggregates.json': printed('jaa'), ...files });
    return checkAggregateFileAlone(folder, path.join(folder, 'proven', '2022.aggregates.json'));
  };

  test('with the questionnaires of its wave, whatever is wrong with others', async () => {
    const { findings } = await checking({
      'proven/2022.json': asked,
      'proven/2021.json': '{',
      'en-annen/2022.json': '{',
    });
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('Mente du «ja»?')]);
  });

  test('and not before the questionnaire of its wave is in order', async () => {
    const attempt = checking({ 'proven/2022.json': '{' });
    await expect(attempt).rejects.toMatchObject({ kind: 'invalid' });
    await expect(attempt).rejects.toThrow(
      /^Rett spørreskjemaet før tallene i .*2022\.aggregates\.json kan sjekkes:/,
    );
    await expect(attempt).rejects.toThrow('ikke gyldig JSON');
  });

  test('and told that it has none', async () => {
    const { findings } = await checking({ 'proven/2022.annen.utgave.json': asked });
    expect(findings.map(({ message }) => message)).toEqual([
      'Bølgen «2022» har ikke noe spørreskjema. Legg det ved siden av, så tallene kan forstås.',
    ]);
  });
});

test('Files behind links are seen: so they come where a container has them mounted', async () => {
  const kept = await folderWith({
    'a.json': JSON.stringify(fileOf([oneOf('1a', ['ja', 'nei'])])),
    'b.json': printed('ja'),
  });
  const folder = await folderWith({ 'proven/example/readme.md': '' });
  await symlink(path.join(kept, 'a.json'), path.join(folder, 'proven', '2022.json'));
  await symlink(path.join(kept, 'b.json'), path.join(folder, 'proven', '2022.aggregates.json'));
  expect((await readSurveyFiles(folder)).map(({ wave }) => wave)).toEqual(['2022']);
  expect((await readAggregateFiles(folder, catalogue)).find('proven', '2022')).toBeDefined();
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
