import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { crossingsIn, undivided } from '../../server/analysis/crossings.ts';
import { exchangesIn } from '../../server/analysis/exchanges.ts';
import { type Group, nobodysGroup } from '../../server/analysis/table.ts';
import { tabulate } from '../../server/analysis/tabulate.ts';
import { knownFrom } from '../../server/publish/attack/known-from.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { randomSurvey } from '../attack/random-survey.ts';
import {
  bandsOf,
  indicator,
  numberItem,
  oneOf,
  questionnaireOf,
  severalOf,
} from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';

const irrelevant = { code: 'uaktuelt', missing: 'notRelevant' };
const place = oneOf('sted', ['nord', 'sor']);
const svar = oneOf('svar', ['ja', 'nei', irrelevant]);
const breakdowns = { breakdowns: ['sted'] };

async function exchangesOf(questionnaire: Questionnaire, answers: Answers[]) {
  const dataset = await buildDataset(questionnaire, given(answers));
  return exchangesIn(dataset, questionnaire, undivided(crossingsIn(dataset, questionnaire)));
}

test.each<[string, Record<string, unknown>, object, (Answers[string] | undefined)[], number]>([
  ['a choice', svar, {}, ['ja', 'nei', 'uaktuelt', undefined], 2],
  ['a number', numberItem('svar'), {}, [0, 4, undefined, undefined], 2],
  [
    'a number in bands',
    numberItem('svar'),
    { derived: [bandsOf('b', 'svar', [0, 5])] },
    [0, 7, undefined],
    2,
  ],
  ['several, with those who ticked nothing', severalOf('svar', ['a', irrelevant]), {}, [undefined], 1],
  [
    'several, of those who ticked',
    severalOf('svar', ['a', irrelevant], { base: 'ticked' }),
    {},
    [undefined, { chosen: ['a'] }, { chosen: ['a', 'uaktuelt'] }],
    1,
  ],
])('Who is in the base of %s', async (_, item, rest, values, inside) => {
  const answers = values.map((svar): Answers => ({ sted: 'nord', ...(svar === undefined ? {} : { svar }) }));
  const standing = (
    await exchangesOf(questionnaireOf([place, item], { ...breakdowns, ...rest }), answers)
  ).standing('svar')!;
  expect([standing.asked, standing.inside]).toEqual([[values.length], [inside]]);
});

test('Who was not asked is not outside', async () => {
  const routed = { ...svar, showIf: { item: 'sted', in: ['nord'] } };
  const answers: Answers[] = [{ sted: 'nord', svar: 'ja' }, { sted: 'nord' }, { sted: 'sor' }];
  const standing = (await exchangesOf(questionnaireOf([place, routed], breakdowns), answers)).standing(
    'svar',
  )!;
  expect([standing.asked, standing.inside]).toEqual([
    [2, 0],
    [1, 0],
  ]);
});

test('Whoever is outside could be inside in the place of those alone for whom nothing else would change', async () => {
  const answers: Answers[] = [
    { sted: 'nord', svar: 'ja', andre: 'ja' },
    { sted: 'nord', andre: 'ja' },
    { sted: 'sor', svar: 'uaktuelt', andre: 'nei' },
  ];
  const both = {
    all: ['svar', 'andre'].map((item) => ({ item, in: ['ja'] })),
  };
  const items = [place, svar, oneOf('andre', ['ja', 'nei'])];
  const plain = await exchangesOf(questionnaireOf(items, breakdowns), answers);
  expect(plain.standing('svar')!.exchange()).toEqual({
    codes: ['ja', 'nei'],
    strata: [
      { atom: 0, context: 0, counts: [1, 0, 1] },
      { atom: 1, context: 0, counts: [0, 0, 1] },
    ],
  });
  const linked = questionnaireOf(items, { ...breakdowns, derived: [indicator('begge', both, 'no')] });
  const strata = (await exchangesOf(linked, answers)).standing('svar')!.exchange()!.strata;
  expect(strata.map(({ context }) => context)).toEqual([0, 1]);
});

test('Tables, the control and the attack agree on who is where', async () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { questionnaire, answers } = randomSurvey(seed);
    const dataset = await buildDataset(questionnaire, given(answers));
    const crossings = crossingsIn(dataset, questionnaire);
    const divisions = undivided(crossings);
    const { atoms, standing } = exchangesIn(dataset, questionnaire, divisions);
    const known = knownFrom(dataset, questionnaire);
    for (const table of tabulate(dataset, questionnaire, divisions)) {
      if (table.scope === 'national') continue;
      const { asked, inside } = standing(table.variable)!;
      const at = divisions.findIndex(({ breakdown }) => breakdown === table.breakdown);
      const summed = (counts: number[], group: number) =>
        counts.reduce((sum, count, atom) => sum + (atoms[atom]![at] === group ? count : 0), 0);
      const sizeOf = ({ code }: Group) =>
        crossings.atoms.reduce(
          (sum, { codes, respondents }) => sum + ((codes[at] ?? nobodysGroup) === code ? respondents : 0),
          0,
        );
      const groups = [...table.groups, table.ungrouped].map((group) => [
        sizeOf(group) - group.notAsked,
        group.base,
      ]);
      expect(groups).toEqual(groups.map((_, group) => [summed(asked, group), summed(inside, group)]));
      const other = known.standings.find(({ variable }) => variable === table.variable)!;
      const total = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);
      expect([other.asked, other.inside].map(total)).toEqual([asked, inside].map(total));
    }
  }
});
