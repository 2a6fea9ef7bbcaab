import { given } from '../builders/responses.ts';
import { leaksIn, published } from './attacked.ts';
import { randomSurvey } from './random-survey.ts';

test('Nothing is learned from the results of 200 random surveys', async () => {
  const found: unknown[] = [];
  for (let seed = 1; seed <= 200; seed++) {
    const { questionnaire, answers } = randomSurvey(seed);
    const leaks = await leaksIn(await published(questionnaire, given(answers)));
    found.push(...leaks.map(({ kind, where }) => `${seed} ${kind} ${where}`));
  }
  expect(found).toEqual([]);
}, 120_000);
