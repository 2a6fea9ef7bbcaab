import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';

/** More brackets within one another than a questionnaire has use for, and few enough to be followed safely. */
export const deepest = 100;

/** A stretch of a text. */
export interface Stretch {
  offset: number;
  length: number;
}

/** A text in quotation marks, which ends with its line where the last mark is missing; a bracket; or a comment. */
const signs = /"[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*"?|[[\]{}]|\/[/*]/g;

/** The first bracket that is too deep within others. To be asked before anything follows brackets inwards. */
export function tooDeepIn(text: string): Stretch | undefined {
  const open: string[] = [];
  for (const { 0: sign, index } of text.matchAll(signs)) {
    // A mistake in JSON, and nobody reads on after the first.
    if (sign.startsWith('/')) return undefined;
    if (sign === '{' || sign === '[') open.push(sign);
    else if (sign === (open.at(-1) === '{' ? '}' : ']')) open.pop();
    if (open.length > deepest) return { offset: index, length: 1 };
  }
  return undefined;
}

export interface Mistake extends Stretch {
  /** Goes on from «på linje 3, kolonne 5, ». */
  words: string;
}

/** The first thing wrong with a text that is no JSON. Not to be asked of one that is too deep. */
export function mistakeIn(text: string): Mistake | undefined {
  let mistake: Mistake | undefined;
  const onError = (code: ParseErrorCode, offset: number, length: number) => {
    const words = mistakes[printParseErrorCode(code) as keyof typeof mistakes] ?? mistakes.InvalidSymbol;
    mistake = { ...atOrBeforeEnd(text, { offset, length }), words };
    throw stop;
  };
  try {
    visit(text, { onError }, { disallowComments: true });
  } catch (error) {
    if (error !== stop) throw error;
  }
  return mistake;
}

/** Ends the reading at the first mistake: a text can have a million. */
const stop = new Error('The first mistake is found.');

const mistakes = {
  InvalidSymbol: 'står det noe som ikke kan stå i JSON. Sett tekster i anførselstegn ("…")',
  InvalidNumberFormat: 'er et tall skrevet feil. Skriv det som 12 eller 12.5',
  PropertyNameExpected:
    'mangler navnet på et felt. Se etter et komma for mye, eller et navn uten anførselstegn',
  ValueExpected: 'mangler en verdi. Se etter et komma for mye',
  ColonExpected: 'mangler et kolon mellom navnet på feltet og verdien',
  CommaExpected: 'mangler et komma',
  CloseBraceExpected: 'mangler en krøllparentes som avslutter (})',
  CloseBracketExpected: 'mangler en hakeparentes som avslutter (])',
  EndOfFileExpected: 'står det mer etter at alt er avsluttet. Se etter en parentes for mye',
  InvalidCommentToken: 'står det en kommentar. Ta den bort, for JSON kan ikke ha kommentarer',
  UnexpectedEndOfComment: 'står det en kommentar. Ta den bort, for JSON kan ikke ha kommentarer',
  UnexpectedEndOfString:
    'mangler anførselstegnet som avslutter en tekst. Skriv linjeskift i en tekst som \\n',
  UnexpectedEndOfNumber: 'er et tall skrevet feil. Skriv det som 12 eller 12.5',
  InvalidUnicode: 'er et tegn skrevet feil etter \\u. Skriv tegnet selv',
  InvalidEscapeCharacter:
    'står det en omvendt skråstrek (\\) foran et tegn som ikke skal ha den. Skriv \\\\ for tegnet selv',
  InvalidCharacter: 'er det et usynlig tegn i en tekst, for eksempel en tabulator. Ta det bort',
};

/** What is missing at the end of a text is shown at the last thing there, not on an empty line. */
function atOrBeforeEnd(text: string, { offset, length }: Stretch): Stretch {
  const last = Math.max(text.trimEnd().length - 1, 0);
  return offset > last ? { offset: last, length: 1 } : { offset, length };
}
