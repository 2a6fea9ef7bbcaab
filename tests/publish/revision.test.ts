import { policyFor } from '../../server/disclosure/policy.ts';
import { refuseRevealing } from '../../server/publish/revision.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { publicationOf, times } from '../publishing/publications.ts';

const items = [oneOf('1', ['nord', 'sor']), oneOf('2', ['ja', 'nei'])];
const questionnaire = questionnaireOf(items, { breakdowns: ['1'] });
const answers: Answers[] = ['nord', 'sor'].flatMap((region) =>
  ['ja', 'nei'].flatMap((answer) => times(6, { 1: region, 2: answer })),
);
const more = (count: number) => [...answers, ...times(count, { 1: 'nord', 2: 'ja' })];

test('A version with two more answers in a group is refused, and the group is named', async () => {
  const [before, after] = [
    await publicationOf(questionnaire, answers),
    await publicationOf(questionnaire, more(2)),
  ];
  expect(() => refuseRevealing(before, after)).toThrow(/Spørsmål 1: Svar nord/);
});

test('One with five more is published', async () => {
  const [before, after] = [
    await publicationOf(questionnaire, answers),
    await publicationOf(questionnaire, more(5)),
  ];
  expect(() => refuseRevealing(before, after)).not.toThrow();
});

test('The same answers by another plan are refused: what one hides, the other may show', async () => {
  const before = await publicationOf(questionnaire, answers);
  const after = await publicationOf(questionnaireOf(items), answers);
  expect(() => refuseRevealing(before, after)).toThrow(/hvilke grupper det fordeles på/);
});

test('A service that publishes figures about itself may change what it counts', async () => {
  const open = { policy: policyFor('open') };
  const before = await publicationOf(questionnaire, answers, open);
  const after = await publicationOf(questionnaireOf(items), more(1), open);
  expect(() => refuseRevealing(before, after)).not.toThrow();
});

test('The first version is laid beside nothing', async () => {
  const first = await publicationOf(questionnaire, answers);
  expect(() => refuseRevealing(undefined, first)).not.toThrow();
});
