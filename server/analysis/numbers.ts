import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';
import type { Division } from './crossings.ts';
import { answered, columnOf, type Dataset, type NumberColumn } from './dataset.ts';
import { divided } from './divided.ts';
import { kindsBy, plainTrait } from './kinds.ts';
import { type Spread, spreadOf } from './spread.ts';

/**
 * The numbers that were answered, as those who answered are told apart by groups: how far each is from the ends that
 * everybody knows of it.
 */
export interface Numbers {
  /** The groups of each atom: in each division a place, or as many as it has groups for those in none. */
  atoms: number[][];
  /** Of each atom, how much more than the least they are. */
  above: Spread[];
  /** Of each atom, how much less than the most they are. */
  below: Spread[];
}

/**
 * @param isInBands the ends are those of the bands, where respondents are told apart by bands of the number itself.
 * Otherwise they are the least and the most that can be answered, or as far beyond as somebody has.
 */
export function numbersBy(
  dataset: Dataset,
  questionnaire: Questionnaire,
  divisions: Division[],
  variable: string,
  isInBands = false,
): Numbers {
  const groupings = divisions.map((division) => divided(dataset, division));
  const kinds = kindsBy(
    dataset.respondents,
    groupings.map(({ cells }) => plainTrait(cells)),
  );
  const atoms = kinds.first.map((row) => groupings.map(({ cells }) => cells[row]!));
  const column = columnOf(dataset, variable, 'number');
  const numbers = numbersByAtom(column, kinds.of, atoms.length);
  const ends = endsIn(questionnaire, isInBands ? divisions : [], variable, column);
  return {
    atoms,
    above: numbers.map((own, atom) => {
      const { least } = ends(atoms[atom]!);
      return spreadOf(own.map((number) => number - least));
    }),
    below: numbers.map((own, atom) => {
      const { most } = ends(atoms[atom]!);
      return spreadOf(own.map((number) => most - number));
    }),
  };
}

function numbersByAtom(
  { status, values }: NumberColumn,
  atomOf: ArrayLike<number>,
  atoms: number,
): Float64Array[] {
  const counts = new Uint32Array(atoms);
  for (let row = 0; row < status.length; row++) if (status[row] === answered) counts[atomOf[row]!]! += 1;
  const numbers = Array.from(counts, (count) => new Float64Array(count));
  counts.fill(0);
  for (let row = 0; row < status.length; row++)
    if (status[row] === answered) numbers[atomOf[row]!]![counts[atomOf[row]!]!++] = values[row]!;
  return numbers;
}

function endsIn(
  questionnaire: Questionnaire,
  divisions: Division[],
  variable: string,
  { status, values }: NumberColumn,
): (groups: number[]) => { least: number; most: number } {
  const measure = variablesIn(questionnaire).find(({ id }) => id === variable)?.measure;
  if (measure?.type !== 'number') throw new TypeError(`${variable} is no number.`);
  let { min: least, max: most } = measure;
  for (let row = 0; row < status.length; row++) {
    if (status[row] !== answered) continue;
    if (values[row]! < least) least = values[row]!;
    if (values[row]! > most) most = values[row]!;
  }
  const bandsOf = divisions.map(({ breakdown, groups }) => {
    const derived = questionnaire.derived.find(({ id, of }) => id === breakdown && of === variable);
    return groups.map(({ members }) => derived?.bands.filter(({ code }) => members.includes(code)) ?? []);
  });
  return (groups) => {
    const bands = groups.flatMap((group, division) => bandsOf[division]?.[group] ?? []);
    if (bands.length === 0) return { least, most };
    return {
      least: Math.max(least, Math.min(...bands.map(({ from }) => from))),
      most: Math.min(most, Math.max(...bands.map(({ to }) => to ?? most))),
    };
  };
}
