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
  lose: Lose;
}

export function shownIf(showIf: Condition | undefined, { items }: Form): { visibleIf?: string } {
  return showIf === undefined ? {} : { visibleIf: expressionOf(showIf, items) };
}

/** A text as SurveyJS has it: in one language a string, in several an object where `default` is bokmål. */
export function localised(text: Text): string | Record<string, string> {
  if (typeof text === 'string') return text;
  const { nb, ...others } = text;
  const translations = Object.fromEntries(
    Object.entries(others).flatMap(([language, words]) => (words === undefined ? [] : [[language, words]])),
  );
  return Object.keys(translations).length === 0 ? nb : { default: nb, ...translations };
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
