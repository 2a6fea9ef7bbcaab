import { readImport } from '../../../server/fieldwork/import/read.ts';
import { describeReport } from '../../../server/fieldwork/import/report.ts';
import { bytesOf, csvOf, questionnaire } from './files.ts';

function reading(...rows: string[][]) {
  return readImport(questionnaire, bytesOf(csvOf(rows)));
}

function messages(...rows: string[][]): string[] {
  return reading(...rows).report.cells.map(({ message }) => message);
}

describe('a row', () => {
  test('is read as if it were typed into the form', () => {
    const header = ['1a', '1b', '1c', '2a', '2b', '2c', '3a'];
    const row = ['øst', '12,5 årsverk', '40 %', 'UENIG', 'Penger; Tid', 'Skole;BUP', ' To\r\nlinjer '];
    expect(reading(header, row).rows).toEqual([
      {
        row: 2,
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        answers: {
          '1a': 'ost',
          '1b': 12.5,
          '1c': 40,
          '2a': 'uenig',
          '2b': { chosen: ['tid', 'penger'] },
          '2c': { chosen: ['bup', 'skole'] },
          '3a': 'To\nlinjer',
        },
      },
    ]);
  });

  test('knows the survey, the wave and the version it was read with', () => {
    const { survey, wave, version } = reading(['1a'], ['Øst']);
    expect({ survey, wave, version }).toEqual({
      survey: 'prove',
      wave: '2024',
      version: questionnaire.version,
    });
  });

  test('without a required answer is taken, with a note', () => {
    const { rows, report } = reading(['1a', '1b'], ['', '3']);
    expect(rows.map(({ answers }) => answers)).toEqual([{ '1b': 3 }]);
    expect(report.cells).toEqual([
      {
        row: 2,
        column: '1a',
        item: '1a',
        reason: 'required',
        message: '1a: spørsmålet må besvares, men cellen er tom.',
      },
    ]);
  });

  test('is not blamed for a question that the file has no column for', () => {
    const { report } = reading(['1b'], ['3']);
    expect(report.cells).toEqual([]);
    expect(report.itemsWithoutColumn).toEqual(['1a', '1c', '2a', '2b', '2c', '3a']);
  });

  test('without answers is reported and not taken', () => {
    const { rows, report } = reading(['1a', '1b'], ['Øst', '1'], ['', ' '], ['Sør', '2']);
    expect(rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(report.notTaken).toEqual([
      { row: 3, reason: 'empty', message: 'raden har ingen svar og er ikke tatt med.' },
    ]);
    expect(report.cells).toEqual([]);
  });

  test('where nothing can be read is reported cell by cell and not taken', () => {
    const { rows, report } = reading(['1a', '1b'], ['Øst', '1'], ['Vest', 'ti']);
    expect(rows).toHaveLength(1);
    expect(report.notTaken.map(({ row, reason }) => [row, reason])).toEqual([[3, 'unreadable']]);
    expect(report.cells.map(({ column, reason }) => [column, reason])).toEqual([
      ['1a', 'unknownOption'],
      ['1b', 'notANumber'],
    ]);
  });

  test('of the wrong length is reported and not taken', () => {
    const { rows, report } = reading(['1a', '1b', '1c'], ['Øst', '1', '2'], ['Sør', '1']);
    expect(rows).toHaveLength(1);
    expect(report).toMatchObject({ rows: 2, taken: 1 });
    expect(report.notTaken).toEqual([
      {
        row: 3,
        reason: 'ragged',
        message: expect.stringMatching(/^raden har 2 celler, men overskriftsraden har 3\. Se etter/),
      },
    ]);
  });
});

describe('an answer off the path', () => {
  test('is not taken, and the reason is told', () => {
    const { rows, report } = reading(['1a', '2a', '2b'], ['Øst', 'Enig', 'Tid'], ['Øst', 'Uenig', 'Tid']);
    expect(rows.map(({ answers }) => answers['2b'])).toEqual([undefined, { chosen: ['tid'] }]);
    expect(report.cells).toEqual([
      {
        row: 2,
        column: '2b',
        item: '2b',
        reason: 'notAsked',
        message: '2b: spørsmålet gjaldt ikke den som svarte (2a). Svaret er ikke tatt med.',
      },
    ]);
  });

  test('is one too when the answer it hangs on cannot be read', () => {
    expect(messages(['1a', '2a', '2b'], ['Øst', 'Uening', 'Tid'])).toEqual([
      '2a: «Uening» er ikke et svaralternativ. Svaret er ikke tatt med. Mente du «Uenig»?',
      '2b: spørsmålet gjaldt ikke den som svarte (2a). Svaret er ikke tatt med.',
    ]);
  });
});

describe('a cell that cannot be read', () => {
  test.each([
    ['1a', 'Vest', '1a: «Vest» er ikke et svaralternativ. Svaret er ikke tatt med.'],
    ['1b', 'ca. ti', '1b: «ca. ti» er ikke et tall. Svaret er ikke tatt med.'],
    ['1b', '12,25', '1b: tallet har flere enn 1 desimal. Svaret er ikke tatt med.'],
    ['1b', '0', '1b: tallet er lavere enn 1 årsverk. Svaret er ikke tatt med.'],
    ['1b', '501', '1b: tallet er høyere enn 500 årsverk. Svaret er ikke tatt med.'],
    ['1b', 'årsverk', '1b: det er noe i cellen, men ikke noe svar. Cellen er ikke tatt med.'],
    ['1c', '40,5', '1c: tallet skal være helt. Svaret er ikke tatt med.'],
    [
      '2c',
      'BUP; Skolen',
      '2c: «Skolen» er ikke et svaralternativ. Svaret er ikke tatt med. Mente du «Skole»?',
    ],
    ['2c', ';', '2c: det er noe i cellen, men ikke noe svar. Cellen er ikke tatt med.'],
    ['3a', 'x'.repeat(41), '3a: teksten har 41 tegn, og grensen er 40. Svaret er ikke tatt med.'],
  ])('in %s with «%s» is reported', (column, cell, message) => {
    const header = ['2a', column];
    expect(messages(header, ['Enig', cell]).filter((text) => !text.includes('må besvares'))).toEqual([
      message,
    ]);
  });

  test('never shows what may be a respondent’s own words', () => {
    const own = 'Vi i Lillevik';
    expect(messages(['2a', '2b'], ['Uenig', `Tid; ${own}`])).toEqual([
      '2b: det som står i cellen, er ikke et svaralternativ. Svaret er ikke tatt med.',
    ]);
    const long = 'Vi i Lillevik har bare to ansatte, og den ene er syk';
    expect(messages(['1b', '2a'], ['3', long])).toEqual([
      '2a: det som står i cellen, er ikke et svaralternativ. Svaret er ikke tatt med.',
    ]);
  });
});

describe('the report in words', () => {
  test('begins with a summary, counts by question and reason, and ends row by row', () => {
    const rows = [
      ['1a', '2a', '2b'],
      ['Øst', 'Enig', 'Tid'],
      ['Vest', 'Uenig', 'Tid'],
      ['', '', ''],
      ['', '', ''],
      ['Sør', 'Enig', 'Penger'],
      ['Øst', 'Enig'],
      ['', '', ''],
    ];
    expect(describeReport(reading(...rows).report)).toBe(
      [
        '3 av 7 rader er tatt med.',
        'Filen er lest som UTF-8 med semikolon mellom kolonnene.',
        'Spørsmål uten kolonne: 1b, 1c, 2c, 3a.',
        '',
        'Svar som mangler eller ikke er tatt med:',
        '  1a: ukjent svaralternativ: 1',
        '  2b: gjaldt ikke den som svarte: 2',
        '',
        'Rad for rad:',
        '  Tomme rader, ikke tatt med: 4–5, 8',
        '  Rad 2: 2b: spørsmålet gjaldt ikke den som svarte (2a). Svaret er ikke tatt med.',
        '  Rad 3: 1a: «Vest» er ikke et svaralternativ. Svaret er ikke tatt med.',
        '  Rad 6: 2b: spørsmålet gjaldt ikke den som svarte (2a). Svaret er ikke tatt med.',
        '  Rad 7: raden har 2 celler, men overskriftsraden har 3. Se etter et skilletegn eller et linjeskift i en celle uten anførselstegn. Raden er ikke tatt med.',
      ].join('\n'),
    );
  });

  test('is short when all is well', () => {
    const rows = [
      ['1a', '1b', '1c', '2a', '2b', '2c', '3a'],
      ['Øst', '1', '2', 'Enig', '', '', ''],
    ];
    expect(describeReport(reading(...rows).report)).toBe(
      '1 av 1 rad er tatt med.\nFilen er lest som UTF-8 med semikolon mellom kolonnene.',
    );
  });

  test('names the column when it is called something else, the ignored ones, and a doubtful encoding', () => {
    const file = Buffer.from('Område,Tid\r\nSør,9\r\nØrsta,10\r\n', 'latin1');
    const mapping = { columns: { Område: { item: '1a' } }, ignore: ['Tid'] };
    const words = describeReport(readImport(questionnaire, file, mapping).report);
    expect(words).toContain('lest som Windows-1252 med komma mellom');
    expect(words).toContain('Se etter at æ, ø og å er blitt riktige.');
    expect(words).toContain('Kolonner som ikke blir lagret: Tid.');
    expect(words).toContain('Rad 3 («Område»): 1a: «Ørsta» er ikke et svaralternativ');
  });
});
