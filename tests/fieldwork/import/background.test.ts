import { type Mapping, noMapping, readMapping } from '../../../server/fieldwork/import/mapping.ts';
import { readImport } from '../../../server/fieldwork/import/read.ts';
import { describeReport } from '../../../server/fieldwork/import/report.ts';
import { oneOf, questionnaireOf } from '../../builders/questionnaire.ts';

const questionnaire = questionnaireOf([oneOf('1', ['ja', 'nei'])], {
  background: [
    {
      id: 'region',
      text: 'Region',
      from: 'region',
      options: [
        { code: 'ost', label: 'Øst' },
        { code: 'resten', label: 'Resten', values: ['sor', 'vest', 'midt-norge', 'nord', 'oslo'] },
      ],
    },
    {
      id: 'arsverk',
      text: 'Årsverk i tjenesten',
      from: 'fte',
      bands: [
        { code: 'under-15', label: 'Under 15', from: 0, below: 15 },
        { code: 'minst-15', label: '15 eller mer', from: 15 },
      ],
    },
  ],
});

const read = (text: string, mapping: Mapping = noMapping) =>
  readImport(questionnaire, new TextEncoder().encode(text), mapping);
const backgroundIn = (text: string, mapping?: Mapping) =>
  read(text, mapping).rows.map(({ background }) => background);

describe('a column that is named after background', () => {
  test.each([
    ['codes', '1;region;arsverk\nSvar ja;ost;minst-15\n'],
    ['labels, whatever their case', '1;Region;ARSVERK\nSvar ja;øst;15 eller  mer\n'],
    ['the text as the head of the column', '1;Region;Årsverk i tjenesten\nSvar ja;Øst;15 eller mer\n'],
  ])('is read by %s', (_, file) => {
    expect(backgroundIn(file)).toEqual([{ region: 'ost', arsverk: 'minst-15' }]);
  });

  test('is never an answer', () => {
    const { rows, report } = read('1;region\nSvar ja;ost\n;ost\n');
    expect(rows.map(({ answers }) => answers)).toEqual([{ '1': 'ja' }]);
    expect(report.notTaken).toMatchObject([{ row: 3, reason: 'empty' }]);
  });

  test('may be empty, and then nothing is known', () => {
    expect(backgroundIn('1;region;arsverk\nSvar ja;;under-15\nSvar nei;;\n')).toEqual([
      { arsverk: 'under-15' },
      undefined,
    ]);
  });

  test('may be missing, which the report tells', () => {
    const { report } = read('1;region\nSvar ja;ost\n');
    expect(report.backgroundWithoutColumn).toEqual(['arsverk']);
    expect(describeReport(report)).toContain('Bakgrunn uten kolonne: arsverk.');
  });

  test.each([
    ['a word that is no group', 'region', 'Ost Norge', '«Ost Norge» er ikke en av gruppene'],
    ['the exact number, which is never stored', 'arsverk', '14.9', '«14.9» er ikke en av gruppene'],
    ['something long', 'region', 'x'.repeat(41), 'det som står i cellen, er ikke en av gruppene'],
  ])('is not taken with %s, and the answers are', (_, id, cell, message) => {
    const { rows, report } = read(`1;${id}\nSvar ja;${cell}\n`);
    expect(rows).toMatchObject([{ answers: { '1': 'ja' } }]);
    expect(rows[0]).not.toHaveProperty('background');
    expect(report.cells).toEqual([
      { row: 2, column: id, item: id, reason: 'unknownGroup', message: expect.stringContaining(message) },
    ]);
    expect(describeReport(report)).toContain(`${id}: ukjent gruppe: 1`);
  });
});

describe('a mapping', () => {
  const mapped = (columns: object) => readMapping(JSON.stringify({ columns }));

  test('connects a column of another name, with spellings of its own', () => {
    const mapping = mapped({ Bufetat: { background: 'region', labels: { Østlandet: 'ost' } } });
    expect(backgroundIn('1;Bufetat\nSvar ja;østlandet\nSvar ja;Resten\n', mapping)).toEqual([
      { region: 'ost' },
      { region: 'resten' },
    ]);
  });

  test.each([
    ['background that is not there', { Bufetat: { background: 'regon' } }, 'Mente du «region»?'],
    [
      'a group that is not there',
      { Bufetat: { background: 'region', labels: { Østlandet: 'osst' } } },
      'ikke er en gruppe i region. Mente du «ost»?',
    ],
    [
      'what another column holds',
      { Bufetat: { background: 'region' }, Region: { background: 'region' } },
      'koblet til det samme',
    ],
  ])('is refused with %s', (_, columns, message) => {
    expect(() =>
      read('1;Bufetat;Region\nSvar ja;ost;ost\n', mapped({ Region: { background: 'arsverk' }, ...columns })),
    ).toThrow(message);
  });

  test('misspelled names of columns are told with what they may mean', () => {
    expect(() => read('1;regionn\nSvar ja;ost\n')).toThrow('«regionn». Mente du «region»?');
  });
});

describe('the id of an imported response', () => {
  const ids = (text: string) => read(text).rows.map(({ id }) => id);

  test('is another when the background is another, so that a corrected file replaces', () => {
    expect(ids('1;region\nSvar ja;ost\n')).not.toEqual(ids('1;region\nSvar ja;resten\n'));
  });

  test('does not depend on the order of rows and columns', () => {
    expect(ids('1;region\nSvar ja;ost\nSvar ja;resten\n').sort()).toEqual(
      ids('region;1\nresten;Svar ja\nost;Svar ja\n').sort(),
    );
  });

  test('is as without background where nothing is known', () => {
    expect(ids('1;region\nSvar ja;\n')).toEqual(ids('1\nSvar ja\n'));
  });
});
