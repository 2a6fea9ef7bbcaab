import { type AxisOption, type AxisVariable, axisVariables } from '../analysis/axis.ts';
import {
  answered,
  type CodedColumn,
  type Column,
  type Dataset,
  isTicked,
  type NumberColumn,
  noAnswer,
  notAsked,
  type SeveralColumn,
} from '../analysis/dataset.ts';
import { distinctNumbers } from '../analysis/distinct.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { type SavVariable, savNames } from './sav/variable.ts';

/** A column of microdata: a variable, or one option of several-of. Every cell is a number, or is not asked. */
export interface MicrodataColumn {
  /** In every file. As SPSS takes it. */
  name: string;
  variable: AxisVariable;
  /** Of several-of. */
  option?: AxisOption;
  type: 'choice' | 'tick' | 'number';
  /** As SPSS has it. */
  measure: SavVariable['measure'];
  label: string;
  decimals: number;
  values: MicrodataValue[];
  /** Nothing for somebody who was not asked. */
  at(row: number): number | undefined;
}

/** A number that stands for something else than itself. */
interface MicrodataValue {
  value: number;
  /** As in the questionnaire and the public files; none for what has no code there. */
  code: string | undefined;
  label: string;
  /** It is no opinion, and is missing to a program that reckons. */
  isMissing: boolean;
}

/** Asked, and left blank. A number that is this low or lower has a lower one. */
const unanswered = -9;
const unansweredLabel = 'Ubesvart';
/** The first of the options that are no opinion. */
const firstMissing = -11;

/** In the questionnaire's order: what was asked, what is made from it, and what the register knows. */
export function microdataColumns(dataset: Dataset, questionnaire: Questionnaire): MicrodataColumn[] {
  const unnamed = axisVariables(questionnaire).flatMap((variable) => {
    const column = dataset.columns.get(variable.id);
    if (!column) throw new TypeError(`The dataset has no column for ${variable.id}.`);
    return columnsOf(variable, column);
  });
  const names = savNames(
    unnamed.map(({ variable, option }) => (option ? `${variable.id}.${option.code}` : variable.id)),
  );
  return unnamed.map((column, place) => ({ ...column, name: names[place]! }));
}

type Unnamed = Omit<MicrodataColumn, 'name'>;

function columnsOf(variable: AxisVariable, column: Column): Unnamed[] {
  switch (column.type) {
    case 'coded':
      return [choice(variable, column)];
    case 'number':
      return [number(variable, column)];
    case 'several':
      return variable.options.map((option, place) => tick(variable, option, place, column));
  }
}

function choice(variable: AxisVariable, { cells }: CodedColumn): Unnamed {
  const values = valuesOf(variable.options);
  const numbers = values.map(({ value }) => value);
  return {
    variable,
    type: 'choice',
    measure: measureOf(variable),
    label: variable.text,
    decimals: 0,
    values: [...values, blankValue(unanswered)],
    at: (row) => (cells[row] === notAsked ? undefined : (numbers[cells[row]!] ?? unanswered)),
  };
}

function number(variable: AxisVariable, column: NumberColumn): Unnamed {
  const { held } = distinctNumbers(column);
  const blank = below(held[0] ?? 0);
  return {
    variable,
    type: 'number',
    measure: 'scale',
    label: variable.text,
    decimals: Math.max(0, ...new Set(held.map(decimalsIn))),
    values: [blankValue(blank)],
    at: (row) => {
      if (column.status[row] === answered) return column.values[row];
      return column.status[row] === noAnswer ? blank : undefined;
    },
  };
}

/** Who ticked nothing has 0 everywhere, where they are part of what percentages are of. */
function tick(variable: AxisVariable, option: AxisOption, place: number, column: SeveralColumn): Unnamed {
  const { status } = column;
  const blank = variable.blankInBase ? 0 : unanswered;
  const value = (value: number, label: string) => ({ value, code: undefined, label, isMissing: false });
  return {
    variable,
    option,
    type: 'tick',
    measure: measureOf(variable),
    label: `${variable.text} – ${option.label}`,
    decimals: 0,
    values: [
      value(0, 'Ikke krysset av'),
      value(1, 'Krysset av'),
      ...(variable.blankInBase ? [] : [blankValue(unanswered)]),
    ],
    at: (row) => {
      if (status[row] === answered) return Number(isTicked(column, place, row));
      return status[row] === noAnswer ? blank : undefined;
    },
  };
}

function measureOf({ isOrdered }: AxisVariable): SavVariable['measure'] {
  return isOrdered ? 'ordinal' : 'nominal';
}

/**
 * The number of each option: what it counts for in a mean, where that is a whole number for every opinion, and else
 * its place among them. What is no opinion, or outside the base, has numbers below zero.
 */
function valuesOf(options: readonly AxisOption[]): MicrodataValue[] {
  const isMissing = ({ missing, inBase }: AxisOption) => missing !== undefined || !inBase;
  const opinions = options.filter((option) => !isMissing(option));
  const own = opinions.flatMap(({ value }) => (value !== undefined && isCount(value) ? [value] : []));
  const hasOwn = own.length === opinions.length && new Set(own).size === own.length;
  let [place, missingAt] = [0, firstMissing];
  return options.map((option) => {
    const { code, label } = option;
    if (isMissing(option)) return { value: missingAt--, code, label, isMissing: true };
    place += 1;
    return { value: hasOwn ? option.value! : place, code, label, isMissing: false };
  });
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function blankValue(value: number): MicrodataValue {
  return { value, code: undefined, label: unansweredLabel, isMissing: true };
}

/** -9, -99, -999: the first that is lower than every answer. */
function below(least: number): number {
  let blank = unanswered;
  while (least <= blank) blank = blank * 10 - 9;
  return blank;
}

function decimalsIn(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
