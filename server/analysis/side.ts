import { type Column, noAnswer, notAsked } from './dataset.ts';
import { distinctNumbers, distinctTicks } from './distinct.ts';

/**
 * A side of a table. Each row has one cell, and each cell stands for the places where the row is counted: an option,
 * or every option that was ticked; or one of the reasons for having none; and the sums that they are part of.
 */
export interface Side {
  cells: Uint8Array | Uint32Array;
  placesOfCell: readonly (readonly number[])[];
  places: SidePlaces;
  /** The different answers to a number, which are its options here. */
  numbers?: readonly number[];
}

/** The places of a side: its options first, then these. */
export interface SidePlaces {
  noAnswer: number;
  notAsked: number;
  /** Those who are part of the denominator. */
  base: number;
  everybody: number;
  size: number;
}

/** @param inBase for each option, whether those who chose it are part of the base. For a number all are */
export function sideOf(column: Column, inBase: readonly boolean[], blankInBase: boolean): Side {
  switch (column.type) {
    case 'coded': {
      const places = placesAfter(inBase.length);
      const options = inBase.map((inside, option) => member(places, option, inside));
      const cells = closeTogether(column.cells, places);
      return { cells, placesOfCell: [...options, ...reasons(places, false)], places };
    }
    case 'number': {
      const { held, cells } = distinctNumbers(column);
      const places = placesAfter(held.length);
      const answers = held.map((_, option) => member(places, option, true));
      return { cells, placesOfCell: [...answers, ...reasons(places, false)], places, numbers: held };
    }
    case 'several': {
      const { held, cells } = distinctTicks(column);
      const places = placesAfter(inBase.length);
      const answers = held.map((ticked) => ticks(places, ticked, inBase));
      return { cells, placesOfCell: [...answers, ...reasons(places, blankInBase)], places };
    }
  }
}

/** The reasons for having no answer right after the options, so that tables are no larger than they must be. */
function closeTogether(cells: Uint8Array, places: SidePlaces): Uint8Array {
  const close = Uint8Array.from(cells);
  for (let row = 0; row < close.length; row++) {
    if (close[row] === noAnswer) close[row] = places.noAnswer;
    else if (close[row] === notAsked) close[row] = places.notAsked;
  }
  return close;
}

function placesAfter(options: number): SidePlaces {
  return {
    noAnswer: options,
    notAsked: options + 1,
    base: options + 2,
    everybody: options + 3,
    size: options + 4,
  };
}

function member({ base, everybody }: SidePlaces, place: number, inBase: boolean): number[] {
  return inBase ? [place, base, everybody] : [place, everybody];
}

function reasons(places: SidePlaces, blankInBase: boolean): number[][] {
  return [member(places, places.noAnswer, blankInBase), member(places, places.notAsked, false)];
}

/**
 * Somebody who ticked an option outside the base ("not relevant") is left out of the base, with whatever else they
 * ticked.
 */
function ticks({ base, everybody }: SidePlaces, ticked: number[], inBase: readonly boolean[]): number[] {
  const outside = ticked.filter((option) => !inBase[option]);
  return outside.length > 0 ? [...outside, everybody] : [...ticked, base, everybody];
}
