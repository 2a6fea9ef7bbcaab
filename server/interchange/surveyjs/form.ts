import type { Condition } from '../../questionnaire/condition.ts';
import type { Definition } from '../../questionnaire/definition.ts';
import { insertionsIn, withAnswers } from '../../questionnaire/insertion.ts';
import type { Text } from '../../questionnaire/text.ts';
import type { Lose } from '../loss.ts';
import { mapText } from '../texts.ts';
import type { DefinitionItem } from '../whole.ts';
import { expressionOf } from './expression.ts';

/** What the elements are made with. */
export interface Form {
  definition: Definition;
  /** The items with what is carried forward standing among their own options and rows. */
  items: ReadonlyMap<string, DefinitionItem>;
  /** Whether any text is in nynorsk. */
  nynorsk: boolean;
  lose: Lose;
}

export function shownIf(showIf: Condition | undefined, { items }: Form): { visibleIf?: string } {
  return showIf === undefined ? {} : { visibleIf: expressionOf(showIf, items) };
}

/**
 * A text as SurveyJS has it: a string where it has one wording. English is the language it falls back on, so where
 * there is English that is `default`, and nynorsk must be there lest it falls back on English.
 */
export function localised(text: Text, { nynorsk }: Pick<Form, 'nynorsk'>): string | Record<string, string> {
  if (typeof text === 'string') return text;
  const { nb, nn, en } = text;
  if (en === undefined) return nn === undefined ? nb : { default: nb, nn };
  return { default: en, no: nb, ...(nynorsk ? { nn: nn ?? nb } : {}) };
}

/** The text with `{2a}` where an earlier answer is inserted. */
export function inserted(text: Text, { items }: Form): Text {
  return mapText(text, (words) =>
    insertionsIn(words).length === 0
      ? words
      : withAnswers(words, (id) => (isGrid(items.get(id)) ? undefined : `{${id}}`)),
  );
}

export function isGrid(item: DefinitionItem | undefined): boolean {
  return item === undefined || item.kind === 'battery' || item.kind === 'figureTable';
}
