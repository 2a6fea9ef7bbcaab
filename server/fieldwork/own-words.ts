import { randomInt } from 'node:crypto';
import type { Item } from '../questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import type { ResponseStore } from './response.ts';

/** Items that are answered in the respondent's own words. */
export function itemsInWords(questionnaire: Questionnaire): Extract<Item, { kind: 'text' }>[] {
  return itemsOf(questionnaire).filter(
    (item): item is Extract<Item, { kind: 'text' }> => item.kind === 'text',
  );
}

/**
 * What respondents wrote on one item, and nothing else of them: in an order that is drawn anew each time, so that no
 * two lists can be laid beside each other, line by line. With more than `most`, these are drawn from all, each as
 * likely as the others (Vitter's algorithm R).
 */
export async function ownWords(
  responses: Pick<ResponseStore, 'stream'>,
  { survey, wave, item, most }: { survey: string; wave: string; item: string; most: number },
): Promise<{ shown: string[]; all: number }> {
  const drawn: string[] = [];
  let all = 0;
  for await (const { answers } of responses.stream(survey, wave)) {
    const answer = answers[item];
    if (typeof answer !== 'string') continue;
    all += 1;
    const place = drawn.length < most ? drawn.length : randomInt(all);
    if (place < most) drawn[place] = answer;
  }
  return { shown: shuffled(drawn), all };
}

/** Fisher and Yates's shuffle. */
function shuffled(words: string[]): string[] {
  const order = [...words];
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
