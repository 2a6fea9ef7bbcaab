import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { isSumOf } from '../../server/disclosure/span.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';

const option = (code: string) => ({ code, label: code });
const questionnaire = questionnaireOf([oneOf('1', ['ja', 'nei'])], {
  background: [
    {
      id: 'region',
      text: 'Region',
      from: 'region',
      options: [
        option('oslo'),
        { ...option('resten'), values: ['ost', 'sor', 'vest', 'nord', 'midt-norge'] },
      ],
    },
    {
      id: 'form',
      text: 'Organisering',
      from: 'organisation',
      options: ['kommunal', 'interkommunal', 'bydel'].map(option),
    },
  ],
  breakdowns: ['region', 'form'],
});

const from = (count: number, region: string, form: string): GivenAnswers[] =>
  Array.from({ length: count }, () => ({ answers: { 1: 'ja' }, background: { region, form } }));

/** The groups that are shown, by breakdown. */
async function shown(...responses: GivenAnswers[][]): Promise<Record<string, string[]>> {
  const { tables } = release(
    analyse(await buildDataset(questionnaire, responses.flat()), questionnaire),
    standardPolicy,
  );
  return Object.fromEntries(
    tables.flatMap((table) =>
      table.scope === 'breakdown'
        ? [[table.breakdown, table.groups.flatMap((group) => ('hidden' in group ? [] : [group.code]))]]
        : [],
    ),
  );
}

test('Breakdowns whose groups are parts of one another are shown where no group is small', async () => {
  expect(
    await shown(from(8, 'oslo', 'bydel'), from(30, 'resten', 'kommunal'), from(9, 'resten', 'interkommunal')),
  ).toEqual({ region: ['oslo', 'resten'], form: ['kommunal', 'interkommunal', 'bydel'] });
});

test('A group that is hidden in one breakdown cannot be found by way of another', async () => {
  // The districts are hidden to protect the three, but they are all of Oslo.
  expect(
    await shown(from(8, 'oslo', 'bydel'), from(30, 'resten', 'kommunal'), from(3, 'resten', 'interkommunal')),
  ).toEqual({ region: ['oslo', 'resten'], form: [] });
});

test('A few who are left when one group is subtracted from another are not given away', async () => {
  expect(
    await shown(
      from(8, 'oslo', 'bydel'),
      from(2, 'oslo', 'kommunal'),
      from(30, 'resten', 'kommunal'),
      from(9, 'resten', 'interkommunal'),
    ),
  ).toEqual({ region: ['oslo', 'resten'], form: [] });
});

test.each([
  [[1, 1, 0], true],
  [[0, 0, 1], true],
  [[1, 0, 0], false],
  [[1, -1, 0], false],
])('%j is a sum of the whole and a part: %s', (wanted, expected) => {
  const whole = [1, 1, 1];
  const part = [1, 1, 0];
  expect(isSumOf(wanted, [whole, part])).toBe(expected);
});
