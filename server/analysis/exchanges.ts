import { type Item, variablesOf } from '../questionnaire/kinds/all.ts';
import { isInBase } from '../questionnaire/option.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { type Contexts, contextsIn } from './contexts.ts';
import type { Division } from './crossings.ts';
import { answered, columnOf, type Dataset, noAnswer, type SeveralColumn } from './dataset.ts';
import { divided } from './divided.ts';
import type { Grouping } from './tally.ts';

/** How the answers of a wave could be otherwise. */
export interface Exchanges {
  /**
   * The groups of each atom: in each division, and then in each further grouping, a place, or as many as it has groups
   * for those in none.
   */
  atoms: number[][];
  /**
   * One of a choice, and one of each option of several. None of a number, and none where it is not known which
   * answers could be exchanged.
   */
  of(variable: string): Exchange[];
}

/** The categories that answers are exchanged between, and who has them now. */
export interface Exchange {
  /** The options inside the base. Of several: the option alone, and the last count is of those who did not tick it. */
  codes: string[];
  strata: Stratum[];
}

/**
 * Respondents in the base of a variable, of one atom and in one context: those of the same context may have each
 * other's answers, whatever atoms they are in.
 */
export interface Stratum {
  atom: number;
  context: number;
  /** One for each category. */
  counts: number[];
  /** Of several that nothing is linked to: the other ticks may move within the atom. */
  ticks?: Ticks;
}

/** What the other options of several leave room for in an atom. */
export interface Ticks {
  /** Those who ticked nothing, and may: their number is a national figure. Nothing where everybody in the base did. */
  blank?: number;
  /** Who ticked an option that cannot be ticked with others, and is not this one. */
  alone: number;
  /** The ticks of the options that can be combined, without this one: all together, and of the one with most. */
  together: number;
  most: number;
  /** This one cannot be ticked with others. */
  isAlone: boolean;
}

/** @param further who else is told apart, beside the groups that are shown */
export function exchangesIn(
  dataset: Dataset,
  questionnaire: Questionnaire,
  divisions: Division[],
  further: Grouping[] = [],
): Exchanges {
  const groupings = [...divisions.map((division) => divided(dataset, division)), ...further];
  const { atoms, atomOf } = atomsOf(dataset, groupings);
  const contexts = contextsIn(dataset, questionnaire);
  const parts = new Map(
    itemsOf(questionnaire).flatMap((item) =>
      variablesOf(item).map(({ id, cell, measure }) => [id, { item, cell, measure }]),
    ),
  );
  return {
    atoms,
    of: (variable) => {
      const part = parts.get(variable);
      if (!part || part.measure.type === 'number') return [];
      const inBase = part.measure.options.filter(isInBase).map(({ code }) => code);
      if (part.measure.type === 'choice') {
        const choice = choiceOf(dataset, variable, inBase, { ...part, contexts, atomOf });
        return choice ? [choice] : [];
      }
      const isBlankIn = part.measure.base === 'asked';
      const column = columnOf(dataset, variable, 'several');
      return inBase.flatMap(
        (option) => optionOf(column, option, isBlankIn, { ...part, contexts, atomOf }) ?? [],
      );
    },
  };
}

interface Placed {
  item: Item;
  cell?: string | undefined;
  contexts: Contexts;
  atomOf: Uint32Array;
}

function atomsOf(dataset: Dataset, groupings: Grouping[]) {
  const atoms = new Map<string, number>();
  const atomOf = Uint32Array.from({ length: dataset.respondents }, (_, row) => {
    const key = groupings.map(({ cells }) => cells[row]).join();
    const atom = atoms.get(key) ?? atoms.size;
    atoms.set(key, atom);
    return atom;
  });
  return { atoms: [...atoms.keys()].map((key) => (key === '' ? [] : key.split(',').map(Number))), atomOf };
}

function choiceOf(
  dataset: Dataset,
  variable: string,
  codes: string[],
  { item, cell, contexts, atomOf }: Placed,
): Exchange | undefined {
  const column = columnOf(dataset, variable, 'coded');
  const places = column.codes.map((code) => codes.indexOf(code));
  const rows = rowsWhere(dataset, (row) => (places[column.cells[row]!] ?? -1) >= 0);
  const found = contexts.of({ item, cell }, rows);
  return (
    found && {
      codes,
      strata: strataOf(rows, found, atomOf, codes.length, (row) => places[column.cells[row]!]!),
    }
  );
}

function optionOf(
  column: SeveralColumn,
  option: string,
  isBlankIn: boolean,
  { item, contexts, atomOf }: Placed,
): Exchange | undefined {
  if (item.kind !== 'several') return undefined;
  const ticked = (code: string, row: number) => {
    const place = column.codes.indexOf(code);
    return (column.masks[place >> 5]![row]! & (1 << (place & 31))) !== 0;
  };
  const outside = item.options.filter((each) => !isInBase(each)).map(({ code }) => code);
  const rows = Array.from(column.status.keys()).filter((row) => {
    if (column.status[row] === noAnswer) return isBlankIn;
    return column.status[row] === answered && !outside.some((code) => ticked(code, row));
  });
  const found = contexts.of({ item, option }, rows);
  if (!found) return undefined;
  const strata = strataOf(rows, found, atomOf, 2, (row) => (ticked(option, row) ? 0 : 1));
  if (contexts.isLinked(item)) return { codes: [option], strata };
  const isAlone = (code: string) => item.options.some((each) => each.code === code && each.exclusive);
  const others = column.codes.filter((code) => code !== option);
  const countsOf = (isCounted: (row: number) => boolean) => {
    const counts = new Map<number, number>();
    for (const row of rows) if (isCounted(row)) counts.set(atomOf[row]!, (counts.get(atomOf[row]!) ?? 0) + 1);
    return (atom: number) => counts.get(atom) ?? 0;
  };
  const blank = countsOf((row) => column.status[row] === noAnswer);
  const alone = others.filter(isAlone).map((code) => countsOf((row) => ticked(code, row)));
  const combined = others
    .filter((code) => !isAlone(code))
    .map((code) => countsOf((row) => ticked(code, row)));
  const ticksIn = (atom: number): Ticks => {
    const counts = combined.map((countIn) => countIn(atom));
    return {
      ...(isBlankIn ? { blank: blank(atom) } : {}),
      alone: alone.reduce((sum, countIn) => sum + countIn(atom), 0),
      together: counts.reduce((sum, count) => sum + count, 0),
      most: Math.max(0, ...counts),
      isAlone: isAlone(option),
    };
  };
  return { codes: [option], strata: strata.map((stratum) => ({ ...stratum, ticks: ticksIn(stratum.atom) })) };
}

function rowsWhere({ respondents }: Dataset, isIn: (row: number) => boolean): number[] {
  return Array.from({ length: respondents }, (_, row) => row).filter(isIn);
}

function strataOf(
  rows: number[],
  contexts: number[],
  atomOf: Uint32Array,
  categories: number,
  categoryOf: (row: number) => number,
): Stratum[] {
  const strata = new Map<string, Stratum>();
  for (const [place, row] of rows.entries()) {
    const [atom, context] = [atomOf[row]!, contexts[place]!];
    const key = `${atom} ${context}`;
    const stratum = strata.get(key) ?? { atom, context, counts: Array.from({ length: categories }, () => 0) };
    stratum.counts[categoryOf(row)]! += 1;
    strata.set(key, stratum);
  }
  return [...strata.values()];
}
