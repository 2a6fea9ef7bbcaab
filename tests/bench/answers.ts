import type { Answer, Answers } from '../../server/questionnaire/answer.ts';
import { type Item, kindOf } from '../../server/questionnaire/kinds/all.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { readItems } from '../../server/questionnaire/reading.ts';

/** How many different responses are made; a longer stream draws from them again and again. */
const distinct = 2000;

/** `count` made-up responses to the questionnaire, the same in every run. */
export function* generatedAnswers(questionnaire: Questionnaire, count: number): Generator<Answers> {
  const random = randomFrom(20_221_101);
  const pool = Array.from({ length: Math.min(count, distinct) }, () => response(questionnaire, random));
  for (let drawn = 0; drawn < count; drawn++) yield pool[Math.floor(random() * pool.length)] ?? {};
}

/** A linear congruential generator (Numerical Recipes), good enough to spread answers over options. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function response(questionnaire: Questionnaire, random: () => number): Answers {
  return readItems(questionnaire, (item) => {
    const answer = answerTo(item, random);
    return answer === undefined ? { state: 'blank' } : { state: 'answered', answer };
  }).answers;
}

function answerTo(item: Item, random: () => number): Answer | undefined {
  const measure = kindOf(item).measure(item);
  switch (measure.type) {
    case 'choice':
      return measure.options[Math.floor(random() * measure.options.length)]?.code;
    case 'several': {
      const chosen = measure.options.filter(() => random() < 0.4).map(({ code }) => code);
      return chosen.length > 0 ? { chosen } : undefined;
    }
    case 'number':
      return 1 + Math.floor(random() * 59);
    case 'none':
      return random() < 0.4 ? 'Vi trenger flere folk og bedre tid til hvert barn.' : undefined;
  }
}
