import {
  answered,
  type CodedColumn,
  type Dataset,
  type NumberColumn,
  noAnswer,
  notAsked,
  type SeveralColumn,
} from './dataset.ts';
import { everybody, type Summary } from './table.ts';

/** Which group each row is in. A cell that is no place in `codes` puts the row in a last group, of the ungrouped. */
export interface Grouping {
  codes: readonly string[];
  cells: Uint8Array;
}

/** Every respondent in one group. */
export function undividedGrouping({ respondents }: Pick<Dataset, 'respondents'>): Grouping {
  return { codes: [everybody], cells: new Uint8Array(respondents) };
}

/** What one pass over the columns counts in one group. */
export interface Tally {
  base: number;
  /** One for each option or band. */
  counts: number[];
  noAnswer: number;
  notAsked: number;
}

/**
 * Counts a column of one code a row, in each group and last the ungrouped. Base: those with an answer, except
 * options that stand outside the base.
 */
export function tallyCoded(column: CodedColumn, grouping: Grouping, inBase: boolean[]): Tally[] {
  const groups = grouping.codes.length;
  const grid = new Uint32Array((groups + 1) << 8);
  const { cells } = column;
  for (let row = 0; row < cells.length; row++)
    grid[(Math.min(grouping.cells[row]!, groups) << 8) | cells[row]!]! += 1;
  return Array.from({ length: groups + 1 }, (_, group) => {
    const line = grid.subarray(group << 8, (group + 1) << 8);
    const counts = Array.from(line.subarray(0, column.codes.length));
    return {
      base: counts.reduce((sum, count, place) => sum + (inBase[place] ? count : 0), 0),
      counts,
      noAnswer: line[noAnswer]!,
      notAsked: line[notAsked]!,
    };
  });
}

/**
 * Counts a several-of column. Base: those it was shown to, or with `blankInBase` false those who ticked something.
 * Somebody who ticked an option outside the base ("not relevant") is left out of it, with whatever else they ticked.
 */
export function tallySeveral(
  column: SeveralColumn,
  grouping: Grouping,
  inBase: boolean[],
  blankInBase = true,
): Tally[] {
  const groups = grouping.codes.length;
  const tallies = Array.from({ length: groups + 1 }, () => ({
    base: 0,
    counts: column.codes.map(() => 0),
    noAnswer: 0,
    notAsked: 0,
  }));
  const outside = masksOf(inBase.map((inside) => !inside));
  for (let row = 0; row < column.status.length; row++) {
    const tally = tallies[Math.min(grouping.cells[row]!, groups)]!;
    const status = column.status[row]!;
    if (status === notAsked) tally.notAsked += 1;
    else if (status === noAnswer) {
      tally.noAnswer += 1;
      tally.base += blankInBase ? 1 : 0;
    } else if (column.masks.some((mask, word) => mask[row]! & outside[word]!))
      countTicks(tally.counts, column, row, outside);
    else {
      tally.base += 1;
      countTicks(tally.counts, column, row);
    }
  }
  return tallies;
}

function countTicks(counts: number[], column: SeveralColumn, row: number, only?: Uint32Array): void {
  for (let word = 0; word < column.masks.length; word++) {
    let ticks = column.masks[word]![row]! & (only ? only[word]! : -1);
    while (ticks !== 0) {
      counts[word * 32 + 31 - Math.clz32(ticks & -ticks)]! += 1;
      ticks &= ticks - 1;
    }
  }
}

function masksOf(places: boolean[]): Uint32Array {
  const masks = new Uint32Array(Math.ceil(places.length / 32));
  for (const [place, set] of places.entries()) if (set) masks[place >> 5]! |= 1 << (place & 31);
  return masks;
}

/** Counts a number that has no bands. Base: those with an answer. */
export function tallyNumber(column: NumberColumn, grouping: Grouping): Tally[] {
  const coded: CodedColumn = { type: 'coded', codes: ['number'], cells: column.status };
  return tallyCoded(coded, grouping, [true]).map((tally) => ({ ...tally, counts: [] }));
}

/** A choice as numbers: each option's value, and no answer for options that have none. */
export function numbersOf({ cells }: CodedColumn, values: (number | undefined)[]): NumberColumn {
  const status = Uint8Array.from(cells, (cell) => {
    if (cell === noAnswer || cell === notAsked) return cell;
    return values[cell] === undefined ? noAnswer : answered;
  });
  return { type: 'number', status, values: Float64Array.from(cells, (cell) => values[cell] ?? Number.NaN) };
}

/** Mean and median of those with an answer, in each group and last the ungrouped. */
export function summaries(column: NumberColumn, grouping: Grouping): Summary[] {
  const groups = grouping.codes.length;
  const values = tallyNumber(column, grouping).map(({ base }) => new Float64Array(base));
  const filled = new Uint32Array(groups + 1);
  for (let row = 0; row < column.status.length; row++) {
    if (column.status[row] !== answered) continue;
    const group = Math.min(grouping.cells[row]!, groups);
    values[group]![filled[group]!++] = column.values[row]!;
  }
  return values.map(summaryOf);
}

function summaryOf(values: Float64Array): Summary {
  if (values.length === 0) return { missing: 'noAnswers' };
  values.sort();
  const middle = values.length >> 1;
  const median = values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { answers: values.length, mean, median };
}
