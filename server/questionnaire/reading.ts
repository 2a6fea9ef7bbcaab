import type { Answer, AnswerProblem, Answers, Doubt, Reading, Typed } from './answer.ts';
import { asAsked, typedOnPath, type WordsOf } from './asking.ts';
import { type Item, kindOf } from './kinds/all.ts';
import type { Questionnaire } from './questionnaire.ts';
import { holds } from './routing.ts';
import type { Language } from './text.ts';

/** A whole form as the platform understands it. */
export interface FormReading {
  /** The path, in order, by item id: the items this respondent is asked, each as it is asked of them. */
  asked: Map<string, Item>;
  /** Answers to items on the path, and to no others. */
  answers: Answers;
  /** What stands in the way of submitting, by item id. Only items on the path. */
  problems: Record<string, AnswerProblem>;
  /** What is unlikely about the answers, by item id. Stands in the way of nothing. */
  doubts: Record<string, Doubt[]>;
}

/** Reads everything typed into a form. Items off the path are not read. */
export function readForm(questionnaire: Questionnaire, typed: Typed): FormReading {
  return readItems(questionnaire, (asked, item) =>
    kindOf(asked).read(asked, typedOnPath(item, asked, typed)),
  );
}

/**
 * Walks the path, taking each item's answer from `read`, which gets the item as it is asked of this
 * respondent and as it stands in the questionnaire. Routing looks only at answers on the path, so a change of
 * mind early on also closes what hung on later answers.
 */
export function readItems(
  questionnaire: Questionnaire,
  read: (asked: Item, item: Item) => Reading,
): FormReading {
  const reading: FormReading = { asked: new Map(), answers: {}, problems: {}, doubts: {} };
  const words = wordsIn(reading, questionnaire.language);
  for (const section of questionnaire.sections) {
    if (section.showIf && !holds(section.showIf, reading.answers)) continue;
    for (const item of section.items)
      if (!item.showIf || holds(item.showIf, reading.answers))
        take(reading, asAsked(item, reading.answers, words), read, item);
  }
  return reading;
}

function take(
  reading: FormReading,
  asked: Item,
  read: (asked: Item, item: Item) => Reading,
  item: Item,
): void {
  // A choice of nothing is no question.
  if (isEmpty(asked)) return;
  reading.asked.set(asked.id, asked);
  const outcome = read(asked, item);
  if (outcome.state === 'problem') reading.problems[asked.id] = outcome.problem;
  else if (outcome.state === 'blank') {
    if (asked.required) reading.problems[asked.id] = { code: 'required' };
  } else {
    const doubts = kindOf(asked).doubts?.(asked, outcome.answer, reading.answers) ?? [];
    if (doubts.length > 0) reading.doubts[asked.id] = doubts;
    reading.answers[asked.id] = outcome.answer;
  }
}

/** Whether everything there was to choose from is off the path. */
function isEmpty(asked: Item): boolean {
  if (asked.kind === 'battery') return asked.rows.length === 0;
  return 'options' in asked && asked.options.length === 0;
}

/** The words of answers given so far, for texts that insert them. */
export function wordsIn(reading: Pick<FormReading, 'asked' | 'answers'>, language: Language): WordsOf {
  return (id) => {
    const item = reading.asked.get(id);
    const answer = reading.answers[id];
    return item && answer !== undefined ? wordsOf(item, answer, language).join(', ') : undefined;
  };
}

/** The answer in words, a line each. */
export function wordsOf(item: Item, answer: Answer, language: Language): string[] {
  return kindOf(item).words(item, answer, language);
}
