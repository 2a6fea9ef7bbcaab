export type Value = string | number | boolean;

export type Operator =
  | 'or'
  | 'and'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'contains'
  | 'notcontains'
  | 'anyof'
  | 'allof'
  | 'noneof'
  | '+'
  | '-';

/** An expression of XLSForm or SurveyJS, as much as conditions need. */
export type Expression =
  /** The answer to a question: `${a}` in XLSForm, `{a}` in SurveyJS. */
  | { type: 'field'; name: string }
  /** The answer to the question itself: `.` in an XLSForm constraint. */
  | { type: 'self' }
  | { type: 'value'; value: Value }
  | { type: 'list'; values: Value[] }
  /** A function, or `not`, `empty` and `notempty`, whichever way they are written. */
  | { type: 'call'; name: string; given: Expression[] }
  | { type: 'operation'; operator: Operator; left: Expression; right: Expression };

/** An expression outside what can be carried. The message says what, in bokmål, inside a sentence. */
export class Unreadable extends Error {}
