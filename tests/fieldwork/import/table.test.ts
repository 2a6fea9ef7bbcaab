import { readTable } from '../../../server/fieldwork/import/table.ts';

describe('the separator', () => {
  test.each([
    ['semicolons', '1a;1b\nØst;2\n', ';'],
    ['commas', '1a,1b\nØst,2\n', ','],
    ['tabs', '1a\t1b\nØst\t2\n', '\t'],
    ['semicolons with decimal commas', '1a;1b;1c\n1,5;2,5;3,5\n1,5;2,5;3,5\n', ';'],
    ['commas with lists of semicolons', '1a,2c,3a\nØst,BUP; Skole,a; b; c\n', ','],
    ['commas inside the questions', 'Hva, om noe;Hvor, om et sted;Når\nA;B;C\nD;E;F\n', ';'],
    ['quoted questions', '"Hva; om noe","Hvor; om et sted"\nA,B\n', ','],
    ['quoted cells', '1a;2c\n"BUP, Skole";"x, ""y"""\n', ';'],
    ['one ragged row', '1a;1b;1c\n1;2\n1;2;3\n', ';'],
    ['a single column', '1a\nØst\nSør\n', ';'],
    ['a first line that says so', 'sep=,\r\n1a,1b\r\n1;2,3;4\r\n', ','],
  ])('is found among %s', (_, text, separator) => {
    expect(readTable(text).separator).toBe(separator);
  });

  test('is the one that is given, when one is', () => {
    expect(readTable('1a;1b,1c\nx;y,z\n', ',').header).toEqual(['1a;1b', '1c']);
  });

  test('is found although a quote is never closed, so that the row can be named', () => {
    expect(() => readTable('1a;1b;1c\n1;2;3\n1;"2;3\n')).toThrow(/^I rad 3 .* aldri blir avsluttet/);
  });
});

describe('rows', () => {
  test('are counted as in a spreadsheet, whatever line breaks their cells have', () => {
    const { rows } = readTable('1a;1b\r\n"to\r\nlinjer";"tre\r\r\nlinjer"\r\nx;y\r\n');
    expect(rows).toEqual([
      { row: 2, cells: ['to\nlinjer', 'tre\n\nlinjer'] },
      { row: 3, cells: ['x', 'y'] },
    ]);
  });

  test.each(['\r\n', '\n', '\r'])('end with any kind of line break (%j)', (lineBreak) => {
    expect(readTable(['1a;1b', 'x;y', ';', 'z;w'].join(lineBreak)).rows.map(({ row }) => row)).toEqual([
      2, 3, 4,
    ]);
  });

  test('of blank lines are empty rows', () => {
    const { rows, ragged } = readTable('1a;1b\n\nx;y\n\n');
    expect(rows).toEqual([
      { row: 2, cells: ['', ''] },
      { row: 3, cells: ['x', 'y'] },
      { row: 4, cells: ['', ''] },
    ]);
    expect(ragged).toEqual([]);
  });

  test('that are too short or too long are set aside with their row', () => {
    const { rows, ragged } = readTable('1a;1b;1c\n1;2;3\n1;2\n1;2;3;4\n1;2;3\n');
    expect(ragged).toEqual([
      { row: 3, width: 2 },
      { row: 4, width: 4 },
    ]);
    expect(rows.map(({ row }) => row)).toEqual([2, 5]);
  });

  test('may end with separators that say nothing', () => {
    expect(readTable('1a;1b;;\n1;2;;;;\n').rows).toEqual([{ row: 2, cells: ['1', '2'] }]);
  });

  test('keep quotes, separators and spaces that stand in quotes', () => {
    expect(readTable('1a;1b\n"si ""ja"" ; nå" ; " x"\n').rows[0]?.cells).toEqual(['si "ja" ; nå', ' x']);
  });

  test('have composed letters, and a character composed to a semicolon does not part cells', () => {
    expect(readTable('1a;1b\na\u030ar;x\u037ey\n').rows[0]?.cells).toEqual(['år', 'x;y']);
  });
});

describe('a file is refused', () => {
  test.each([
    [
      'when a quote is never closed',
      '1a;1b\n1;2\n"x\ny;2\n3;4\n',
      /^I rad 3 begynner en celle .* lagre den som CSV/,
    ],
    ['when a quote in the header is never closed', '1a;"1b\n1;2\n', /^I rad 1 /],
    [
      'when a quote stands inside a cell',
      '1a;1b\n1;si "ja"\n',
      /^I rad 2 står et anførselstegn .* to ganger/,
    ],
    ['when something follows a closing quote', '1a;1b\n1;"x" y\n', /^I rad 2 står et anførselstegn/],
    ['when a forgotten quote would swallow rows', '1a;1b\n1;"x\n2;"y"\n3;z\n', /^I rad 2 /],
    ['when two columns have one name', '1a;1b; 1A\n1;2;3\n', /samme navn: «1A»/],
    ['when a column with content has no name', '1a;;1c\n1;;3\n1;2;3\n', /^Kolonne nummer 2 .*rad 3/],
    ['when there are no answers', '1a;1b\n;\n', /ingen rader/],
    ['when the header is empty', ';;\n1;2;3\n', /første raden .* tom/],
  ])('%s', (_, text, message) => {
    expect(() => readTable(text)).toThrow(expect.objectContaining({ kind: 'invalid' }));
    expect(() => readTable(text)).toThrow(message);
  });
});
