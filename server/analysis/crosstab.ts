import type { Net } from '../questionnaire/option.ts';
import type { AxisVariable } from './axis.ts';
import { type Counts, countSides } from './counting.ts';
import { type Dataset, mostCodes } from './dataset.ts';
import { type Filter, noAnswerCode, notAskedCode, rowsWithin } from './filter.ts';
import { type NumberSummary, summaryAt } from './number-summary.ts';
import { type Side, type SidePlaces, sideOf } from './side.ts';
import { everybody } from './table.ts';
import { undividedGrouping } from './tally.ts';

/** What a crosstab is of, by the ids of variables. */
export interface CrosstabWanted {
  row: string;
  column?: string | undefined;
  layer?: string | undefined;
  filters: readonly Filter[];
}

/**
 * Counts of unchecked answers, for those who may see microdata. Never published: what is published is tabulated and
 * made safe from the plan.
 */
export interface Crosstab {
  row: AxisVariable;
  column: AxisVariable | undefined;
  layer: AxisVariable | undefined;
  /** All in the dataset, and those whom the filters take in. */
  respondents: number;
  within: number;
  rows: Place[];
  /** Everybody, and then those in each place of the layer. */
  slices: Slice[];
}

/** A row, a column or a layer. */
export interface Place {
  /** An option's or a net's, {@link everybody}, or one of the two reasons for having no answer. */
  code: string;
  role: 'everybody' | 'option' | 'net' | 'noAnswer' | 'notAsked';
  /** None for what the questionnaire has no words for. */
  label?: string;
  /** Whether those here are part of the denominator. */
  inBase: boolean;
}

export interface Slice {
  place: Place;
  /** Everybody, and then those in each place of the column variable. */
  columns: CrosstabColumn[];
  /** For each row, how many of it are part of the column variable's base: what a row's percentages are of. */
  rowBases: number[];
}

export interface CrosstabColumn {
  place: Place;
  /** How many of the column are part of the row variable's base: what the column's percentages are of. */
  base: number;
  /** One for each row. A respondent counts once in a net. */
  counts: number[];
  /** Of options that count for a number. */
  mean?: number;
  /** Of a number. */
  summary?: NumberSummary;
}

/**
 * Counts two or three variables against one another, among those whom the filters take in. A pass over the columns it
 * needs: about ten nanoseconds a respondent, and more with several-of.
 *
 * A number can be the row, and is then summed up; anywhere else it stands by its bands. With several-of a respondent
 * is in every place that was ticked. Places that nobody is in for want of an answer are left out.
 *
 * @param variables of the questionnaire that the dataset was made with
 * @throws TypeError for a variable that cannot stand where it is wanted: see {@link canStand}
 */
export function crosstab(dataset: Dataset, variables: AxisVariable[], wanted: CrosstabWanted): Crosstab {
  const row = variableOf(variables, wanted.row);
  const column = optionsOnly(wanted.column === undefined ? undefined : variableOf(variables, wanted.column));
  const layer = optionsOnly(wanted.layer === undefined ? undefined : variableOf(variables, wanted.layer));
  const sides = [sideIn(dataset, layer), sideIn(dataset, column), sideIn(dataset, row)] as const;
  const within = rowsWithin(dataset, wanted.filters);
  const counts = countSides(sides, dataset.respondents, within);
  const [inLayer, inColumn, inRow] = [sides[0].places, sides[1].places, sides[2].places];

  const rows = placesIn(
    row,
    row.nets,
    inRow,
    (at) => counts.at(inLayer.everybody, inColumn.everybody, at) > 0,
  );
  const columns = placesIn(
    column,
    [],
    inColumn,
    (at) => counts.at(inLayer.everybody, at, inRow.everybody) > 0,
  );
  const layers = placesIn(layer, [], inLayer, (at) => counts.at(at, inColumn.everybody, inRow.everybody) > 0);

  const slices = [everybodyAt(inLayer.everybody), ...layers].map((slice): Slice => {
    const countOf = (columnAt: number, each: Placed) =>
      (each.of ?? [each.at]).reduce((sum, at) => sum + counts.at(slice.at, columnAt, at), 0);
    return {
      place: slice.place,
      columns: [everybodyAt(inColumn.everybody), ...columns].map(({ at, place }) => ({
        place,
        base: counts.at(slice.at, at, inRow.base),
        counts: rows.map((each) => countOf(at, each)),
        ...meanOf(row, counts, slice.at, at),
        ...(row.measure === 'number' ? { summary: summaryAt(counts, sides[2], slice.at, at) } : {}),
      })),
      rowBases: rows.map((each) => countOf(inColumn.base, each)),
    };
  });
  return {
    row,
    column,
    layer,
    respondents: dataset.respondents,
    within: counts.at(inLayer.everybody, inColumn.everybody, inRow.everybody),
    rows: rows.map(({ place }) => place),
    slices,
  };
}

/** Whether a variable has places to be counted in. A number can only be summed up, as the row of a table. */
export function canStand(variable: AxisVariable, as: 'row' | 'column' | 'layer' | 'filter'): boolean {
  if (variable.options.length > mostCodes) return false;
  return as === 'row' || variable.measure !== 'number';
}

function variableOf(variables: AxisVariable[], id: string): AxisVariable {
  const found = variables.find((variable) => variable.id === id);
  if (!found) throw new TypeError(`There is no variable ${id}.`);
  return found;
}

function optionsOnly(variable: AxisVariable | undefined): AxisVariable | undefined {
  if (variable?.measure === 'number') throw new TypeError(`${variable.id} is a number, and has no places.`);
  return variable;
}

/** Without a variable everybody is in one place. */
function sideIn({ columns, respondents }: Dataset, variable: AxisVariable | undefined): Side {
  if (!variable) return sideOf({ type: 'coded', ...undividedGrouping({ respondents }) }, [true], false);
  const column = columns.get(variable.id);
  if (!column) throw new TypeError(`The dataset has no column for ${variable.id}.`);
  return sideOf(
    column,
    variable.options.map(({ inBase }) => inBase),
    variable.blankInBase,
  );
}

/** A place, and where it is counted. A net is counted where its options are. */
interface Placed {
  place: Place;
  at: number;
  of?: number[];
}

function everybodyAt(at: number): Placed {
  return { place: { code: everybody, role: 'everybody', inBase: true }, at };
}

function placesIn(
  variable: AxisVariable | undefined,
  nets: Net[],
  { noAnswer, notAsked }: SidePlaces,
  isFilled: (at: number) => boolean,
): Placed[] {
  if (!variable) return [];
  const { options } = variable;
  return [
    ...options.map(({ code, label, inBase }, at): Placed => {
      return { place: { code, role: 'option', label, inBase }, at };
    }),
    ...nets.map(({ code, label, options: parts }): Placed => {
      // A net takes in only options of the base, so that its share is one of the base.
      const of = options.flatMap((option, at) => (option.inBase && parts.includes(option.code) ? [at] : []));
      return { place: { code, role: 'net', label, inBase: true }, at: -1, of };
    }),
    ...[
      { place: { code: noAnswerCode, role: 'noAnswer', inBase: false } as const, at: noAnswer },
      { place: { code: notAskedCode, role: 'notAsked', inBase: false } as const, at: notAsked },
    ].filter(({ at }) => isFilled(at)),
  ];
}

/** Of those who chose an option that counts for a number. */
function meanOf({ options }: AxisVariable, counts: Counts, layer: number, column: number): { mean?: number } {
  let [answers, sum] = [0, 0];
  for (const [at, { value }] of options.entries()) {
    if (value === undefined) continue;
    const count = counts.at(layer, column, at);
    answers += count;
    sum += count * value;
  }
  return answers > 0 ? { mean: sum / answers } : {};
}
