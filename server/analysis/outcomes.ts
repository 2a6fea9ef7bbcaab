import type { Answers } from '../questionnaire/answer.ts';
import { deriver } from '../questionnaire/deriving.ts';
import { variablesOf } from '../questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { holds } from '../questionnaire/routing.ts';
import type { Encoder } from './encoder.ts';
import { pathWriter } from './path-writer.ts';

/** What a respondent's answers make of some things that look at them, in one order for everybody. */
export type Outcomes = (answers: Answers) => string[];

/**
 * @param changed items: who is asked them, and which options they are offered; indicators and counts: their values
 * @param subjects items that something is derived from
 */
export function outcomesOf(
  questionnaire: Questionnaire,
  instrument: Questionnaire,
  changed: ReadonlySet<string>,
): Outcomes {
  const asked = new Set<string>();
  const items = itemsOf(instrument).filter(({ id }) => changed.has(id));
  const variables = itemsOf(questionnaire)
    .filter(({ id }) => changed.has(id))
    .flatMap(variablesOf)
    .map(({ id }) => id);
  const walk = pathWriter(
    instrument,
    new Map(variables.map((id) => [id, recorder(() => asked.add(id))])),
    new Set(itemsOf(questionnaire).map(({ id }) => id)),
  );
  const offers = items.flatMap((item) =>
    'options' in item ? item.options.flatMap(({ showIf }) => showIf ?? []) : [],
  );
  const derive = deriver(questionnaire);
  const derived = [...questionnaire.indicators, ...questionnaire.counts].filter(({ id }) => changed.has(id));
  return (answers) => {
    asked.clear();
    const onPath = walk(0, answers);
    const made = derive(onPath);
    return [
      ...variables.map((id) => String(asked.has(id))),
      ...offers.map((condition) => String(holds(condition, onPath))),
      ...derived.map(({ id }) => String(made[id])),
    ];
  };
}

/** Tells of every answer that is asked for, and keeps none. */
function recorder(write: () => void): Encoder {
  return {
    grow: () => undefined,
    write,
    column: () => {
      throw new TypeError('Nothing is kept.');
    },
  };
}
