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
