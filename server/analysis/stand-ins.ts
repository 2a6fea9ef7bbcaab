import { type Answer, type Answers, isGrid, isSeveral } from '../questionnaire/answer.ts';
import type { Leaf } from '../questionnaire/condition.ts';
import { conditionsOf } from '../questionnaire/conditions.ts';
import { type Item, optionsOf } from '../questionnaire/kinds/all.ts';
import { fewestTicks } from '../questionnaire/kinds/several.ts';
import { isInBase } from '../questionnaire/option.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { leavesOf } from '../questionnaire/routing.ts';

/**
 * Puts one answer in the place of all that no condition, indicator or count can tell from it: of a number that is only
 * looked at for being 10 or more, there are two. What is made of answers is the same with their stand-ins.
 */
export type StandIns = (answers: Answers) => Answers;

/** @param instruments what was fielded: each routes its own respondents */
export function standInsIn(questionnaire: Questionnaire, instruments: Questionnaire[]): StandIns {
  const conditions = [
    ...instruments.flatMap(conditionsOf),
    ...questionnaire.indicators.map(({ when }) => when),
  ];
  const leaves = conditions.flatMap(leavesOf);
  const standIns = new Map(
    itemsOf(questionnaire).map((item) => [
      item.id,
      standInOf(
        item,
        leaves.filter((leaf) => leaf.item === item.id),
      ),
    ]),
  );
  return (answers) =>
    Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, standIns.get(id)!(answer)]));
}

function standInOf(item: Item, leaves: Leaf[]): (answer: Answer) => Answer {
  const options = new Map(optionsOf(item).map((option) => [option.code, option]));
  const firstMet = new Map<string, string | number>();
  const known = new Map<string | number, string | number>();
  // How many somebody has ticked tells whether there is room for one more.
  const isLimited = item.kind === 'several' && (item.atMost !== undefined || fewestTicks(item) > 1);
  const likenessOf = (value: string | number) => {
    const option = options.get(String(value));
    const kind = option && [option.missing, isInBase(option), 'exclusive' in option && option.exclusive];
    return JSON.stringify([kind, leaves.map((leaf) => isMeant(leaf, value))]);
  };
  const standIn = (value: string | number) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const likeness = likenessOf(value);
    const first = firstMet.get(likeness) ?? value;
    firstMet.set(likeness, first);
    known.set(value, first);
    return first;
  };
  return (answer) => {
    if (isSeveral(answer)) {
      const chosen = answer.chosen.map(standIn) as string[];
      return { chosen: (isLimited ? chosen : [...new Set(chosen)]).sort() };
    }
    if (isGrid(answer))
      return {
        cells: Object.fromEntries(
          Object.entries(answer.cells).map(([cell, value]) => [cell, standIn(value)]),
        ),
      };
    return standIn(answer);
  };
}

/** Whether the leaf names the option, or the number is within what it says. */
function isMeant(leaf: Leaf, value: string | number): boolean {
  if ('in' in leaf) return leaf.in.includes(String(value));
  if ('rows' in leaf) return leaf.rows.in.includes(String(value));
  if ('atLeast' in leaf) return Number(value) >= leaf.atLeast;
  if ('atMost' in leaf) return Number(value) <= leaf.atMost;
  return true;
}
