import type { Answer, Answers, Reading } from '../../server/questionnaire/answer.ts';
import { type Item, variablesOf } from '../../server/questionnaire/kinds/all.ts';
import type { Measure } from '../../server/questionnaire/kinds/kind.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { readItems } from '../../server/questionnaire/reading.ts';
import { type Chance, chanceFrom } from '../builders/chance.ts';

/**
 * Made-up respondents, the same for the same seed. They answer nearly everything on their path, lean to some of
 * the options, and lead services of many sizes, most of them small.
 */
export function makeRespondents(questionnaire: Questionnaire, count: number, seed = 2022): Answers[] {
  const chance = chanceFrom(seed);
  return Array.from(
    { length: count },
    () => readItems(questionnaire, (item) => readingOf(item, chance)).answers,
  );
}

function readingOf(item: Item, chance: Chance): Reading {
  if (!item.required && chance() < 0.15) return { state: 'blank' };
  return { state: 'answered', answer: answerTo(item, chance) };
}

function answerTo(item: Item, chance: Chance): Answer {
  const [first, ...rest] = variablesOf(item);
  if (!first) return 'Vi samarbeider godt med kommunene rundt oss, men mangler folk.';
  if (first.cell === undefined) return chosenFrom(first.measure, item, chance);
  const cells = [first, ...rest].map(({ cell, measure }) => [cell, chosenFrom(measure, item, chance)]);
  return { cells: Object.fromEntries(cells) };
}

function chosenFrom(measure: Measure, item: Item, chance: Chance): Answer {
  switch (measure.type) {
    case 'choice': {
      // Two draws that meet in the middle: some options are chosen more than others, and none of them never.
      const place = Math.floor(((chance() + chance()) / 2) * measure.options.length);
      return measure.options[place]!.code;
    }
    case 'several': {
      const chosen = measure.options.map(({ code }) => code).filter(() => chance() < 0.4);
      return { chosen: chosen.length > 0 ? chosen : [measure.options[0]!.code] };
    }
    case 'number':
      return numberFor(item, chance);
  }
}

function numberFor(item: Item, chance: Chance): number {
  const { min, max } = item.kind === 'number' ? item : { min: 0, max: 100 };
  const most = Math.min(max, 150);
  return min + Math.floor(chance() ** 3 * (most - min));
}
