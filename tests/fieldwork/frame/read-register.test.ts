import { readFileSync } from 'node:fs';
import { readRegister } from '../../../server/fieldwork/frame/read-register.ts';
import { columnsIn, registerColumns } from '../../../server/fieldwork/frame/register-column.ts';
import { bytesOf, instruments } from './registers.ts';

const read = (text: string, context = {}) => readRegister(bytesOf(text), context);

describe('A register', () => {
  test('is read with Norwegian names of columns, and as Norwegians write numbers and days', () => {
    const file =
      'Tjeneste-ID;Navn;Fylke;Bufetat-region;Organisering;Kommuner;Årsverk;E-post;Sammenslått fra;Dato\r\n' +
      'A1;Tjeneste 1;Prøvefylke;Region øst;Interkommunalt samarbeid;3;1 014,5;"leder@eksempel.no, NESTE@eksempel.no";A2, A3;1.2.2024\r\n';
    const { units, problems, unknownColumns } = read(file);
    expect(problems).toEqual([expect.objectContaining({ code: 'fteImplausible', severity: 'warning' })]);
    expect(unknownColumns).toEqual([]);
    expect(units).toEqual([
      {
        unit: 'A1',
        name: 'Tjeneste 1',
        instrument: undefined,
        facts: {
          county: 'Prøvefylke',
          region: 'ost',
          organisation: 'interkommunal',
          municipalities: 3,
          fte: 1014.5,
        },
        emails: ['leder@eksempel.no', 'neste@eksempel.no'],
        from: { units: ['A2', 'A3'], on: '2024-02-01' },
      },
    ]);
  });

  test('of 2024 is read whole, with English names of columns and the instrument of each service', () => {
    const bytes = readFileSync('surveys/riksrevisjonen-barnevern/2024.frame.csv');
    const { units, problems, unknownColumns } = readRegister(bytes, { instruments });
    expect({ problems, unknownColumns }).toEqual({ problems: [], unknownColumns: [] });
    expect(units).toHaveLength(230);
    expect(units.filter(({ instrument }) => instrument === 'bydel')).toHaveLength(15);
    expect(units.filter(({ facts }) => (facts.fte ?? 0) < 5)).toHaveLength(29);
    expect(units.every(({ facts }) => facts.region && facts.organisation && facts.municipalities)).toBe(true);
  });

  test('pasted from a spreadsheet is read with tabulators', () => {
    expect(read('id\tnavn\nA1\tTjeneste 1\n').units).toMatchObject([{ unit: 'A1', name: 'Tjeneste 1' }]);
  });

  test('keeps nothing of columns that nobody has a use for, and tells which they are', () => {
    const { units, unknownColumns } = read('id;navn;fødselsnummer\nA1;Tjeneste 1;1\n');
    expect(unknownColumns).toEqual(['fødselsnummer']);
    expect(JSON.stringify(units)).not.toContain('fødselsnummer');
  });

  test('gives every unit the one instrument of a wave that has one', () => {
    const [one] = instruments;
    expect(read('id;navn\nA1;Tjeneste 1\n', { instruments: [one] }).units[0]?.instrument).toBe('kommune');
  });

  test.each([
    ['Midt', 'midt-norge'],
    ['region midt-norge', 'midt-norge'],
    ['Bufetat, region sør', 'sor'],
    [' VEST ', 'vest'],
    ['Nord-Norge', 'nord'],
    ['Oslo kommune', 'oslo'],
    ['ost', 'ost'],
    ['', undefined],
  ])('takes the region «%s»', (cell, region) => {
    const { units, problems } = read(`id;navn;region\nA1;Tjeneste 1;"${cell}"\n`);
    expect(problems).toEqual([]);
    expect(units[0]?.facts.region).toBe(region);
  });

  test.each([
    ['a@eksempel.no b@eksempel.no', ['a@eksempel.no', 'b@eksempel.no']],
    ['a@eksempel.no; b@eksempel.no', ['a@eksempel.no', 'b@eksempel.no']],
    ['Leder En <a@eksempel.no>, Leder To <B@eksempel.no>', ['a@eksempel.no', 'b@eksempel.no']],
    ['mailto:a@eksempel.no, A@eksempel.no', ['a@eksempel.no']],
    ['post@bærum.eksempel.no', ['post@bærum.eksempel.no']],
    ['', []],
  ])('takes the addresses «%s»', (cell, emails) => {
    const { units, problems } = read(`id;navn;epost\nA1;Tjeneste 1;"${cell}"\n`);
    expect(problems).toEqual([]);
    expect(units[0]?.emails).toEqual(emails);
  });
});

describe('A mapping of columns', () => {
  const file = 'kode;navn;mail;area\nA1;Tjeneste 1;a@eksempel.no;Øst\n';

  test('says what the columns hold', () => {
    const { units, unknownColumns } = read(file, { mapping: { id: 'KODE', region: 'area' } });
    expect(units).toMatchObject([{ unit: 'A1', facts: { region: 'ost' }, emails: ['a@eksempel.no'] }]);
    expect(unknownColumns).toEqual([]);
  });

  test('can leave out a column that would have been recognised', () => {
    const { units, columns } = read(file, { mapping: { id: 'kode', emails: '' } });
    expect(columns).toEqual({ id: 'kode', name: 'navn' });
    expect(units[0]?.emails).toEqual([]);
  });

  test('that names a column which is not there is refused', () => {
    const { problems } = read(file, { mapping: { id: 'nummer' } });
    expect(problems.map(({ code }) => code)).toEqual(['unknownColumnNamed', 'missingColumn']);
    expect(problems[0]?.message).toContain('kode, navn, mail, area');
  });
});

describe('A problem is told with its row, its column, what was found and what to do', () => {
  const row = (head: string, cells: string) => `id;navn;${head}\nA1;Tjeneste 1;\nA2;Tjeneste 2;${cells}\n`;
  const several = { instruments };

  test.each([
    ['an unknown region', row('region', 'Østlandet'), 'unknownRegion', 'region', /«Østlandet».*Bruk Øst/, {}],
    [
      'an unknown organisation',
      row('organisering', 'Privat'),
      'unknownOrganisation',
      'organisering',
      /«Privat»/,
      {},
    ],
    ['an FTE that is not a number', row('årsverk', 'mange'), 'fteNotNumber', 'årsverk', /«mange».*14,5/, {}],
    ['a negative FTE', row('årsverk', '-3'), 'fteNotNumber', 'årsverk', /«-3»/, {}],
    ['half a municipality', row('kommuner', '1,5'), 'municipalitiesNotWhole', 'kommuner', /«1,5»/, {}],
    ['no municipality', row('kommuner', '0'), 'municipalitiesNotWhole', 'kommuner', /1 eller mer/, {}],
    [
      'a malformed address',
      row('epost', 'leder@eksempel'),
      'malformedEmail',
      'epost',
      /«leder@eksempel»/,
      {},
    ],
    ['a day that is not one', row('fra;dato', 'A1;31.02.2024'), 'notADay', 'dato', /01\.01\.2024/, {}],
    ['a merge without a day', row('fra;dato', 'A1;'), 'missingDay', 'dato', /datoen/, {}],
    [
      'an unknown instrument',
      row('skjema', 'bydl'),
      'unknownInstrument',
      'skjema',
      /Mente du «bydel»/,
      several,
    ],
    [
      'a missing instrument',
      row('skjema', ''),
      'missingInstrument',
      'skjema',
      /kommune eller bydel/,
      several,
    ],
    ['a very long county', row('fylke', 'x'.repeat(101)), 'tooLong', 'fylke', /101 tegn/, {}],
  ])('%s', (_, file, code, column, message, context) => {
    const { units, problems } = read(file.replace('Tjeneste 1;\n', `Tjeneste 1;${fill(file)}\n`), context);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code,
        severity: 'error',
        row: 3,
        column,
        message: expect.stringMatching(message),
      }),
    );
    expect(units).toEqual([]);
  });

  test.each([
    ['a missing id', 'id;navn\n;Tjeneste 1\n', 'missingId', 2],
    ['a missing name', 'id;navn\nA1;\n', 'missingName', 2],
    ['a duplicate id', 'id;navn\nA1;Tjeneste 1\n\nA1;Tjeneste 2\n', 'duplicateId', 4],
    ['too few cells', 'id;navn;region\nA1;Tjeneste 1;Øst\nA2\n', 'raggedRow', 3],
  ])('%s', (_, file, code, row) => {
    expect(read(file)).toMatchObject({ units: [], problems: [{ code, row, severity: 'error' }] });
  });

  test.each([
    ['an empty file', '', 'unreadableFile', /tom/],
    ['only column names', 'id;navn\n', 'unreadableFile', /ingen rader/],
    ['no column with ids', 'kode;navn\nA1;Tjeneste 1\n', 'missingColumn', /id/],
    ['letters broken on the way', 'id;navn\nA1;Tjeneste SÃ¸r\n', 'damagedLetters', /«Tjeneste SÃ¸r»/],
    ['two columns of one name', 'id;navn;Navn\nA1;a;b\n', 'unreadableFile', /samme navn/],
  ])('%s', (_, file, code, message) => {
    expect(read(file)).toMatchObject({
      units: [],
      problems: [{ code, severity: 'error', message: expect.stringMatching(message) }],
    });
  });

  test('too many rows', () => {
    const rows = Array.from({ length: 20_001 }, (_, index) => `A${index};Tjeneste ${index}`);
    expect(read(['id;navn', ...rows].join('\n')).problems).toMatchObject([{ code: 'tooManyRows' }]);
  });

  test('an Excel file', () => {
    const { problems } = readRegister(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0));
    expect(problems).toMatchObject([
      { code: 'unreadableFile', message: expect.stringContaining('CSV UTF-8') },
    ]);
  });
});

describe('A warning is shown, and stops nothing', () => {
  test.each([
    ['a very large service', 'id;navn;fte\nA1;Tjeneste 1;501\n', 'fteImplausible'],
    ['a service with nobody', 'id;navn;fte\nA1;Tjeneste 1;0\n', 'fteImplausible'],
    ['a day without a merge', 'id;navn;fra;dato\nA1;Tjeneste 1;;2024-01-01\n', 'dayWithoutFrom'],
    ['an unknown origin', 'id;navn;fra;dato\nA1;Tjeneste 1;X9;2024-01-01\n', 'unknownFrom'],
  ])('%s', (_, file, code) => {
    const { units, problems } = read(file, { origins: new Set(['A0']) });
    expect(problems).toMatchObject([{ code, severity: 'warning', row: 2 }]);
    expect(units).toHaveLength(1);
  });

  test('an encoding that may be guessed wrong', () => {
    const bytes = Buffer.from('id;navn\nA1;Tjeneste Sør\n', 'latin1');
    const { units, problems } = readRegister(bytes);
    expect(problems).toMatchObject([{ code: 'notUtf8', severity: 'warning' }]);
    expect(units[0]?.name).toBe('Tjeneste Sør');
  });
});

/** The other row's cells, which say nothing that is wrong. */
function fill(file: string): string {
  if (file.includes('skjema')) return 'kommune';
  return file.includes('dato') ? ';' : '';
}

test('The guide names only columns that are recognised', () => {
  const guide = readFileSync('docs/register.md', 'utf8');
  const rows = [...guide.matchAll(/^\| ([a-z ]+) \| (`[^|]*`) \|/gm)];
  expect(rows).toHaveLength(registerColumns.length);
  for (const [, column = '', names = ''] of rows)
    for (const [, name = ''] of names.matchAll(/`([^`]+)`/g))
      expect(columnsIn([name], {}, true)).toEqual({ [column === 'from date' ? 'fromDate' : column]: name });
});
