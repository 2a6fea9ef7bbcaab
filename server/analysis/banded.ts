import { isNumeric } from '../questionnaire/kinds/all.ts';
import { firstStepFrom, lastStepTo, limitsOf, stepsWithin } from '../questionnaire/kinds/limits.ts';
import { bandOf, type Derived, itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Division } from './crossings.ts';
import { answered, columnOf, type Dataset } from './dataset.ts';
import { divided } from './divided.ts';
import { kindsBy, plainTrait } from './kinds.ts';
import { linksIn } from './links.ts';

/** Numbers that are counted in bands, as those who have them are told apart by groups. */
export interface Banded {
  /** The groups of each atom: in each division a place, or as many as it has groups for those in none. */
  atoms: number[][];
  /** The numbers in each atom, counted in the smallest step so that they are whole. */
  numbers: number[][];
  /** How many steps there are to one. */
  perOne: number;
  /** In the questionnaire's order. Everything from the lowest to the highest can be answered, and is in the band. */
  bands: { code: string; lowest: number; highest: number }[];
}

/**
 * @returns nothing where numbers cannot be put in the place of others in their band without changing other figures, or
 * without leaving it: a condition, an indicator or a count looks at them; some are in no band, or are no whole steps; or
 * bands overlap
 */
export function bandedNumbers(
  dataset: Dataset,
  questionnaire: Questionnaire,
  divisions: Division[],
  variable: string,
): Banded | undefined {
  const item = itemsOf(questionnaire).find(({ id }) => id === variable);
  const derived = questionnaire.derived.find(({ of }) => of === variable);
  if (!item || !isNumeric(item) || !derived) return undefined;
  if (linksIn(questionnaire, dataset.instruments).changedBy(variable).size > 0) return undefined;
  const steps = stepsWithin(limitsOf(item));
  const groupings = divisions.map((division) => divided(dataset, division));
  const kinds = kindsBy(
    dataset.respondents,
    groupings.map(({ cells }) => plainTrait(cells)),
  );
  const { status, values } = columnOf(dataset, variable, 'number');
  const numbers: number[][] = kinds.first.map(() => []);
  for (let row = 0; row < status.length; row++) {
    if (status[row] !== answered) continue;
    const number = Math.round(values[row]! * steps.perOne);
    if (Math.abs(number - values[row]! * steps.perOne) > 1e-6) return undefined;
    numbers[kinds.of[row]!]!.push(number);
  }
  const bands = bandsWith(derived, steps, numbers.flat());
  return (
    bands && {
      atoms: kinds.first.map((row) => groupings.map(({ cells }) => cells[row]!)),
      numbers,
      perOne: steps.perOne,
      bands,
    }
  );
}

/** Within the limits of the item, or as far beyond them as somebody has answered. */
function bandsWith(
  derived: Derived,
  { lowest, highest, perOne }: ReturnType<typeof stepsWithin>,
  numbers: number[],
): Banded['bands'] | undefined {
  const isIn = (number: number, code: string) => bandOf(derived, number / perOne)?.code === code;
  const bands = derived.bands.map(({ code, from, to }) => {
    const own = numbers.filter((number) => isIn(number, code));
    return {
      code,
      count: own.length,
      lowest: own.reduce((one, next) => Math.min(one, next), Math.max(lowest, firstStepFrom(from, perOne))),
      highest: own.reduce(
        (one, next) => Math.max(one, next),
        Math.min(highest, to === undefined ? highest : lastStepTo(to, perOne)),
      ),
    };
  });
  const isWhole = bands.reduce((sum, { count }) => sum + count, 0) === numbers.length;
  const isOwn = bands.every(
    ({ code, lowest, highest, count }) => count === 0 || (isIn(lowest, code) && isIn(highest, code)),
  );
  const inOrder = bands.filter(({ count }) => count > 0).toSorted((one, other) => one.lowest - other.lowest);
  const isApart = inOrder.every(({ lowest }, place) => place === 0 || inOrder[place - 1]!.highest < lowest);
  return isWhole && isOwn && isApart
    ? bands.map(({ code, lowest, highest }) => ({ code, lowest, highest }))
    : undefined;
}
