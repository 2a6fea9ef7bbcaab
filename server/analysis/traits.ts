import type { Answer, Answers } from '../questionnaire/answer.ts';
import { type Item, variablesOf } from '../questionnaire/kinds/all.ts';
import type { Variable } from '../questionnaire/kinds/kind.ts';
import { type Column, type Dataset, mostCodes } from './dataset.ts';
import { distinctNumbers, distinctTicks } from './distinct.ts';
import type { Trait } from './kinds.ts';
import { type Part, partOf, withoutPart } from './part.ts';
import type { StandIns } from './stand-ins.ts';

/** Tells rows apart by their answer to a part, and as far as something looks at it by the rest of the same variable. */
export function ownTrait(part: Part, { columns }: Dataset, standIns: StandIns): Trait {
  const variable = variablesOf(part.item).find(({ cell }) => cell === part.cell)!;
  return traitOf(columns.get(variable.id)!, (answer, isAsked) => {
    const answers = answersWith(part.item, variable, answer);
    return JSON.stringify([isAsked, partOf(answers, part), standIns(withoutPart(answers, part))]);
  });
}

/** Tells rows apart by their answers to an item, as far as something looks at them. */
export function traitsOf(item: Item, { columns }: Dataset, standIns: StandIns, except?: Part): Trait[] {
  return variablesOf(item)
    .filter(({ cell }) => except?.item !== item || except.cell !== cell)
    .map((variable) =>
      traitOf(columns.get(variable.id)!, (answer) =>
        JSON.stringify(standIns(answersWith(item, variable, answer))),
      ),
    );
}

function answersWith({ id }: Item, { cell }: Variable, answer: Answer | undefined): Answers {
  if (answer === undefined) return {};
  return { [id]: cell === undefined ? answer : { cells: { [cell]: answer as string | number } } };
}

/** @param keyOf of every different answer, of no answer and of not asked. Those with the same key are alike */
function traitOf(column: Column, keyOf: (answer: Answer | undefined, isAsked: boolean) => string): Trait {
  const { cells, answers } = answersIn(column);
  const places = new Map<string, number>();
  const countsAs = [
    ...answers.map((answer) => keyOf(answer, true)),
    keyOf(undefined, true),
    keyOf(undefined, false),
  ].map((key) => {
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  return { cells, countsAs: Uint32Array.from(countsAs), size: places.size };
}

/** The different answers, by their places in `cells`: after them come no answer and not asked. */
function answersIn(column: Column): Pick<Trait, 'cells'> & { answers: (Answer | undefined)[] } {
  switch (column.type) {
    case 'coded':
      return {
        cells: column.cells,
        answers: Array.from({ length: mostCodes }, (_, place) => column.codes[place]),
      };
    case 'number': {
      const { cells, held } = distinctNumbers(column);
      return { cells, answers: held };
    }
    case 'several': {
      const { cells, held } = distinctTicks(column);
      return {
        cells,
        answers: held.map((places) => ({ chosen: places.map((place) => column.codes[place]!) })),
      };
    }
  }
}
