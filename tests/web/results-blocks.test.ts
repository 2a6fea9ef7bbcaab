import { blocksOf } from '../../server/web/results/blocks.ts';
import type { Context } from '../../server/web/results/figure-model.ts';
import { batteryItem, figureTableItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { figuresIn, publicationOf, times } from '../publishing/publications.ts';

const scales = {
  grad: {
    options: [
      { code: 'lite', label: 'Lite' },
      { code: 'mye', label: 'Mye' },
      { code: 'uaktuelt', label: 'Ikke aktuelt', missing: 'notRelevant' },
    ],
  },
};
const questionnaire = questionnaireOf(
  [
    oneOf('1', ['ja', 'nei']),
    batteryItem('2', 'grad', ['skole', { id: 'politi', label: 'Politi', without: ['uaktuelt'] }]),
    figureTableItem('tall', [2023, 2024], ['meldinger', 'tiltak']),
  ],
  { scales },
);
const answers = {
  1: 'ja',
  2: { cells: { skole: 'mye', politi: 'mye' } },
  tall: { cells: { 'meldinger-2023': 10, 'meldinger-2024': 12 } },
};
const withoutSchool = { ...answers, 2: { cells: { skole: 'uaktuelt', politi: 'mye' } } };

const context: Context = { intervals: false, trends: [], isBrokenDown: false };

const blocks = async () =>
  blocksOf(
    figuresIn(await publicationOf(questionnaire, [...times(5, answers), ...times(6, withoutSchool)])),
    context,
  );

test('The rows of a battery stand together, each with its own base', async () => {
  const [, battery] = await blocks();
  expect(battery).toMatchObject({
    type: 'battery',
    id: '2',
    figures: [{ id: '2.skole' }, { id: '2.politi' }],
    view: { table: { rows: [{ base: 5 }, { label: 'Politi', base: 11 }] } },
  });
});

test('A row that does not offer an option has nothing in its place', async () => {
  const [, battery] = await blocks();
  if (battery?.type !== 'battery') throw new Error('Not a battery.');
  const { columns, rows } = battery.view.table;
  const place = columns.findIndex(({ label }) => label === 'Ikke aktuelt');
  expect(rows.map(({ cells }) => cells[place])).toEqual([
    { text: '', hidden: false, count: 6 },
    { text: '', hidden: false },
  ]);
});

test('Figures by year stand in a table of years, hidden where too few gave one', async () => {
  const [, , series] = await blocks();
  expect(series).toMatchObject({
    type: 'series',
    years: ['2023', '2024'],
    rows: [
      { unit: 'meldinger', values: [{ text: '10' }, { text: '12' }] },
      {
        values: [
          { text: ':', hidden: true },
          { text: ':', hidden: true },
        ],
      },
    ],
  });
});

describe('Of what is hidden as a whole', () => {
  const regions = questionnaireOf([oneOf('region', ['nord', 'sor']), oneOf('1', ['ja', 'nei'])], {
    breakdowns: ['region'],
  });
  const shownToAll = [
    ...times(6, { region: 'nord', 1: 'ja' }),
    ...times(6, { region: 'sor', 1: 'ja' }),
    ...times(5, { region: 'sor', 1: 'nei' }),
  ];
  const withoutGroups = async (answered = shownToAll, { cellsAlone = false } = {}) => {
    const figure = figuresIn(await publicationOf(regions, answered)).find(({ id }) => id === '1')!;
    for (const row of figure.breakdowns[0]!.rows)
      if (cellsAlone && !('hidden' in row)) row.cells = row.cells.map(() => ({ hidden: 'confidential' }));
      else Object.assign(row, { hidden: 'confidential' });
    const [block] = blocksOf([figure], context);
    if (block?.type !== 'figure') throw new Error('Not a figure.');
    return block.figure;
  };

  test.each([{}, { cellsAlone: true }])(
    'no view is offered or drawn, and a line names it: %j',
    async (how) => {
      const { views, emptyViews, nothingShown, withheld } = await withoutGroups(shownToAll, how);
      expect(views.map(({ id }) => id)).toEqual(['']);
      expect(emptyViews).toMatchObject([{ id: 'region', drawn: undefined, bases: undefined, nothingShown }]);
      expect(nothingShown).toBe('Fordelt på «Spørsmål region» er alt skjult for å verne dem som svarte.');
      expect(withheld).toBe(false);
    },
  );

  test.each([0, 3])('nothing tells whether anybody answered, where %i did', async (count) => {
    const answered = [
      ...times(count, { region: 'nord', 1: 'ja' }),
      ...times(9 - count, { region: 'nord' }),
      ...times(9, { region: 'sor' }),
    ];
    const { views, nothingShown, withheld, said } = await withoutGroups(answered);
    expect(views).toMatchObject([{ id: '', drawn: undefined, table: { withheld: true } }]);
    expect(said).toBe('For få har svart til at resultatet kan vises.');
    expect(nothingShown).toBe('Tallene kan heller ikke vises fordelt på «Spørsmål region».');
    expect(withheld).toBe(true);
  });
});

test('Of a battery where nothing can be shown, the rows are called rows, and there is no chart', async () => {
  const [, battery] = blocksOf(figuresIn(await publicationOf(questionnaire, times(6, { 1: 'ja' }))), context);
  expect(battery).toMatchObject({ bases: 'Alle radene er skjult', view: { drawn: undefined } });
});
