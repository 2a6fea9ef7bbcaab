import { answered, columnOf, type Dataset, isTicked, noAnswer, notAsked } from './dataset.ts';
import type { Subject } from './subject.ts';

/** Who was asked something, and who of them is in its base, by row. The tally of each measure says the same. */
export interface Presence {
  isAsked(row: number): boolean;
  isInside(row: number): boolean;
}

export function presenceIn(dataset: Dataset, subject: Subject): Presence {
  const { variable, measure, counted, countedAs } = subject;
  if (measure === 'several') return ofSeveral(dataset, subject);
  if (measure === 'number' && counted.length === 0) {
    const { status } = columnOf(dataset, variable, 'number');
    return { isAsked: (row) => status[row] !== notAsked, isInside: (row) => status[row] === answered };
  }
  const { codes, cells } = columnOf(dataset, countedAs, 'coded');
  const inBase = codes.map((_, place) => counted[place]?.inBase === true);
  return { isAsked: (row) => cells[row] !== notAsked, isInside: (row) => inBase[cells[row]!] === true };
}

/** Whoever ticked something outside the base is outside it with everything else that they ticked. */
function ofSeveral(dataset: Dataset, { variable, counted, blankInBase }: Subject): Presence {
  const column = columnOf(dataset, variable, 'several');
  const outside = counted.flatMap(({ inBase }, place) => (inBase ? [] : [place]));
  return {
    isAsked: (row) => column.status[row] !== notAsked,
    isInside: (row) => {
      if (column.status[row] === noAnswer) return blankInBase === true;
      return column.status[row] === answered && !outside.some((place) => isTicked(column, place, row));
    },
  };
}
