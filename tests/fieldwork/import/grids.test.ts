import { noMapping, readMapping } from '../../../server/fieldwork/import/mapping.ts';
import { readImport } from '../../../server/fieldwork/import/read.ts';
import {
  agreement,
  batteryItem,
  figureTableItem,
  oneOf,
  questionnaireOf,
  section,
  severalOf,
} from '../../builders/questionnaire.ts';
import { bytesOf, csvOf } from './files.ts';

const questionnaire = questionnaireOf(
  [
    severalOf('1', ['skole', 'nav']),
    batteryItem('2', 'enighet', [{ id: 'egne', label: 'Egne', without: ['vet-ikke'] }], {
      rowsFrom: { item: '1' },
      required: true,
    }),
    oneOf('3', ['annet'], { optionsFrom: { item: '1' } }),
    figureTableItem('tall', [2015, 2016], ['meldinger'], { showIf: { item: '1', in: ['nav'] } }),
  ],
  { scales: agreement },
);

function reading(rows: string[][], mapping = noMapping) {
  const { rows: taken, report } = readImport(questionnaire, bytesOf(csvOf(rows)), mapping);
  return {
    answers: taken.map(({ answers }) => answers),
    cells: report.cells.map(({ row, column, reason }) => [row, column, reason]),
    messages: report.cells.map(({ message }) => message),
  };
}

const both = 'Svar skole;Svar nav';

describe('the columns of a grid', () => {
  test('are known by the names of its cells', () => {
    const { answers, cells } = reading([
      ['1', '2.skole', '2.NAV', '2.egne', 'tall.meldinger-2015', 'tall.meldinger-2016'],
      [both, 'Svar enig', 'svar uenig', 'Svar delvis-enig', '1 000', '0'],
    ]);
    expect(answers).toEqual([
      {
        1: { chosen: ['skole', 'nav'] },
        2: { cells: { skole: 'enig', nav: 'uenig', egne: 'delvis-enig' } },
        tall: { cells: { 'meldinger-2015': 1000, 'meldinger-2016': 0 } },
      },
    ]);
    expect(cells).toEqual([]);
  });

  test('are named in the mapping, with labels of their own', () => {
    const mapping = readMapping(
      JSON.stringify({
        columns: {
          Skolen: { item: '2', cell: 'skole', labels: { 'Helt enig': 'enig' } },
          'Meldinger i fjor': { item: 'tall', cell: 'meldinger-2016' },
        },
      }),
    );
    const rows = [
      ['1', 'Skolen', 'Meldinger i fjor'],
      [both, 'helt  enig', '7'],
      [both, 'Svar uenig', ''],
    ];
    expect(reading(rows, mapping).answers).toMatchObject([
      { 2: { cells: { skole: 'enig' } }, tall: { cells: { 'meldinger-2016': 7 } } },
      { 2: { cells: { skole: 'uenig' } } },
    ]);
  });

  test.each<[string, object, RegExp]>([
    [
      'a cell that the grid does not have',
      { item: '2', cell: 'skolen' },
      /raden «skolen», som ikke finnes i 2\. Mente du/,
    ],
    ['no cell', { item: '2' }, /2, som har en kolonne for hver rad\. Legg til «cell»/],
    ['a cell of an item that is no grid', { item: '1', cell: 'skole' }, /som ikke finnes i 1/],
    [
      'an option that the scale does not have',
      { item: '2', cell: 'skole', labels: { Enig: 'helt-enig' } },
      /«helt-enig», som ikke er et svaralternativ/,
    ],
  ])('cannot be mapped to %s', (_, target, message) => {
    const mapping = readMapping(JSON.stringify({ columns: { Skolen: target } }));
    expect(() => reading([['Skolen'], ['Svar enig']], mapping)).toThrow(message);
  });

  test('cannot be two for one cell', () => {
    const mapping = readMapping(JSON.stringify({ columns: { Skolen: { item: '2', cell: 'skole' } } }));
    const rows = [
      ['2.skole', 'Skolen'],
      ['Svar enig', 'Svar enig'],
    ];
    expect(() => reading(rows, mapping)).toThrow(/er koblet til det samme/);
  });
});

describe('a cell of a grid that cannot be read', () => {
  const header = ['1', '2.skole', '2.nav', '2.egne', 'tall.meldinger-2015', 'tall.meldinger-2016'];

  test('leaves the others as they are, and is told of', () => {
    const { answers, cells } = reading([header, [both, 'Svar enig', 'Tja', 'Svar vet-ikke', 'mange', '12']]);
    expect(answers).toEqual([
      {
        1: { chosen: ['skole', 'nav'] },
        2: { cells: { skole: 'enig' } },
        tall: { cells: { 'meldinger-2016': 12 } },
      },
    ]);
    expect(cells).toEqual([
      [2, '2.nav', 'unknownOption'],
      [2, '2.egne', 'unknownOption'],
      [2, 'tall.meldinger-2015', 'notANumber'],
    ]);
  });

  test('is told of also when no other can be read', () => {
    const { answers, cells } = reading([header, [both, 'Tja', '', '', '', '12']]);
    expect(answers[0]).not.toHaveProperty('2');
    expect(cells).toEqual([
      [2, '2.skole', 'unknownOption'],
      [2, '2.nav', 'requiredCells'],
    ]);
  });
});

describe('an answer to what fell off the path', () => {
  test('in a row is reported, and leaves the rows on it', () => {
    const { answers, cells } = reading([
      ['1', '2.skole', '2.nav', '2.egne'],
      ['Svar skole', 'Svar enig', 'Svar enig', 'Svar uenig'],
    ]);
    expect(answers).toEqual([{ 1: { chosen: ['skole'] }, 2: { cells: { skole: 'enig', egne: 'uenig' } } }]);
    expect(cells).toEqual([[2, '2.nav', 'notAsked']]);
  });

  test('in an option is reported', () => {
    const { answers, cells } = reading([
      ['1', '3'],
      ['Svar skole', 'Svar nav'],
      ['Svar skole', 'Svar skole'],
    ]);
    expect(answers).toEqual([{ 1: { chosen: ['skole'] } }, { 1: { chosen: ['skole'] }, 3: 'skole' }]);
    expect(cells).toEqual([[2, '3', 'notAsked']]);
  });

  test('in a whole grid is reported column by column', () => {
    const { answers, cells } = reading([
      ['1', 'tall.meldinger-2015', 'tall.meldinger-2016'],
      ['Svar skole', '1', ''],
    ]);
    expect(answers).toEqual([{ 1: { chosen: ['skole'] } }]);
    expect(cells).toEqual([[2, 'tall.meldinger-2015', 'notAsked']]);
  });
});

test('A required battery that lacks answers is taken, and the report names what it lacks', () => {
  const { answers, cells, messages } = reading([
    ['1', '2.skole', '2.nav', '2.egne'],
    [both, 'Svar enig', '', ''],
    ['Svar skole', 'Svar enig', '', 'Svar enig'],
  ]);
  expect(answers[0]).toMatchObject({ 2: { cells: { skole: 'enig' } } });
  expect(cells).toEqual([[2, '2.nav', 'requiredCells']]);
  expect(messages).toEqual(['2: det mangler svar i 2.nav, 2.egne.']);
});

test('An answer off the path is told of with the questions that decide, also by way of its section', () => {
  const hidden = { item: '1', in: ['ja'] };
  const routed = questionnaireOf([], {
    sections: [
      section('1', [oneOf('1', ['ja', 'nei']), severalOf('2', ['skole', 'nav'])]),
      section(
        '2',
        [oneOf('3', ['ja', 'nei']), oneOf('4', ['ja', 'nei'], { showIf: { item: '2', in: ['nav'] } })],
        {
          showIf: hidden,
        },
      ),
      section('3', [oneOf('5', [], { optionsFrom: { item: '2' } })]),
    ],
  });
  const messagesOf = (...row: string[]) =>
    readImport(routed, bytesOf(csvOf([['1', '2', '3', '4', '5'], row]))).report.cells.map(
      ({ message }) => /^.*\)/.exec(message)?.[0],
    );
  expect(messagesOf('Svar nei', '', 'Svar ja', 'Svar ja', 'Svar nav')).toEqual([
    '3: spørsmålet gjaldt ikke den som svarte (1)',
    '4: spørsmålet gjaldt ikke den som svarte (1, 2)',
    '5: spørsmålet gjaldt ikke den som svarte (2)',
  ]);
  expect(messagesOf('Svar ja', '', 'Svar ja', 'Svar ja', '')).toEqual([
    '4: spørsmålet gjaldt ikke den som svarte (2)',
  ]);
});

test('A required battery without an answer is told of once', () => {
  const { cells, messages } = reading([
    ['1', '2.skole', '2.egne'],
    ['Svar skole', '', ''],
  ]);
  expect(cells).toEqual([[2, '2.skole', 'required']]);
  expect(messages).toEqual(['2: spørsmålet må besvares, men cellen er tom.']);
});

describe('options carried forward, off the path of whoever answered', () => {
  const routed = questionnaireOf([
    severalOf('1', ['a', 'b', 'c']),
    severalOf('2', [{ code: 'annet', withText: true }], { optionsFrom: { item: '1' } }),
  ]);

  test('take neither the others nor the respondent’s own words with them', () => {
    const mapping = readMapping(JSON.stringify({ columns: { Annet: { item: '2', other: true } } }));
    const rows = [
      ['1', '2', 'Annet'],
      ['Svar a', 'Svar a;Svar b', 'Noe eget'],
    ];
    const { rows: taken, report } = readImport(routed, bytesOf(csvOf(rows)), mapping);
    expect(taken[0]?.answers).toEqual({
      1: { chosen: ['a'] },
      2: { chosen: ['a', 'annet'], other: 'Noe eget' },
    });
    expect(report.cells).toMatchObject([{ column: '2', reason: 'notAsked' }]);
  });

  test('are told of tick by tick', () => {
    const columns = Object.fromEntries(
      ['a', 'b', 'annet'].map((option) => [`Kryss ${option}`, { item: '2', option }]),
    );
    const rows = [
      ['1', 'Kryss a', 'Kryss b', 'Kryss annet'],
      ['Svar a', 'x', 'x', ''],
    ];
    const mapping = readMapping(JSON.stringify({ columns }));
    const { rows: taken, report } = readImport(routed, bytesOf(csvOf(rows)), mapping);
    expect(taken[0]?.answers).toEqual({ 1: { chosen: ['a'] }, 2: { chosen: ['a'] } });
    expect(report.cells).toMatchObject([{ column: 'Kryss b', reason: 'notAsked' }]);
  });
});
