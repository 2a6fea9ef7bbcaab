import type { AnswerProblem } from '../../questionnaire/answer.ts';
import { type Item, optionsOf } from '../../questionnaire/kinds/all.ts';
import { didYouMean } from '../../questionnaire/nearest.ts';

/**
 * Why a cell was not taken, or with `required` and `requiredCells` that there was nothing to take.
 * - `notAsked`: routing says that this respondent was not to be asked
 * - `noAnswer`: the cell has something in it, but no answer
 * - `unknownGroup`: the cell of a background variable names none of its groups
 * - `withheld`: another cell of the same answer could not be read
 */
export type Reason = AnswerProblem['code'] | 'notAsked' | 'noAnswer' | 'unknownGroup' | 'withheld';

/** The reasons in a few words, for counting. */
export const reasonWords: Record<Reason, string> = {
  notAsked: 'gjaldt ikke den som svarte',
  required: 'ikke besvart',
  requiredCells: 'ikke besvart i alle rader',
  cells: 'noe i en rad kan ikke leses',
  exclusive: 'svar som utelukker hverandre',
  tooFewChosen: 'for få svar',
  tooManyChosen: 'for mange svar',
  notADate: 'ikke en dato',
  tooEarly: 'for tidlig dato',
  tooLate: 'for sen dato',
  unknownOption: 'ukjent svaralternativ',
  notANumber: 'ikke et tall',
  tooManyDecimals: 'for mange desimaler',
  tooLow: 'for lavt tall',
  tooHigh: 'for høyt tall',
  tooLong: 'for lang tekst',
  noAnswer: 'ikke noe svar i cellen',
  unknownGroup: 'ukjent gruppe',
  withheld: 'en annen celle i samme svar kan ikke leses',
};

/** What is wrong with a cell, as a sentence that can follow the item's id. */
export function wordsOfProblem(item: Item, problem: AnswerProblem): string {
  switch (problem.code) {
    case 'required':
      return 'spørsmålet må besvares, men cellen er tom.';
    case 'unknownOption':
      return `${shown(item, problem.given)} er ikke et svaralternativ. Svaret er ikke tatt med.${suggestion(item, problem.given)}`;
    case 'notANumber':
      return `${shown(item, problem.given)} er ikke et tall. Svaret er ikke tatt med.`;
    case 'tooManyDecimals':
      return problem.decimals === 0
        ? 'tallet skal være helt. Svaret er ikke tatt med.'
        : `tallet har flere enn ${problem.decimals} ${problem.decimals === 1 ? 'desimal' : 'desimaler'}. Svaret er ikke tatt med.`;
    case 'tooLow':
      return `tallet er lavere enn ${problem.min} ${problem.unit}. Svaret er ikke tatt med.`;
    case 'tooHigh':
      return `tallet er høyere enn ${problem.max} ${problem.unit}. Svaret er ikke tatt med.`;
    case 'exclusive':
      return `«${problem.option}» er valgt sammen med andre svar. Svaret er ikke tatt med.`;
    case 'tooFewChosen':
      return `det er færre enn ${problem.atLeast} svar. Svaret er ikke tatt med.`;
    case 'tooManyChosen':
      return `det er ${problem.chosen} svar, og høyst ${problem.atMost} kan velges. Svaret er ikke tatt med.`;
    case 'notADate':
      return 'det som står i cellen, er ikke en dato. Skriv den som 2024-05-01. Svaret er ikke tatt med.';
    case 'tooEarly':
      return `datoen er før ${problem.min}. Svaret er ikke tatt med.`;
    case 'tooLate':
      return `datoen er etter ${problem.max}. Svaret er ikke tatt med.`;
    case 'requiredCells':
      return `det mangler svar i ${problem.cells.map((cell) => `${item.id}.${cell}`).join(', ')}.`;
    case 'cells':
      return 'noen av radene har svar som ikke kan leses.';
    case 'tooLong':
      return `teksten har ${problem.length} tegn, og grensen er ${problem.max}. Svaret er ikke tatt med.`;
  }
}

const longestShown = 40;

/**
 * The report may be passed around, so it never repeats what may be a respondent's own words: not where the
 * item lets them write, and nothing longer than a label.
 */
function shown(item: Item, given: string): string {
  const text = given.trim();
  const closed = item.kind !== 'text' && optionsOf(item).every(({ withText }) => !withText);
  return closed && text.length <= longestShown && !text.includes('\n')
    ? `«${text}»`
    : 'det som står i cellen,';
}

function suggestion(item: Item, given: string): string {
  return didYouMean(
    given,
    optionsOf(item).map(({ label }) => label),
  );
}
