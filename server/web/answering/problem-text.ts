import type { AnswerProblem, Doubt } from '../../questionnaire/answer.ts';
import { dayInWords } from '../../questionnaire/day-in-words.ts';
import type { Item } from '../../questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Language } from '../../questionnaire/text.ts';
import { translatorFor } from '../i18n/translate.ts';

/** Tells the respondent what to do about a problem with an answer. */
export function problemText(item: Item, problem: AnswerProblem, language: Language): string {
  const t = translatorFor(language);
  if (problem.code === 'required') return t(`problems.required.${item.kind}`);
  return t(`problems.${problem.code}`, valuesIn(problem, language));
}

/** What the text is filled in with. A `count` chooses between one and several. */
function valuesIn(problem: AnswerProblem, language: Language): Record<string, unknown> {
  switch (problem.code) {
    case 'requiredCells':
      return { count: problem.cells.length };
    case 'cells':
      return { count: Object.keys(problem.cells).length };
    case 'tooManyDecimals':
      return { count: problem.decimals };
    case 'tooFewChosen':
      return { count: problem.atLeast };
    case 'tooManyChosen':
      return { count: problem.atMost, chosen: problem.chosen };
    case 'tooEarly':
      return { min: dayInWords(problem.min, language) };
    case 'tooLate':
      return { max: dayInWords(problem.max, language) };
    default:
      return inNumerals(problem, language);
  }
}

/** Asks the respondent whether something unlikely is right. */
export function doubtText(questionnaire: Questionnaire, doubt: Doubt): string {
  const { language } = questionnaire;
  const t = translatorFor(language);
  const values = inNumerals(doubt, language);
  if (doubt.code === 'timesOf') {
    const other = itemsOf(questionnaire).find(({ id }) => id === doubt.other);
    return t('doubts.timesOf', { ...values, other: other?.label ?? other?.text ?? doubt.other });
  }
  // A year is written without a space for thousands.
  const year = doubt.code === 'yearToYear' ? { year: String(doubt.year) } : {};
  return t(`doubts.${doubt.code}`, { ...values, ...year });
}

/** Numbers as the language writes them. */
function inNumerals(values: object, language: Language): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value.toLocaleString(language) : value,
    ]),
  );
}
