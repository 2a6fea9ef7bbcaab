import type { Condition } from '../../questionnaire/condition.ts';
import type { Text } from '../../questionnaire/text.ts';

/** An option as it stands in a questionnaire's JSON. */
export interface OptionJson {
  code: string;
  label: Text;
  missing?: 'dontKnow';
  exclusive?: true;
  withText?: true;
  value?: number;
  showIf?: Condition;
}
