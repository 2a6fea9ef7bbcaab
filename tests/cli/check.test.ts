import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check } from '../../server/cli/check.ts';
import { codeFrame } from '../../server/cli/code-frame.ts';
import { readRegister } from '../../server/cli/register.ts';
import { type CheckedFile, report } from '../../server/cli/report.ts';
import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import { read } from '../questionnaire/builder.ts';

const inOrder = read('tests/surveys/valid/smallest.json');
const invalid = (name: string) => read(`tests/surveys/invalid/${name}.json`);

function checked(source: string, file = 'a.json'): CheckedFile {
  return { file, source, findings: checkQuestionnaire(file, source).findings };
}

const printed = (source: string) => report([checked(source)], false);
const headlines = (output: string) => output.match(/^\S+:\d+:\d+: \S+:/gm);

describe('a finding is printed', () => {
  test('with its place, its code, how to mend it, and the lines around it', () => {
    expect(printed(invalid('duplicate-option-label'))).toBe(
      `a.json:34:24: feil[duplicate-option-label]: Svaralternativet «Enig» står to ganger. Ble et annet alternativ borte?
  32 |             {
  33 |               "code": "enig-2",
> 34 |               "label": "Enig"
     |                        ^^^^^^
  35 |             },

1 feil
`,
    );
  });

  const unknownField = '> 19 |           "obligatorisk": true,\n     |           ^^^^^^^^^^^^^^';
  const unknownScaleName = '> 23 |     "grad av enighet": {\n     |     ^^^^^^^^^^^^^^^^^\n';
  const shortList = '> 19 |           "options": [\n     |                      ^\n';
  test.each([
    ['at the name of a field that is not known', 'unknown-field', unknownField],
    ['at a name that is no id', 'not-an-id.scale-with-space', unknownScaleName],
    ['at the opening of a list that is too short', 'too-few.options', shortList],
    ['at the opening of what lacks a field', 'missing-field.kind', '> 15 |         {\n     |         ^\n'],
    ['at the top of a file that lacks a field', 'missing-field', '> 1 | {\n    | ^\n'],
  ])('%s (%s)', (_, name, frame) => {
    expect(printed(invalid(name))).toContain(frame);
  });

  test('at a name with signs that a path escapes', () => {
    const source = inOrder.replace('"minutes"', '"a/b~c": 1,\n  "minutes"');
    expect(printed(source)).toMatch(/\| {3}"a\/b~c": 1,\n +\| {3}\^{7}\n/);
  });

  test('in the order of the file, whatever was found first', () => {
    const { minutes, ...rest } = JSON.parse(inOrder);
    const source = JSON.stringify({ ...rest, minutes: 0, tittel: 'x', title: 2024 }, null, 2);
    const output = printed(source);
    expect(headlines(output)).toEqual([
      expect.stringMatching(/^a\.json:4:12: feil\[wrong-type\]:$/),
      expect.stringContaining('feil[too-low]:'),
      expect.stringContaining('feil[unknown-field]:'),
    ]);
    expect(output).toMatch(/\n\n3 feil\n$/);
  });

  test('at the same place whatever ends the lines, and after a byte order mark', () => {
    const source = invalid('routing-to-unknown');
    const place = headlines(printed(source));
    expect(place).toHaveLength(1);
    expect(headlines(printed(source.replaceAll('\n', '\r\n')))).toEqual(place);
    expect(headlines(printed(`\uFEFF${source}`))).toEqual(place);
  });
});

describe('a file that is no JSON is printed with its first mistake', () => {
  test.each([
    ['a comma too many', '{\n  "minutes": 1,\n}\n', '3:1', '> 3 | }\n    | ^'],
    ['a comma too few', '{\n  "a": 1\n  "b": 2\n}\n', '3:3', '> 3 |   "b": 2\n    |   ^^^'],
    ['half a file', '{\n  "sections": [\n    1\n\n', '3:5', '> 3 |     1\n    |     ^'],
    ['half a text', '{\n  "title": "Eks\n', '2:12', '> 2 |   "title": "Eks\n    |            ^^^^'],
    ['a comment', '{\n  // Utkast\n  "a": 1\n}\n', '2:3', '> 2 |   // Utkast\n    |   ^^^^^^^^^'],
    ['nothing', '', '1:1', '> 1 |'],
  ])('%s', (_, source, place, frame) => {
    const output = printed(source);
    expect(output).toContain(`a.json:${place}: feil[not-json]: Filen er ikke gyldig JSON`);
    expect(output).toContain(frame);
    expect(output.split('\n')[0]).toMatch(/linje \d+, kolonne \d+, .*[æøåa-z]/);
  });
});

describe('the last line', () => {
  const broken = checked(invalid('routing-to-unknown'), 'b.json');
  const warned = checked(read('tests/surveys/warnings/untranslated.three-languages.json'), 'c.json');

  test('says that a file is in order', () => {
    expect(printed(inOrder)).toBe('a.json: i orden\n');
  });

  test.each([
    [[broken], '1 feil'],
    [[warned], 'Ingen feil, 6 advarsler'],
    [[broken, checked(inOrder), warned, broken], '2 feil, 6 advarsler'],
    [[{ ...warned, findings: warned.findings.slice(0, 1) }], 'Ingen feil, 1 advarsel'],
  ])('counts errors and warnings of every file', (files, sum) => {
    expect(report(files, false).trimEnd().split('\n').at(-1)).toBe(sum);
  });

  test('counts explained warnings by themselves, and each is told with its reason', () => {
    const source = JSON.parse(read('tests/surveys/warnings/required-behind-optional.json'));
    const explained = [{ finding: 'required-behind-optional', at: '1b', because: 'Ingen hopper over 1a.' }];
    const output = printed(JSON.stringify({ ...source, explained }, null, 2));
    expect(output).toMatch(/^a\.json:\d+:\d+: forklart\[required-behind-optional\]: Spørsmål 1b må besvares/);
    expect(output).toContain('\n  Forklaring: Ingen hopper over 1a.\n');
    expect(output).toMatch(/\nIngen feil, 1 forklart advarsel\n$/);
  });

  test('comes after each file in the order given', () => {
    const output = report([broken, checked(inOrder), warned], false);
    expect(output.match(/^[abc]\.json/gm)?.filter((file, i, all) => file !== all[i - 1])).toEqual([
      'b.json',
      'a.json',
      'c.json',
    ]);
  });
});

describe('what is printed', () => {
  const colourSequence = '\u001b[';

  test('has colours only where they are wanted', () => {
    const file = checked(invalid('routing-to-unknown'));
    expect(report([file], false)).not.toContain(colourSequence);
    const [headline, ...frame] = report([file], true).split('\n');
    expect(headline).toContain(`${colourSequence}31mfeil[routing-to-unknown]${colourSequence}39m`);
    expect(frame.join('\n')).toContain(colourSequence);
  });

  test('keeps long lines within the terminal, with the marker under the value', () => {
    const source = `{ "first": "${'x'.repeat(500)}", "second": 12, "third": "${'y'.repeat(500)}" }`;
    const span = { line: 1, column: source.indexOf('12') + 1, length: 2 };
    const [line = '', marker = ''] = codeFrame(source, span, false).split('\n');
    expect(line).toMatch(/^> 1 \| …x+", "second": 12, "third": "y+…$/);
    expect(line.length).toBeLessThan(110);
    expect(marker.indexOf('^^')).toBe(line.indexOf('12'));
    expect(marker.trimEnd()).toHaveLength(line.indexOf('12') + 2);
  });
});

describe('a register of the services', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'register-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function put(name: string, content: string): Promise<string> {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  }

  test('is read with semicolons, whatever a spreadsheet puts first', async () => {
    const file = await put('register.csv', '\uFEFFTjeneste;Region\r\nA; Øst\r\n\r\nB;Vest\r\n');
    expect(await readRegister(file)).toEqual([
      { cells: { Tjeneste: 'A', Region: 'Øst' }, facts: { region: 'ost' } },
      { cells: { Tjeneste: 'B', Region: 'Vest' }, facts: { region: 'vest' } },
    ]);
  });

  test.each([
    ['has no services', 'Tjeneste;Region\n', 'kan ikke leses: Filen har en overskriftsrad'],
    ['has a line that is too long', 'Tjeneste;Region\nA;Øst;3\n', 'Rad 2 har 3 celler, men skal ha 2'],
  ])('is not taken when it %s', async (_, content, message) => {
    await expect(readRegister(await put('register.csv', content))).rejects.toThrow(message);
  });

  test.each([
    ['before the questionnaire', (file: string, register: string) => ['--register', register, file]],
    ['after it', (file: string, register: string) => [file, `--register=${register}`]],
  ])('is named %s, and what it tells is printed', async (_, words) => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const file = await put('2024.json', read('tests/surveys/warnings/background-singles-out.json'));
    const register = await put('register.csv', 'Region;Årsverk\nØst;12\nVest;12\nVest;12\n');
    try {
      expect(await check.run(words(file, register))).toBe(0);
      expect(write.mock.calls.join('')).toContain(
        '1 av 3 tjenester i registeret er alene om svarene på 1a og 1b',
      );
    } finally {
      write.mockRestore();
    }
  });

  test('must be there', async () => {
    await expect(check.run(['a.json', '--register', path.join(folder, 'borte.csv')])).rejects.toThrow(
      'Se etter at filen finnes.',
    );
    await expect(check.run(['--register'])).rejects.toThrow('Bruk: npm run survey -- check');
  });
});
