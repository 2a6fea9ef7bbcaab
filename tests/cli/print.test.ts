import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cleanUp } from '../storage/embedded/engines.ts';
import { survey as command } from './command-line.ts';
import { temporaryFolder } from './processes.ts';

afterEach(cleanUp);
jest.setTimeout(60_000);

const survey = 'baerum-brukerundersokelse';

test('print writes the questionnaire as one file that needs no other', async () => {
  const file = path.join(await temporaryFolder(), 'skjema.html');
  const { code, out, error } = await command(
    ['print', survey, '2025', '--language', 'nn', '--out', file],
    {},
  );
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toContain(file);
  const html = await readFile(file, 'utf8');
  expect(html).toContain('<html lang="nn">');
  expect(html).toContain('Korleis var møtet?');
  expect(html).toContain('url("data:font/woff2;base64,');
  expect(html).not.toMatch(/<(link|script|img|a)\b|url\("(?!data:)|https?:/);
});

test('print writes over a file only when told to', async () => {
  const file = path.join(await temporaryFolder(), 'skjema.html');
  await writeFile(file, 'mitt');
  const words = ['print', survey, '2025', '--out', file];
  const refused = await command(words, {});
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.error).toContain('skriv over den med --force');
  expect(await readFile(file, 'utf8')).toBe('mitt');
  expect(await command([...words, '--force'], {})).toMatchObject({ code: 0, error: '' });
  expect(await readFile(file, 'utf8')).toContain('Hvordan var møtet?');
});

test('print writes to the screen when no file is named', async () => {
  const { code, out } = await command(['print', survey, '2025'], {});
  expect(code).toBe(0);
  expect(out).toContain('Hvordan var møtet?');
});

test.each([
  [['2024'], `surveys/${survey}/2024.json`],
  [['2025.bydel'], 'Bølgen har: 2025.'],
  [['2025', '--language', 'se'], 'Det finnes på: nb, nn, en.'],
  [['2025', '--out', '/finnes/ikke/skjema.html'], 'Se etter at mappen finnes.\n'],
])('print says what there is instead of %j', async (words, message) => {
  const { code, out, error } = await command(['print', survey, ...words], {});
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toContain(message);
});
