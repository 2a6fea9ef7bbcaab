import { type Item, variablesOf } from '../questionnaire/kinds/all.ts';
import { fewestTicks, type SeveralItem } from '../questionnaire/kinds/several.ts';
import { isInBase } from '../questionnaire/option.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { type Contexts, contextsIn, outside, type Placed } from './contexts.ts';
import type { Division } from './crossings.ts';
import { answered, columnOf, type Dataset, isTicked, noAnswer, type SeveralColumn } from './dataset.ts';
import { distinctTicks } from './distinct.ts';
import { divided } from './divided.ts';
import { type Kinds, kindsBy, placesIn, plainTrait, sizesOf } from './kinds.ts';
import { linksIn } from './links.ts';
import { type Presence, presenceIn } from './presence.ts';
import { subjectsOf } from './subject.ts';
import type { Grouping } from './tally.ts';

/** How the answers of a wave could be otherwise. */
export interface Exchanges {
  /**
   * The groups of each atom: in each division, and then in each further grouping, a place, or as many as it has groups
   * for those in none.
   */
  atoms: number[][];
  /**
   * One of a choice, and one of each option of several, each counted when it is asked for. None of a number, and none
   * where it is not known which answers could be exchanged.
   */
  of(variable: string): Iterable<Exchange>;
  /** Who is in the base. Nothing of what is derived. */
  standing(variable: string): Standing | undefined;
  /** The variables that indicators, counts and routing look at or are about, as they hang together. */
  families: string[][];
}

/** For each atom, how many were asked something, and how many of these are in its base. */
export interface Standing {
  asked: number[];
  inside: number[];
  /**
   * Of those who were asked: the options inside the base, or of several and of a number one count of all who are inside
   * it; and last those outside. Nothing where it is not known who could be outside in the place of whom.
   */
  exchange(): Exchange | undefined;
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
  /** Of several that something is linked to: whoever ticked nothing is in the base, and nobody here ticked another. */
  isBlankElse?: true;
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
  /** How few and how many of those that can be combined somebody may tick who ticks any. */
  fewest: number;
  mostOfEach: number;
}

/** @param further who else is told apart, beside the groups that are shown */
export function exchangesIn(
  dataset: Dataset,
  questionnaire: Questionnaire,
  divisions: Division[],
  further: Grouping[] = [],
): Exchanges {
  const groupings = [...divisions.map((division) => divided(dataset, division)), ...further];
  const atoms = kindsBy(
    dataset.respondents,
    groupings.map(({ cells }) => plainTrait(cells)),
  );
  const contexts = contextsIn(dataset, questionnaire);
  const parts = new Map(
    itemsOf(questionnaire).flatMap((item) =>
      variablesOf(item).map(({ id, cell, measure }) => [id, { item, cell, measure }]),
    ),
  );
  const subjects = new Map(subjectsOf(questionnaire).map((subject) => [subject.variable, subject]));
  return {
    atoms: atoms.first.map((row) => groupings.map(({ cells }) => cells[row]!)),
    families: familiesOf(questionnaire, dataset.instruments),
    *of(variable) {
      const part = parts.get(variable);
      if (!part || part.measure.type === 'number') return;
      const codes = part.measure.options.filter(isInBase).map(({ code }) => code);
      const { measure } = part;
      const within = { ...part, contexts, atoms };
      if (measure.type === 'choice') yield* choiceOf(dataset, variable, codes, within);
      else yield* optionsOf(columnOf(dataset, variable, 'several'), codes, measure.base === 'asked', within);
    },
    standing(variable) {
      const part = parts.get(variable);
      const subject = subjects.get(variable);
      if (!part || !subject) return undefined;
      const presence = presenceIn(dataset, subject);
      const codes = part.measure.type === 'choice' ? part.measure.options.filter(isInBase) : [];
      return {
        ...standingIn(presence, atoms),
        exchange: () =>
          presentIn(
            dataset,
            variable,
            codes.map(({ code }) => code),
            presence,
            { ...part, contexts, atoms },
          ),
      };
    },
  };
}

function familiesOf(questionnaire: Questionnaire, instruments: Questionnaire[]): string[][] {
  const { familyOf } = linksIn(questionnaire, instruments);
  const families = new Map<string, string[]>();
  for (const item of itemsOf(questionnaire)) {
    const key = [...familyOf(item.id)].toSorted().join(' ');
    const isTied = familyOf(item.id).size > 1;
    if (isTied) families.set(key, [...(families.get(key) ?? []), ...variablesOf(item).map(({ id }) => id)]);
  }
  return [...families.values()];
}

function standingIn({ isAsked, isInside }: Presence, atoms: Kinds): Pick<Standing, 'asked' | 'inside'> {
  const [asked, inside] = [atoms.first.map(() => 0), atoms.first.map(() => 0)];
  for (const [row, atom] of atoms.of.entries()) {
    if (isAsked(row)) asked[atom]! += 1;
    if (isInside(row)) inside[atom]! += 1;
  }
  return { asked, inside };
}

/** @param codes of a choice; none of what has no options of which somebody chooses one */
function presentIn(
  dataset: Dataset,
  variable: string,
  codes: string[],
  { isAsked, isInside }: Presence,
  { item, cell, contexts, atoms }: Within,
): Exchange | undefined {
  const placed = contexts.of({ item, cell }, isAsked);
  if (!placed) return undefined;
  const inside = Math.max(1, codes.length);
  const column = codes.length > 0 ? columnOf(dataset, variable, 'coded') : undefined;
  const placeIn = (row: number) => (column ? codes.indexOf(column.codes[column.cells[row]!] ?? '') : 0);
  return {
    codes,
    strata: strataOf(placed, atoms, inside + 1, (row) => (isInside(row) ? placeIn(row) : inside)),
  };
}

interface Within {
  item: Item;
  cell?: string | undefined;
  contexts: Contexts;
  atoms: Kinds;
}

function* choiceOf(
  dataset: Dataset,
  variable: string,
  codes: string[],
  { item, cell, contexts, atoms }: Within,
): Generator<Exchange> {
  const column = columnOf(dataset, variable, 'coded');
  const places = column.codes.map((code) => codes.indexOf(code));
  const placeIn = (row: number) => places[column.cells[row]!] ?? -1;
  const placed = contexts.of({ item, cell }, (row) => placeIn(row) >= 0);
  if (placed) yield { codes, strata: strataOf(placed, atoms, codes.length, placeIn) };
}

/** One for each option that could be exchanged. */
function* optionsOf(
  column: SeveralColumn,
  codes: string[],
  isBlankIn: boolean,
  { item, contexts, atoms }: Within,
): Generator<Exchange> {
  if (item.kind !== 'several') return;
  const ticked = (code: string, row: number) => isTicked(column, column.codes.indexOf(code), row);
  const notInBase = item.options.filter((each) => !isInBase(each)).map(({ code }) => code);
  const isIn = (row: number) => {
    if (column.status[row] === noAnswer) return isBlankIn;
    return column.status[row] === answered && !notInBase.some((code) => ticked(code, row));
  };
  const ticksOf = contexts.isLinked(item) ? undefined : ticksIn(column, item, isIn, isBlankIn, atoms);
  const ticksElse = (option: string, row: number) =>
    column.codes.some((code, place) => code !== option && isTicked(column, place, row));
  for (const option of codes) {
    const placed = contexts.of({ item, option }, isIn);
    if (!placed) continue;
    const strata = strataOf(
      placed,
      atoms,
      2,
      (row) => (ticked(option, row) ? 0 : 1),
      (row) => (isBlankIn && !ticksOf && !ticksElse(option, row) ? { isBlankElse: true } : {}),
    );
    yield {
      codes: [option],
      strata: ticksOf
        ? strata.map((stratum) => ({ ...stratum, ticks: ticksOf(stratum.atom, option) }))
        : strata,
    };
  }
}

/**
 * @param categoryOf is asked of one row of each kind in the base
 * @param more is asked of one row of each stratum
 */
function strataOf(
  { kinds, contexts, size }: Placed,
  atoms: Kinds,
  categories: number,
  categoryOf: (row: number) => number,
  more: (row: number) => Pick<Stratum, 'isBlankElse'> = () => ({}),
): Stratum[] {
  const category = Int32Array.from(kinds.first, (row, kind) =>
    contexts[kind] === outside ? outside : categoryOf(row),
  );
  const placeOf = placesIn(atoms.first.length * size);
  const strata: Stratum[] = [];
  for (let row = 0; row < kinds.of.length; row++) {
    const kind = kinds.of[row]!;
    const context = contexts[kind]!;
    if (context === outside) continue;
    const atom = atoms.of[row]!;
    const place = placeOf(atom * size + context);
    if (place === strata.length)
      strata.push({ atom, context, counts: Array.from({ length: categories }, () => 0), ...more(row) });
    strata[place]!.counts[category[kind]!]! += 1;
  }
  return strata;
}

/** For each atom, how many in the base of several ticked what: the room that the others leave for an option. */
function ticksIn(
  column: SeveralColumn,
  item: SeveralItem,
  isIn: (row: number) => boolean,
  isBlankIn: boolean,
  atoms: Kinds,
): (atom: number, option: string) => Ticks {
  const { held, cells } = distinctTicks(column);
  const kinds = kindsBy(cells.length, [
    plainTrait(atoms.of, atoms.first.length),
    plainTrait(cells, held.length + 2),
  ]);
  const respondents = sizesOf(kinds);
  const blank = new Uint32Array(atoms.first.length);
  const ticked = column.codes.map(() => new Uint32Array(atoms.first.length));
  for (const [kind, row] of kinds.first.entries()) {
    if (!isIn(row)) continue;
    const atom = atoms.of[row]!;
    if (column.status[row] === noAnswer) blank[atom]! += respondents[kind]!;
    for (const place of held[cells[row]!] ?? []) ticked[place]![atom]! += respondents[kind]!;
  }
  const isAlone = (code: string) => item.options.some((each) => each.code === code && each.exclusive);
  return (atom, option) => {
    const others = column.codes.flatMap((code, place) =>
      code === option ? [] : [{ isAlone: isAlone(code), count: ticked[place]![atom]! }],
    );
    const alone = others.filter((other) => other.isAlone).map(({ count }) => count);
    const combined = others.filter((other) => !other.isAlone).map(({ count }) => count);
    return {
      ...(isBlankIn ? { blank: blank[atom]! } : {}),
      alone: alone.reduce((sum, count) => sum + count, 0),
      together: combined.reduce((sum, count) => sum + count, 0),
      most: Math.max(0, ...combined),
      isAlone: isAlone(option),
      // Whoever ticks a reason for having no opinion may tick fewer.
      fewest: item.options.some(({ missing, exclusive }) => missing && !exclusive) ? 1 : fewestTicks(item),
      mostOfEach: item.atMost ?? item.options.length,
    };
  };
}
