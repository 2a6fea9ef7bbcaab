import { intervalOf } from '../../server/publishing/interval.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { finiteInterval } from '../../server/statistics/finite-interval.ts';
import { oneOf, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { figuresIn, publicationOf, times } from './publications.ts';

const frame = { all: 230, groups: { region: { nord: 46, sor: 184 } } };

function intervals(publication: Publication, id: string, of: 'all' | 'region' = 'all') {
  const figure = figuresIn(publication).find((each) => each.id === id)!;
  const rows = of === 'all' ? [figure.all] : figure.breakdowns[0]!.rows;
  return rows.map((row) => ('hidden' in row ? [] : row.cells.map((cell) => intervalOf(figure, row, cell))));
}

const region = oneOf('region', ['nord', 'sor']);
const notRelevant = { code: 'ikke-aktuelt', label: 'Ikke aktuelt', missing: 'notRelevant' };

function regional(answers: Answers[]): Answers[] {
  return answers.map((each, place) => ({ ...each, region: place % 5 === 0 ? 'nord' : 'sor' }));
}

test('A share has the exact interval of all the units in the register, also in each group', async () => {
  const questionnaire = questionnaireOf([region, oneOf('1', ['ja', 'nei'])], { breakdowns: ['region'] });
  const answers = regional([...times(94, { 1: 'ja' }), ...times(94, { 1: 'nei' })]);
  const publication = await publicationOf(questionnaire, answers, { frame });
  // 94 of 188 of 230, as it is known from the literature.
  expect(intervals(publication, '1')[0]?.slice(0, 2)).toEqual([
    { low: 46.96, high: 53.04 },
    { low: 46.96, high: 53.04 },
  ]);
  const groups = intervals(publication, '1', 'region');
  // 19 of 38 of 46, and 75 of 150 of 184.
  expect(groups.map((cells) => cells[0])).toEqual([finiteInterval(19, 38, 46), finiteInterval(75, 150, 184)]);
});

test('There is none where the register is not known, or knows fewer than answered', async () => {
  const questionnaire = questionnaireOf([oneOf('1', ['ja', 'nei'])]);
  const answers = [...times(10, { 1: 'ja' }), ...times(10, { 1: 'nei' })];
  const none = [[undefined, undefined, undefined]];
  expect(intervals(await publicationOf(questionnaire, answers), '1')).toEqual(none);
  const small = { all: 19, groups: {} };
  expect(intervals(await publicationOf(questionnaire, answers, { frame: small }), '1')).toEqual(none);
});

const half = [
  ...times(10, { a: 'ja', 1: 'ja', s: { chosen: ['ja'] } }),
  ...times(10, { a: 'ja', 1: 'nei', s: { chosen: ['nei'] } }),
];
const asked = oneOf('1', ['ja', 'nei', notRelevant]);
const several = severalOf('s', ['ja', 'nei'], { base: 'ticked' });

test.each<[string, string, object[], Answers[], boolean]>([
  ['everybody answered', '1', [asked], half, true],
  ['somebody gave no answer', '1', [asked], [...half, ...times(6, {})], true],
  ['somebody found it not relevant', '1', [asked], [...half, { 1: 'ikke-aktuelt' }], false],
  ['everybody ticked something', 's', [several], half, true],
  ['somebody ticked nothing', 's', [several], [...half, ...times(6, {})], false],
  [
    'somebody was not asked',
    '1',
    [oneOf('a', ['ja', 'nei']), { ...asked, showIf: { item: 'a', in: ['ja'] } }],
    [...half, ...times(8, { a: 'nei' })],
    false,
  ],
])('Whether there is one when %s', async (_, id, items, answers, isThere) => {
  const questionnaire = questionnaireOf(items as never);
  const publication = await publicationOf(questionnaire, answers, { frame });
  expect(intervals(publication, id)[0]?.[0] !== undefined).toBe(isThere);
});
