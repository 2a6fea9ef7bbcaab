import type { Item } from '../kinds/all.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { type PlacedVariable, variablesIn } from '../variables.ts';

/** What shares of a variable are counted of: an option, a net of options, or a band of a number. */
export interface Countable {
  code: string;
  label: string;
  type: 'option' | 'net' | 'band';
}

export interface CountableVariable {
  /** The question in full. */
  text: string;
  /** Of its item; what a variable made from answers is. */
  kind: Item['kind'] | 'indicator' | 'count';
  countables: Countable[];
  /** A respondent has one of the options or bands and no more, so that their shares add up to 100 at most. */
  isExclusive: boolean;
}

/** Every variable of the questionnaire, by its id. */
export function countableIn(questionnaire: Questionnaire): Map<string, CountableVariable> {
  const isIndicator = (id: string) => questionnaire.indicators.some((each) => each.id === id);
  return new Map(
    variablesIn(questionnaire).map((variable) => [
      variable.id,
      {
        text: variable.text,
        kind: variable.item?.kind ?? (isIndicator(variable.id) ? 'indicator' : 'count'),
        countables: countablesOf(questionnaire, variable),
        isExclusive: variable.measure.type !== 'several',
      },
    ]),
  );
}

function countablesOf({ derived }: Questionnaire, { id, measure }: PlacedVariable): Countable[] {
  const listed = (list: { code: string; label: string }[], type: Countable['type']) =>
    list.map(({ code, label }) => ({ code, label, type }));
  if (measure.type === 'number')
    return derived.filter(({ of }) => of === id).flatMap(({ bands }) => listed(bands, 'band'));
  const nets = measure.type === 'choice' ? measure.nets : [];
  return [...listed(measure.options, 'option'), ...listed(nets, 'net')];
}
