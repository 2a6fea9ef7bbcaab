import type { AnswerProblem } from '../../questionnaire/answer.ts';
import type { Item } from '../../questionnaire/kinds/all.ts';
import { translate } from '../i18n/translate.ts';

/** Tells the respondent what to do about a problem with an answer. */
export function problemText(item: Item, problem: AnswerProblem): string {
  switch (problem.code) {
    case 'required':
      return translate(`problems.required.${item.kind}`);
    case 'tooManyDecimals':
      return translate('problems.tooManyDecimals', { count: problem.decimals });
    default: {
      const { code, ...values } = problem;
      return translate(`problems.${code}`, values);
    }
  }
}
