import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { policyFor } from '../../server/disclosure/policy.ts';
import { type Release, type ReleasedTable, release } from '../../server/disclosure/release.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { definitionSchema } from '../../server/questionnaire/definition.ts';
import { type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import { readForm } from '../../server/questionnaire/reading.ts';
import { countOf, indicator, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { times } from '../publishing/publications.ts';

async function releaseOf(questionnaire: Questionnaire, answers: Answers[]): Promise<Release> {
  const dataset = await buildDataset(questionnaire, given(answers));
  return release(analyse(dataset, questionnaire), policyFor(questionnaire.disclosure));
}

const table = ({ tables }: Release, id: string) => tables.find((candidate) => candidate.id === id)!;
const groupsOf = (released: ReleasedTable) =>
  released.scope === 'national' ? [released.all] : released.groups;
/** Whether each group of the table, or everybody, is shown. */
const shown = (released: Release, id: string) =>
  groupsOf(table(released, id)).map((group) => !('hidden' in group));

describe('The participants’ survey, where children have a question of their own', () => {
  const file = join(__dirname, '../../surveys/baerum-brukerundersokelse/2025.json');
  const survey = questionnaireIn('nb', definitionSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  const answered = (rolle: string, hort: string) =>
    readForm(survey, { rolle: [rolle], hort: [hort], 'hort-barn': [hort] }).answers;
  const adults = [
    ...times(9, answered('forelder', 'ja')),
    ...times(4, answered('forelder', 'nei')),
    ...times(8, answered('fagperson', 'ja')),
  ];

  test('does not tell what a single child answered by what everybody did', async () => {
    const released = await releaseOf(survey, [...adults, answered('barn', 'nei')]);
    expect(shown(released, 'hort')).toEqual([true]);
    expect(shown(released, 'hort-barn')).toEqual([false]);
    expect(shown(released, 'hort-alle')).toEqual([false]);
  });

  test('shows what everybody answered when no group is small', async () => {
    const children = times(6, answered('barn', 'nei'));
    const network = times(7, answered('nettverk', 'ja'));
    expect(shown(await releaseOf(survey, [...adults, ...children, ...network]), 'hort-alle')).toEqual([true]);
  });
});

describe('An indicator made from two questions', () => {
  const either = {
    any: [
      { item: '1', in: ['ja'] },
      { item: '2', in: ['ja'] },
    ],
  };
  const derived = [
    indicator('i', either),
    indicator('j', { item: '1', in: ['ja'] }),
    indicator('gjennom', { not: { item: 'i', in: ['ja'] } }),
    countOf('antall', ['i', 'j']),
  ];
  const questionnaire = questionnaireOf(
    [oneOf('r', ['n', 's']), oneOf('1', ['ja', 'nei']), oneOf('2', ['ja', 'nei'])],
    { derived, breakdowns: ['r'] },
  );
  const both = (r: string) => ({ r, 1: 'ja', 2: 'nei' });
  const everywhere = (...extra: Answers[]) =>
    releaseOf(questionnaire, [...times(10, both('n')), ...times(10, both('s')), ...extra]);

  test('is shown where both are', async () => {
    const released = await everywhere();
    for (const id of ['i', 'j', 'gjennom', 'antall']) {
      expect([id, shown(released, id)]).toEqual([id, [true]]);
    }
  });

  test('is hidden as a whole where a few more than one question’s answer it', async () => {
    const released = await everywhere(...times(2, { r: 'n', 2: 'ja' }));
    for (const id of ['i', 'gjennom']) {
      expect([id, shown(released, id)]).toEqual([id, [false]]);
    }
    expect(shown(released, '1')).toEqual([true]);
    expect(shown(released, 'j')).toEqual([true]);
    expect(shown(released, 'antall')).toEqual([false]);
  });

  test('is broken down by nothing', async () => {
    const released = await everywhere();
    expect(released.tables.map(({ id }) => id)).toEqual([
      'r',
      '1',
      '1_by_r',
      '2',
      '2_by_r',
      'i',
      'j',
      'gjennom',
      'antall',
    ]);
    expect(released.control.withoutBreakdown).toContainEqual({ variable: 'i', reason: 'derived' });
  });
});

test('An indicator of one question tells what its answers do, also of those it is unknown for', async () => {
  const options = ['ja', 'nei', { code: 'vet-ikke', missing: 'dontKnow' }];
  const questionnaire = questionnaireOf([oneOf('1', options)], {
    derived: [indicator('i', { item: '1', in: ['ja'] })],
  });
  const released = await releaseOf(questionnaire, [
    ...times(10, { 1: 'ja' }),
    ...times(2, { 1: 'vet-ikke' }),
  ]);
  expect(shown(released, 'i')).toEqual([true]);
});

test('An indicator of what makes groups is hidden where a group’s size is', async () => {
  const questionnaire = questionnaireOf([oneOf('r', ['n', 'm', 's']), oneOf('1', ['ja', 'nei'])], {
    derived: [indicator('nord-eller-midt', { item: 'r', in: ['n', 'm'] })],
    breakdowns: ['r'],
  });
  const inRegions = (small: number) =>
    releaseOf(questionnaire, [
      ...times(small, { r: 'n' }),
      ...times(9, { r: 'm' }),
      ...times(12, { r: 's' }),
    ]);
  expect(shown(await inRegions(3), 'nord-eller-midt')).toEqual([false]);
  expect(shown(await inRegions(7), 'nord-eller-midt')).toEqual([true]);
});

test('In open figures nothing derived is hidden', async () => {
  const questionnaire = questionnaireOf([oneOf('1', ['ja', 'nei']), oneOf('2', ['ja', 'nei'])], {
    disclosure: 'open',
    derived: [
      indicator('i', {
        any: [
          { item: '1', in: ['ja'] },
          { item: '2', in: ['ja'] },
        ],
      }),
    ],
  });
  const released = await releaseOf(questionnaire, [{ 1: 'ja' }, { 2: 'ja' }]);
  expect(shown(released, 'i')).toEqual([true]);
});
