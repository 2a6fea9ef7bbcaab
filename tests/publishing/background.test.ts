import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { composePublication, type Publication } from '../../server/publishing/publication.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { figuresIn, longRows, publicationOf } from './publications.ts';

const questionnaire = questionnaireOf([oneOf('1', ['ja', 'nei'])], {
  background: [
    {
      id: 'region',
      text: 'Region',
      from: 'region',
      options: [
        { code: 'nord', label: 'Nord' },
        { code: 'sor', label: 'Sør' },
        { code: 'vest', label: 'Vest' },
      ],
    },
  ],
  breakdowns: ['region'],
});

const known = (count: number, answer: string, region?: string): GivenAnswers[] =>
  Array.from({ length: count }, () => ({
    answers: { 1: answer },
    ...(region === undefined ? {} : { background: { region } }),
  }));

async function published(responses: GivenAnswers[]): Promise<Publication> {
  const released = await release(
    analyse(await buildDataset(questionnaire, responses), questionnaire),
    standardPolicy,
  );
  return composePublication(questionnaire, released, { version: 1, published: '2024-11-14', example: false });
}

test('Results by what is known have the words of the background', async () => {
  const publication = await published([
    ...known(4, 'ja', 'nord'),
    ...known(4, 'nei', 'nord'),
    ...known(3, 'ja', 'sor'),
    ...known(3, 'nei', 'sor'),
    ...known(5, 'ja', 'vest'),
    ...known(4, 'nei', 'vest'),
  ]);
  const [figure] = figuresIn(publication);
  expect(figure!.breakdowns).toMatchObject([
    {
      table: '1_by_region',
      id: 'region',
      label: 'Region',
      rows: [
        { code: 'nord', label: 'Nord', base: 8 },
        { code: 'sor', label: 'Sør', base: 6 },
        { code: 'vest', label: 'Vest', base: 9 },
      ],
    },
  ]);
  expect(longRows(publication).find(({ group_code }) => group_code === 'sor')).toMatchObject({
    table_id: '1_by_region',
    breakdown: 'region',
    group_label: 'Sør',
    n_base: 6,
  });
});

test('A group of fewer than five is merged with the smallest other, by both names', async () => {
  const publication = await published([
    ...known(2, 'ja', 'nord'),
    ...known(2, 'nei', 'nord'),
    ...known(3, 'ja', 'sor'),
    ...known(3, 'nei', 'sor'),
    ...known(5, 'ja', 'vest'),
    ...known(4, 'nei', 'vest'),
  ]);
  const { rows } = figuresIn(publication)[0]!.breakdowns[0]!;
  expect(rows).toMatchObject([
    { code: 'nord+sor', members: ['nord', 'sor'], label: 'Nord og Sør', base: 10 },
    { code: 'vest', base: 9 },
  ]);
});

test('Those of whom the register does not say cannot be found by subtraction', async () => {
  const publication = await published([
    ...known(4, 'ja', 'nord'),
    ...known(4, 'nei', 'nord'),
    ...known(3, 'ja', 'sor'),
    ...known(3, 'nei', 'sor'),
    ...known(5, 'ja', 'vest'),
    ...known(4, 'nei', 'vest'),
    ...known(2, 'nei'),
  ]);
  const shown = figuresIn(publication)[0]!.breakdowns[0]!.rows.filter((row) => !('hidden' in row));
  expect(shown.map(({ code }) => code)).toEqual(['nord', 'vest']);
});

test('A publication tells what was known, and says nothing where nothing was', async () => {
  expect((await published(known(8, 'ja', 'nord'))).background).toEqual([
    { id: 'region', text: 'Region', groups: ['Nord', 'Sør', 'Vest'] },
  ]);
  const without = questionnaireOf([oneOf('1', ['ja', 'nei'])]);
  expect(await publicationOf(without, [])).not.toHaveProperty('background');
});
