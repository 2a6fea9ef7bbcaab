import {
  answered,
  type CodedColumn,
  columnOf,
  type Dataset,
  isTicked,
  noAnswer,
  type SeveralColumn,
} from '../../analysis/dataset.ts';
import { groupingsOf } from '../../analysis/grouping.ts';
import type { Weighting } from '../../analysis/weighting.ts';
import {
  type Known,
  type KnownAtom,
  type KnownNumbers,
  type KnownQuestion,
  notTicked,
} from '../../disclosure/attack/known.ts';
import { isInBase, type Option } from '../../questionnaire/option.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { variablesIn } from '../../questionnaire/variables.ts';
import { standingsFrom } from './standings.ts';
import { tiesFrom } from './ties/ties-from.ts';

/**
 * What whoever attacks a wave knows of its respondents from the register, counted from the answers by themselves.
 *
 * @param weighting where answers are weighted
 */
export function knownFrom(
  dataset: Dataset,
  questionnaire: Questionnaire,
  weighting?: Pick<Weighting, 'strata' | 'weights'>,
): Known {
  const { breakdowns, makesGroups, crosses } = groupingsOf(questionnaire, dataset.instruments);
  const told = [...new Set([...breakdowns, ...measuredBy(questionnaire)])];
  const { atoms, atomOf } = atomsOf(dataset, told, weighting);
  const questions: KnownQuestion[] = [];
  const numbers: KnownNumbers[] = [];
  for (const { id, measure } of variablesIn(questionnaire)) {
    // Sums of what makes groups are published too: those of the coverage table.
    if (measure.type === 'number')
      numbers.push(numbersIn(dataset, questionnaire, id, measure, atomOf, atoms.length));
    else if (crosses(id) || makesGroups(id)) continue;
    else if (measure.type === 'choice')
      questions.push(choiceIn(columnOf(dataset, id, 'coded'), id, measure.options, atomOf, atoms.length));
    else
      questions.push(
        ...ticksIn(
          columnOf(dataset, id, 'several'),
          id,
          measure.options,
          measure.base === 'asked',
          atomOf,
          atoms.length,
        ),
      );
  }
  const ties = tiesFrom(dataset, questionnaire, questions, breakdowns, atomOf, atoms.length);
  const shown = variablesIn(questionnaire).filter(({ id }) => !crosses(id) && !makesGroups(id));
  const standings = standingsFrom(dataset, questionnaire, shown, atomOf, atoms.length);
  return { breakdowns: told, atoms, questions, numbers, standings, ties };
}

/** What the sums of the coverage table and of the sizes are by. */
function measuredBy({ coverage, derived }: Questionnaire): string[] {
  if (!coverage) return [];
  const bands = derived.find(({ of }) => of === coverage.measure);
  return [coverage.by, ...(bands ? [bands.id] : [])];
}

function numbersIn(
  dataset: Dataset,
  { derived }: Questionnaire,
  variable: string,
  { min, max }: { min: number; max: number },
  atomOf: number[],
  atoms: number,
): KnownNumbers {
  const { status, values: column } = columnOf(dataset, variable, 'number');
  const values = Array.from({ length: atoms }, () => [] as number[]);
  let [least, most] = [min, max];
  for (const [row, value] of column.entries()) {
    if (status[row] !== answered) continue;
    values[atomOf[row]!]!.push(value);
    [least, most] = [Math.min(least, value), Math.max(most, value)];
  }
  const bands = derived
    .filter(({ of }) => of === variable)
    .flatMap(({ id, bands: own }) =>
      own.map(({ code, from, to = Number.POSITIVE_INFINITY }) => ({ breakdown: id, code, from, to })),
    );
  return { variable, least, most, bands, values };
}

function atomsOf(
  dataset: Dataset,
  breakdowns: string[],
  weighting: Pick<Weighting, 'strata' | 'weights'> | undefined,
): { atoms: KnownAtom[]; atomOf: number[] } {
  const columns = breakdowns.map((id) => columnOf(dataset, id, 'coded'));
  const found = new Map<string, number>();
  const atoms: KnownAtom[] = [];
  const atomOf = Array.from({ length: dataset.respondents }, (_, row) => {
    const codes = columns.map((column) => column.codes[column.cells[row]!]);
    const weight = weighting?.weights[weighting.strata.cells[row]!]?.weight;
    const key = JSON.stringify([codes.map((code) => code ?? null), weight]);
    const place =
      found.get(key) ??
      atoms.push({ codes, respondents: 0, ...(weight === undefined ? {} : { weight }) }) - 1;
    found.set(key, place);
    atoms[place]!.respondents += 1;
    return place;
  });
  return { atoms, atomOf };
}

function choiceIn(
  { codes, cells }: CodedColumn,
  variable: string,
  all: Option[],
  atomOf: number[],
  atoms: number,
): KnownQuestion {
  const options = all.filter(isInBase);
  const placeOf = codes.map((code) => options.findIndex((option) => option.code === code));
  const counts = Array.from({ length: atoms }, () => options.map(() => 0));
  for (const [row, cell] of cells.entries()) {
    const place = placeOf[cell] ?? -1;
    if (place >= 0) counts[atomOf[row]!]![place]! += 1;
  }
  return {
    variable,
    options: options.map(({ code, value }) => (value === undefined ? { code } : { code, value })),
    counts,
  };
}

/** Whoever ticked an option outside the base is outside it with everything else that they ticked. */
function ticksIn(
  column: SeveralColumn,
  variable: string,
  options: Option[],
  isBlankIn: boolean,
  atomOf: number[],
  atoms: number,
): KnownQuestion[] {
  const { codes, status } = column;
  const hasTicked = (row: number, code: string) => isTicked(column, codes.indexOf(code), row);
  const outside = options.filter((option) => !isInBase(option)).map(({ code }) => code);
  const rows = [...atomOf.keys()].filter((row) =>
    status[row] === answered
      ? !outside.some((code) => hasTicked(row, code))
      : status[row] === noAnswer && isBlankIn,
  );
  return options.filter(isInBase).map(({ code }) => {
    const counts = Array.from({ length: atoms }, () => [0, 0]);
    for (const row of rows)
      counts[atomOf[row]!]![status[row] === answered && hasTicked(row, code) ? 0 : 1]! += 1;
    return { variable, option: code, options: [{ code }, { code: notTicked }], counts };
  });
}
