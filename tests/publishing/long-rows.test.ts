import { type LongRow, longColumns } from '../../server/publishing/long-row.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import {
  agreement,
  bandsOf,
  numberItem,
  oneOf,
  questionnaireOf,
  scaleItem,
  severalOf,
} from '../builders/questionnaire.ts';
import { examplePublication, figuresIn, longRows, publicationOf, times } from './publications.ts';

const questionnaire = questionnaireOf(
  [
    oneOf('1', ['nord', 'sor']),
    numberItem('2'),
    scaleItem('3', 'enighet', { note: 'Stilt på nytt.' }),
    severalOf('4', ['a', 'b']),
  ],
  {
    scales: agreement,
    derived: [bandsOf('storrelse', '2', [0, 10])],
    breakdowns: ['1'],
    coverage: { measure: '2', by: '1', register: { source: 'Registeret', totals: { nord: 100, sor: 200 } } },
  },
);
const answers: Answers[] = [
  ...times(12, { 1: 'nord', 2: 4, 3: 'enig', 4: { chosen: ['a'] } }),
  ...times(4, { 1: 'nord', 2: 4, 3: 'uenig', 4: { chosen: ['a'] } }),
  ...times(4, { 1: 'nord', 2: 4, 3: 'vet-ikke', 4: { chosen: ['a'] } }),
  ...times(6, { 1: 'sor', 2: 12, 3: 'enig' }),
  ...times(3, { 1: 'sor', 2: 12, 3: 'uenig' }),
  ...times(3, { 1: 'sor', 2: 12, 3: 'vet-ikke' }),
];

async function rowsOf(given: Answers[], where: Partial<LongRow>): Promise<LongRow[]> {
  const rows = longRows(await publicationOf(questionnaire, given));
  return rows.filter((row) =>
    Object.entries(where).every(([key, value]) => row[key as keyof LongRow] === value),
  );
}

test('The columns are the agreed ones, in order', () => {
  expect(longColumns.join(', ')).toBe(
    'wave, table_id, question_id, question_type, option_code, option_label, breakdown, group_code, group_label, n_frame, n_base, base_type, count, pct, ci_low, ci_high, ci_method, weighting, obs_status, note, plan_hash',
  );
});

test('A cell is a row with everything needed to read it', async () => {
  const [row] = await rowsOf(answers, { table_id: '3_by_1', group_code: 'nord', option_code: 'enig-siden' });
  expect(row).toEqual({
    wave: '2022',
    table_id: '3_by_1',
    question_id: '3',
    question_type: 'scale',
    option_code: 'enig-siden',
    option_label: 'Helt eller delvis enig',
    breakdown: '1',
    group_code: 'nord',
    group_label: 'Svar nord',
    n_base: 20,
    base_type: 'answered',
    count: 12,
    pct: 60,
    ci_method: '',
    weighting: 'none',
    obs_status: '',
    note: 'Stilt på nytt. Sum av «Svar delvis-enig» og «Svar enig».',
    plan_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('Everybody is a group without a breakdown', async () => {
  const [row] = await rowsOf(answers, { table_id: '3', option_code: 'vet-ikke' });
  expect(row).toMatchObject({
    breakdown: '',
    group_code: 'all',
    group_label: 'Alle',
    n_base: 32,
    count: 7,
    pct: 22,
  });
});

test('No answer is an option: in the base of several, and without a share for a choice', async () => {
  const [several] = await rowsOf(answers, { table_id: '4', option_code: 'no_answer' });
  expect(several).toMatchObject({ base_type: 'asked', n_base: 32, count: 12, pct: 38 });
  const [choice] = await rowsOf(answers, { table_id: '3', option_code: 'no_answer' });
  expect(choice).toMatchObject({ base_type: 'answered', count: 0 });
  expect(choice).not.toHaveProperty('pct');
});

test('Mean and median have tables of their own, with the unit in the note', async () => {
  const note = 'Verdien står i count, i årsverk.';
  const rows = await rowsOf(answers, { table_id: '2_summary' });
  expect(rows.map(({ option_code, count, note }) => [option_code, count, note])).toEqual([
    ['mean_value', 7, note],
    ['median_value', 4, note],
  ]);
  expect(rows[0]).toMatchObject({ question_type: 'number', group_code: 'all', n_base: 32 });
});

test('The table of a number holds respondents only, so that its counts can be summed', async () => {
  const rows = await rowsOf(answers, { table_id: '2' });
  expect(rows.map(({ option_code }) => option_code)).toEqual(['fra-0', 'fra-10', 'no_answer']);
  expect(rows.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(answers.length);
});

test('A number is broken down by its means alone', async () => {
  const broken = longRows(await examplePublication());
  const tables = new Set(broken.filter(({ question_id }) => question_id === '2a').map((row) => row.table_id));
  expect([...tables]).toEqual(['2a', '2a_summary', '2a_summary_by_1a', '2a_summary_by_storrelse']);
});

test('Made-up answers are called so in every row, before anything else', async () => {
  const rows = longRows(await publicationOf(questionnaire, answers, { example: true }));
  expect(rows.filter(({ note }) => !note.startsWith('Eksempeldata.'))).toEqual([]);
  expect(rows.find(({ table_id }) => table_id === '3')?.note).toBe('Eksempeldata. Stilt på nytt.');
});

test('A low base is marked in every cell of its row', async () => {
  const rows = await rowsOf(answers, { table_id: '3_by_1', group_code: 'sor' });
  expect(new Set(rows.map(({ obs_status }) => obs_status))).toEqual(new Set(['u']));
});

test('A hidden cell has the row of any other, with a status and no number but N', async () => {
  const few = [
    ...answers,
    ...times(4, { 1: 'nord', 2: 4, 3: 'enig' }),
    ...times(1, { 1: 'sor', 2: 12, 3: 'uenig' }),
  ];
  const cut = few.filter(({ 1: region, 3: answer }) => region !== 'sor' || answer !== 'vet-ikke');
  const rows = await rowsOf(cut, { table_id: '3_by_1' });
  expect(rows).toHaveLength((await rowsOf(answers, { table_id: '3_by_1' })).length);
  const hidden = rows.filter(({ obs_status }) => obs_status === ':');
  expect(hidden.length).toBeGreaterThan(0);
  for (const row of hidden)
    expect(Object.entries(row).flatMap(([key, value]) => (typeof value === 'number' ? [key] : []))).toEqual([
      'n_base',
    ]);
});

test('Coverage and size are tables of measures', async () => {
  const coverage = await rowsOf(answers, { table_id: '2_coverage_by_1', group_code: 'nord' });
  expect(coverage.map(({ option_code, count, pct }) => [option_code, count, pct])).toEqual([
    ['answers', 20, undefined],
    ['fte', 80, undefined],
    ['register_fte', 100, undefined],
    ['coverage', undefined, 80],
  ]);
  expect((await rowsOf(answers, { table_id: '2_coverage_by_1', group_code: 'all' }))[3]).toMatchObject({
    breakdown: '',
    pct: 74.7,
  });
  const sizes = await rowsOf(answers, { table_id: '2_size_by_storrelse', group_code: 'fra-10' });
  expect(sizes.map(({ option_code, count }) => [option_code, count])).toEqual([
    ['answers', 12],
    ['fte', 144],
  ]);
});

test('The rows of the leader survey of 2022 are the cells of its figures, each once', async () => {
  const publication = await examplePublication();
  const rows = longRows(publication);
  const keys = rows.map((row) => [row.table_id, row.breakdown, row.group_code, row.option_code].join(' '));
  expect(new Set(keys).size).toBe(rows.length);
  const cells = figuresIn(publication).reduce((sum, { columns, breakdowns, hasMean }) => {
    const means = hasMean ? 2 : 0;
    const inGroups = breakdowns.reduce(
      (count, each) => count + each.rows.length * (each.columns.length + means),
      0,
    );
    return sum + columns.length + means + inGroups;
  }, 0);
  expect(rows.length).toBe(cells + 6 * 4 + 6 * 2);
});

test('A share has its interval where the register is known, and a hidden one has none', async () => {
  const frame = { all: 40, groups: { 1: { nord: 25, sor: 5 } } };
  const regional = [
    ...times(16, { 1: 'nord', 3: 'enig' }),
    ...times(5, { 1: 'nord', 3: 'uenig' }),
    ...times(3, { 1: 'nord', 3: 'vet-ikke' }),
    ...times(4, { 1: 'sor', 3: 'enig' }),
    ...times(1, { 1: 'sor', 3: 'vet-ikke' }),
  ];
  const publication = await publicationOf(questionnaire, regional, { frame });
  const rows = longRows(publication).filter(({ question_id }) => question_id === '3');
  const shown = rows.filter(({ pct }) => pct !== undefined);
  expect(shown.length).toBeGreaterThan(0);
  for (const row of shown) {
    expect(row).toMatchObject({ ci_method: 'hypergeometric', n_frame: expect.any(Number) });
    expect(row.ci_low!).toBeLessThanOrEqual(row.pct! + 0.5);
    expect(row.ci_high!).toBeGreaterThanOrEqual(row.pct! - 0.5);
  }
  const hidden = rows.filter(({ obs_status }) => obs_status === ':');
  expect(hidden.length).toBeGreaterThan(0);
  for (const row of hidden) {
    expect(row).toMatchObject({ ci_method: '' });
    expect(row).not.toHaveProperty('ci_low');
    expect(row).not.toHaveProperty('ci_high');
  }
});
