import type { Answers } from '../../server/questionnaire/answer.ts';
import { oneOf, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { figuresIn, publicationOf, times } from './publications.ts';

const regions = ['nord', 'sor', 'ost', 'vest', 'midt'];
const questionnaire = questionnaireOf(
  [
    oneOf('region', regions),
    oneOf('1', ['ja', 'nei']),
    oneOf('2', ['ja', 'nei']),
    severalOf('3', ['a', 'b']),
  ],
  { breakdowns: ['region'] },
);

/** Yes and no to two questions in each region; the bases are the same. */
function answered(first: number[][], second: number[][]): Answers[] {
  return regions.flatMap((region, place) => {
    const [yes = 0, no = 0] = first[place]!;
    const [otherYes = 0] = second[place]!;
    return Array.from({ length: yes + no }, (_, index) => ({
      region,
      1: index < yes ? 'ja' : 'nei',
      2: index < otherYes ? 'ja' : 'nei',
      3: { chosen: [index < yes ? 'a' : 'b'] },
    }));
  });
}

/** The worked example of docs/statistics.md, and groups that differ as little as groups of their size can. */
const unequal = [
  [6, 25],
  [15, 18],
  [20, 21],
  [9, 27],
  [30, 17],
];
const alike = unequal.map(([yes = 0, no = 0]) => [Math.round((yes + no) / 2), Math.floor((yes + no) / 2)]);

async function differences(answers: Answers[]) {
  const figures = figuresIn(await publicationOf(questionnaire, answers));
  return new Map(figures.map(({ id, breakdowns }) => [id, breakdowns[0]?.difference]));
}

test('Groups are tested on what is shown of them, and p is adjusted for every test of the report', async () => {
  const found = await differences(answered(unequal, alike));
  const first = found.get('1')!;
  expect(first).toMatchObject({ test: 'pearson', df: 4 });
  expect(first.statistic).toBeCloseTo(20.8299, 4);
  expect(first.cramersV).toBeCloseTo(0.333, 3);
  expect(first.p).toBeCloseTo(0.00034, 5);
  expect(first.adjusted).toBeCloseTo(2 * first.p, 10);
  expect(found.get('2')!.adjusted).toBeGreaterThan(0.9);
});

test('Several-of items are not tested: one respondent may be in several categories', async () => {
  const found = await differences(answered(unequal, alike));
  expect(found.has('3')).toBe(true);
  expect(found.get('3')).toBeUndefined();
});

test('Nothing is told of a difference where a cell is hidden', async () => {
  const withFew = [...answered(unequal, alike), ...times(2, { region: 'nord', 1: 'ja', 2: 'nei' })];
  const rare = withFew.map((each, index) => ({ ...each, 1: index < 2 || index > 180 ? 'ja' : 'nei' }));
  const figures = figuresIn(await publicationOf(questionnaire, rare));
  const { rows, difference } = figures.find(({ id }) => id === '1')!.breakdowns[0]!;
  expect(rows.some((row) => 'hidden' in row || row.cells.some((cell) => 'hidden' in cell))).toBe(true);
  expect(difference).toBeUndefined();
});
