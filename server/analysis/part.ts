import { type Answer, type Answers, isGrid, isSeveral } from '../questionnaire/answer.ts';
import type { Item } from '../questionnaire/kinds/all.ts';

/** What a variable, or an option of several, is of an item's answer. */
export interface Part {
  item: Item;
  /** A row of a battery. */
  cell?: string | undefined;
  /** An option of several, which is chosen or not. */
  option?: string | undefined;
}

export function partOf(answers: Answers, { item, cell, option }: Part): Answer | undefined {
  const own = answers[item.id];
  if (option !== undefined) return isSeveral(own) && own.chosen.includes(option) ? option : undefined;
  return cell !== undefined && isGrid(own) ? own.cells[cell] : own;
}

export function withoutPart(answers: Answers, { item, cell, option }: Part): Answers {
  const { [item.id]: own, ...rest } = answers;
  if (option !== undefined && isSeveral(own))
    return { ...rest, [item.id]: { chosen: own.chosen.filter((code) => code !== option) } };
  if (cell !== undefined && isGrid(own)) {
    const { [cell]: _, ...cells } = own.cells;
    return { ...rest, [item.id]: { cells } };
  }
  return rest;
}

/** @param value of the part; nothing leaves it out */
export function withPart(answers: Answers, { item, cell, option }: Part, value: Answer | undefined): Answers {
  const own = answers[item.id];
  if (value === undefined) return answers;
  if (option !== undefined)
    return { ...answers, [item.id]: { chosen: [...(isSeveral(own) ? own.chosen : []), option] } };
  if (cell !== undefined)
    return {
      ...answers,
      [item.id]: { cells: { ...(isGrid(own) ? own.cells : {}), [cell]: value as string } },
    };
  return { ...answers, [item.id]: value };
}
