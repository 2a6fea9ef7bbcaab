import { type Mapping, noMapping, readMapping } from '../../../server/fieldwork/import/mapping.ts';
import { readImport } from '../../../server/fieldwork/import/read.ts';
import { bytesOf, csvOf, questionnaire } from './files.ts';

function answersIn(rows: string[][], mapping: Mapping = noMapping) {
  return readImport(questionnaire, bytesOf(csvOf(rows)), mapping).rows.map(({ answers }) => answers);
}

function headed(header: string[], mapping: Mapping = noMapping) {
  return () => answersIn([header, header.map(() => 'x')], mapping);
}

describe('a column', () => {
  test.each([
    ['the id of an item', '1a'],
    ['the id in other letters', ' 1A '],
    ['the text of an item', 'hvor ligger  tjenesten?'],
  ])('is found by %s', (_, name) => {
    expect(answersIn([[name], ['Øst']])).toEqual([{ '1a': 'ost' }]);
  });

  test('may be named in the mapping, with other spellings of the options', () => {
    const mapping = readMapping(
      JSON.stringify({
        columns: {
          'Nok folk': { item: '2a', labels: { 'Helt enig': 'enig', 'Helt uenig': 'uenig' } },
          Partnere: {
            item: '2c',
            labels: { 'Barne- og ungdomspsykiatrien': 'bup', 'BUP; og skole': 'skole' },
          },
        },
      }),
    );
    const header = ['1a', 'nok folk', 'Partnere'];
    expect(
      answersIn(
        [
          header,
          ['Øst', 'helt ENIG', 'Skole; Barne- og ungdomspsykiatrien'],
          ['Sør', 'Uenig', 'BUP; og skole'],
        ],
        mapping,
      ),
    ).toEqual([
      { '1a': 'ost', '2a': 'enig', '2c': { chosen: ['bup', 'skole'] } },
      { '1a': 'sor', '2a': 'uenig', '2c': { chosen: ['skole'] } },
    ]);
  });

  test('that is ignored leaves no trace', () => {
    const { rows, report } = readImport(
      questionnaire,
      bytesOf(
        csvOf([
          ['Tidsstempel', '1a', 'E-post'],
          ['09:00', 'Øst', 'kari@eksempel.no'],
        ]),
      ),
      { columns: {}, ignore: ['tidsstempel', 'E-post', 'En kolonne fra i fjor'] },
    );
    expect(rows.map(({ answers }) => answers)).toEqual([{ '1a': 'ost' }]);
    expect(report.ignoredColumns).toEqual(['Tidsstempel', 'E-post']);
    expect(JSON.stringify({ rows, report })).not.toMatch(/09:00|kari/);
  });

  test('for an item that has its own name elsewhere is refused, not chosen between', () => {
    expect(headed(['1a', 'Region'], { columns: { Region: { item: '1a' } }, ignore: [] })).toThrow(
      'Kolonnen «Region» og kolonnen «1a» er koblet til det samme (1a).',
    );
  });
});

describe('a column for each option', () => {
  const mapping: Mapping = {
    columns: {
      'Mangler: Tid': { item: '2b', option: 'tid' },
      'Mangler: Penger': { item: '2b', option: 'penger' },
      'Mangler: Annet': { item: '2b', option: 'annet' },
      'Mangler, skriv': { item: '2b', other: true },
    },
    ignore: [],
  };
  const header = ['1a', '2a', ...Object.keys(mapping.columns)];
  const read = (...cells: string[]) => answersIn([header, ['Øst', 'Uenig', ...cells]], mapping)[0]?.['2b'];

  test.each(['1', 'ja', 'Ja', 'x', 'X', 'true', 'TRUE', 'Tid', 'tid'])('is ticked by «%s»', (tick) => {
    expect(read(tick, '', '', '')).toEqual({ chosen: ['tid'] });
  });

  test.each(['', ' ', '0', 'nei', 'Nei', 'false'])('is not ticked by «%s»', (cell) => {
    expect(read(cell, '1', '0', '')).toEqual({ chosen: ['penger'] });
  });

  test('takes the words of those who wrote their own, ticked or not', () => {
    expect(read('', '', '1', 'Bil')).toEqual({ chosen: ['annet'], other: 'Bil' });
    expect(read('x', '', '', ' Bil ')).toEqual({ chosen: ['tid', 'annet'], other: 'Bil' });
  });

  test('with no ticks is no answer, and nothing to report', () => {
    const { rows, report } = readImport(
      questionnaire,
      bytesOf(csvOf([header, ['Øst', 'Uenig', '0', '0', '0', '']])),
      mapping,
    );
    expect(rows[0]?.answers).toEqual({ '1a': 'ost', '2a': 'uenig' });
    expect(report.cells).toEqual([]);
  });

  test('does not guess what an unknown word means, and reports every cell of the answer', () => {
    const { rows, report } = readImport(
      questionnaire,
      bytesOf(csvOf([header, ['Øst', 'Uenig', 'Ikke valgt', '1', '0', 'Bil']])),
      mapping,
    );
    expect(rows[0]?.answers).toEqual({ '1a': 'ost', '2a': 'uenig' });
    expect(report.cells.map(({ column, reason }) => [column, reason])).toEqual([
      ['Mangler: Tid', 'unknownOption'],
      ['Mangler: Penger', 'withheld'],
      ['Mangler, skriv', 'withheld'],
    ]);
  });
});

describe('words beside a whole answer', () => {
  const mapping: Mapping = { columns: { Skriv: { item: '2b', other: true } }, ignore: [] };

  test('become part of it', () => {
    expect(
      answersIn(
        [
          ['2a', '2b', 'Skriv'],
          ['Uenig', 'Tid; Annet', 'Bil'],
        ],
        mapping,
      ),
    ).toEqual([{ '2a': 'uenig', '2b': { chosen: ['tid', 'annet'], other: 'Bil' } }]);
  });

  test('are refused when they are too long', () => {
    const file = bytesOf(
      csvOf([
        ['2a', '2b', 'Skriv'],
        ['Uenig', 'Tid', 'x'.repeat(501)],
      ]),
    );
    const { report } = readImport(questionnaire, file, mapping);
    expect(report.cells.map(({ column, reason }) => [column, reason])).toEqual([
      ['2b', 'withheld'],
      ['Skriv', 'tooLong'],
    ]);
    expect(JSON.stringify(report)).not.toContain('xxx');
  });
});

describe('a mapping is refused', () => {
  const columns = (given: Mapping['columns'], ignore: string[] = []): Mapping => ({ columns: given, ignore });

  test.each<[string, string[], Mapping, string]>([
    [
      'an unknown item',
      ['A'],
      columns({ A: { item: '2d' } }),
      'spørsmålet «2d», som ikke finnes. Mente du «2a»?',
    ],
    [
      'two columns for one item',
      ['A', 'B'],
      columns({ A: { item: '1a' }, B: { item: '1a' } }),
      'Kolonnen «B» og kolonnen «A» er koblet til det samme (1a).',
    ],
    [
      'two columns for one option',
      ['A', 'B'],
      columns({ A: { item: '2c', option: 'bup' }, B: { item: '2c', option: 'bup' } }),
      'Kolonnen «B» og kolonnen «A» er koblet til det samme (2c).',
    ],
    [
      'a whole answer and an option of it',
      ['A', 'B'],
      columns({ A: { item: '2c', option: 'bup' }, B: { item: '2c' } }),
      'er koblet til det samme (2c)',
    ],
    [
      'two columns for own words',
      ['A', 'B'],
      columns({ A: { item: '2b', other: true }, B: { item: '2b', other: true } }),
      'er koblet til det samme (2b)',
    ],
    [
      'a column that is not there',
      ['1a'],
      columns({ Regin: { item: '1b' }, '1 a': { item: '1b' } }),
      'Koblingsfilen nevner kolonnen «1 a», som ikke finnes i filen. Mente du «1a»?',
    ],
    [
      'a column that is both matched and ignored',
      ['A'],
      columns({ A: { item: '1a' } }, ['a']),
      'Kolonnen «A» står både under «columns» og under «ignore».',
    ],
    [
      'a column that stands twice',
      ['A'],
      columns({ A: { item: '1a' }, 'a ': { item: '1b' } }),
      'Kolonnen «a » står to ganger under «columns».',
    ],
    [
      'an unknown option',
      ['A'],
      columns({ A: { item: '2c', option: 'bop' } }),
      '«bop», som ikke er et svaralternativ i 2c. Mente du «bup»?',
    ],
    [
      'an option where one answer is given',
      ['A'],
      columns({ A: { item: '1a', option: 'ost' } }),
      'i 1a kan en bare gi ett svar',
    ],
    [
      'own words where there are none',
      ['A'],
      columns({ A: { item: '2c', other: true } }),
      '2c har ikke noe svaralternativ med egne ord',
    ],
    [
      'a spelling of an unknown option',
      ['A'],
      columns({ A: { item: '2a', labels: { 'Helt enig': 'eni' } } }),
      '«Helt enig» er koblet til «eni», som ikke er et svaralternativ i 2a. Mente du «enig»?',
    ],
    ['only ignored columns', ['A'], columns({}, ['A']), 'Alle kolonnene står under «ignore»'],
  ])('with %s', (_, header, mapping, message) => {
    expect(headed(header, mapping)).toThrow(expect.objectContaining({ kind: 'invalid' }));
    expect(headed(header, mapping)).toThrow(message);
  });

  test('with every unmatched column named, and what each may have meant', () => {
    expect(headed(['1a', 'Tidsstempel', '1bb', 'Har dere nok flk?'])).toThrow(
      [
        'Disse kolonnene er ikke koblet til noe spørsmål. Koble dem under «columns», eller skriv dem under «ignore» hvis de ikke skal lagres:',
        '- «Tidsstempel».',
        '- «1bb». Mente du «1b»?',
        '- «Har dere nok flk?». Mente du «Har dere nok folk?»?',
      ].join('\n'),
    );
  });

  test('with all its problems at once', () => {
    const mapping = columns({ A: { item: '9z' }, Borte: { item: '1a' } });
    expect(headed(['A', 'C'], mapping)).toThrow(/Borte.*9z.*«C»/s);
  });
});

describe('a mapping file', () => {
  test('may be empty, and begin with a byte order mark', () => {
    expect(readMapping('\uFEFF{}')).toEqual(noMapping);
  });

  test('may say which separator the file has', () => {
    expect(readMapping('{"separator": "\\t"}').separator).toBe('\t');
  });

  test.each([
    ['is not JSON', '{"columns": ', 'Koblingsfilen er ikke gyldig JSON'],
    ['is not an object', '[]', 'Filen må være et objekt'],
    ['has unknown fields', '{"colums": {}}', 'Feltet «colums» finnes ikke.'],
    ['has no object of columns', '{"columns": []}', '«columns» må være et objekt'],
    ['matches a column with something odd', '{"columns": {"A": "1a"}}', 'Kolonnen «A» må kobles slik'],
    [
      'has both an option and own words',
      '{"columns": {"A": {"item": "2b", "option": "tid", "other": true}}}',
      'Kolonnen «A»',
    ],
    ['ignores something that is no list', '{"ignore": "A"}', '«ignore» må være en liste'],
    ['has an unknown separator', '{"separator": "|"}', '«separator» må være'],
  ])('is refused when it %s', (_, source, message) => {
    expect(() => readMapping(source)).toThrow(expect.objectContaining({ kind: 'invalid' }));
    expect(() => readMapping(source)).toThrow(message);
  });
});
