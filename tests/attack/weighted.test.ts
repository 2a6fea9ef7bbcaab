import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { policyFor } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { knownFrom } from '../../server/publish/attack/known-from.ts';
import { composePublication } from '../../server/publishing/publication.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { figuresIn } from '../publishing/publications.ts';
import { leaksIn } from './attacked.ts';

const regions = ['nord', 'sor'];
const questionnaire = questionnaireOf([oneOf('svar', ['ja', 'nei'])], {
  background: [
    {
      id: 'region',
      text: 'Region',
      from: 'region',
      options: regions.map((code) => ({ code, label: `Region ${code}` })),
    },
  ],
  breakdowns: ['region'],
  weighting: { by: ['region'] },
});
const register = { all: 1020, groups: { region: { nord: 1000, sor: 20 } } };
const answers = [2, 8].flatMap((yes, place) =>
  Array.from({ length: 20 }, (_, row) => ({
    answers: { svar: row < yes ? 'ja' : 'nei' },
    background: { region: regions[place]! },
  })),
);

test('Found: a hidden number that a weighted share gives away, since one region stands for nearly all', async () => {
  const dataset = await buildDataset(questionnaire, answers);
  const analysis = analyse(dataset, questionnaire, register);
  if (!analysis.weighted || !('weighting' in analysis.weighted)) throw new TypeError('It is weighted.');
  const publication = composePublication(
    questionnaire,
    await release(analysis, policyFor(questionnaire.disclosure)),
    { version: 1, published: '2022-11-14', example: false },
  );
  const known = knownFrom(dataset, questionnaire, analysis.weighted.weighting);
  expect(await leaksIn({ publication, known })).toEqual([]);
  const leaky = structuredClone(publication);
  const { all } = figuresIn(leaky)[0]!;
  if ('hidden' in all) throw new TypeError('Everybody is shown.');
  // (50 × 2 + 1 × 8) of 1020 units: one more or one less in the north would move it by five percent.
  all.weighted = {
    method: 'postStratified',
    cells: [{ share: 11 }, { missing: 'notWeighted' }, { missing: 'notWeighted' }],
  };
  expect((await leaksIn({ publication: leaky, known })).map(({ kind }) => kind)).toContain('recovered');
});
