import type { Response } from '../fieldwork/response.ts';
import { type CsvVariant, csvFile } from '../publishing/csv.ts';
import { type Answer, isSeveral } from '../questionnaire/answer.ts';
import type { Item } from '../questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';

/** What somebody wrote, and which question it is an answer to. Nothing of what else the same respondent answered. */
export interface OwnWords {
  variable: string;
  type: 'text' | 'date' | 'other';
  question: string;
  words: string;
}

/**
 * Everything that was answered in words, or with a day. Question by question, and the answers to each in the order of
 * the alphabet: whoever wrote the first answer to one question need not have written the first to another, so nothing
 * but the words themselves ties two answers together.
 */
export async function ownWordsIn(
  questionnaire: Questionnaire,
  responses: AsyncIterable<Pick<Response, 'answers'>>,
): Promise<OwnWords[]> {
  const items = itemsOf(questionnaire).filter(({ kind }) => ['text', 'date', 'several'].includes(kind));
  const found = new Map(items.map((item) => [item.id, [] as OwnWords[]]));
  for await (const { answers } of responses)
    for (const item of items) found.get(item.id)?.push(...wordsOf(item, answers[item.id]));
  const { compare } = new Intl.Collator('nb');
  return [...found.values()].flatMap((words) => words.sort((a, b) => compare(a.words, b.words)));
}

function wordsOf({ id, kind, text }: Item, answer: Answer | undefined): OwnWords[] {
  if (kind === 'several')
    return isSeveral(answer) && answer.other
      ? [{ variable: id, type: 'other', question: text, words: answer.other }]
      : [];
  return typeof answer === 'string'
    ? [{ variable: id, type: kind === 'date' ? 'date' : 'text', question: text, words: answer }]
    : [];
}

export function ownWordsCsv(words: readonly OwnWords[], variant: CsvVariant): string {
  return csvFile(['variable', 'type', 'question', 'words'], words, variant);
}
