import type { Answer } from '../../answer.ts';
import type { Leaf } from '../../condition.ts';
import type { Item } from '../../kinds/all.ts';
import { leafHolds } from '../../routing.ts';
import { batteryAnswers } from './battery-answers.ts';
import { numberAnswers } from './number-answers.ts';
import { severalAnswers } from './several-answers.ts';

/**
 * A sort of answer is all answers to an item that no leaf tells from one another. Each sort is stood for by
 * one answer that can be given; no answer is a sort too, where the item can be left blank. Conditions see
 * nothing but the leaves, so what they can come to is exactly what they come to for the sorts.
 *
 * @param asked the item as it is asked, with something to answer
 * @param leaves those that look at the item
 * @returns nothing when there are more than `limit` answers to look through
 */
export function sortsOfAnswer(
  asked: Item,
  leaves: Leaf[],
  limit: number,
): (Answer | undefined)[] | undefined {
  const answers = answersTo(asked, leaves, limit);
  if (!answers) return undefined;
  const all = asked.required ? answers : [undefined, ...answers];
  return [...new Map(all.map((answer) => [seenBy(leaves, answer), answer])).values()];
}

function answersTo(asked: Item, leaves: Leaf[], limit: number): (Answer | undefined)[] | undefined {
  switch (asked.kind) {
    case 'number':
    case 'percent':
      return numberAnswers(asked, leaves);
    case 'one':
    case 'scale':
      return asked.options.map(({ code }) => code);
    case 'several':
      return severalAnswers(asked, leaves, limit);
    case 'battery':
      return batteryAnswers(asked, leaves, limit);
    case 'information':
      return [undefined];
    case 'figureTable':
      return [{ cells: { any: 0 } }];
    case 'text':
    case 'date':
      // Of words and days, conditions only see that they are there.
      return ['any'];
    default:
      return asked satisfies never;
  }
}

/** What the leaves see of an answer. */
function seenBy(leaves: Leaf[], answer: Answer | undefined): string {
  return leaves
    .map((leaf) => Number(leafHolds(leaf, answer === undefined ? {} : { [leaf.item]: answer })))
    .join('');
}
