import { answered, columnOf, type Dataset, isTicked, notAsked } from '../../analysis/dataset.ts';
import type { KnownStanding } from '../../disclosure/attack/known.ts';
import { isInBase } from '../../questionnaire/option.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { PlacedVariable } from '../../questionnaire/variables.ts';

/** Who was asked each variable, and who of them is in its base. A number in no band is in none. */
export function standingsFrom(
  dataset: Dataset,
  { derived }: Pick<Questionnaire, 'derived'>,
  variables: readonly PlacedVariable[],
  atomOf: readonly number[],
  atoms: number,
): KnownStanding[] {
  return variables.map(({ id, measure }) => {
    const bands = derived.find(({ of }) => of === id);
    const status = statusIn(dataset, id, measure, bands?.id);
    const standing = { variable: id, asked: zeros(atoms), inside: zeros(atoms) };
    for (const [row, atom] of atomOf.entries()) {
      const stands = status(row);
      if (stands !== 'notAsked') standing.asked[atom]! += 1;
      if (stands === 'inside') standing.inside[atom]! += 1;
    }
    return standing;
  });
}

type Stands = 'inside' | 'outside' | 'notAsked';

function statusIn(
  dataset: Dataset,
  variable: string,
  measure: PlacedVariable['measure'],
  bands: string | undefined,
): (row: number) => Stands {
  if (measure.type === 'number' && bands === undefined) {
    const { status } = columnOf(dataset, variable, 'number');
    return (row) => standsAt(status[row]!, status[row] === answered);
  }
  if (measure.type !== 'several') {
    const { codes, cells } = columnOf(dataset, bands ?? variable, 'coded');
    const outside = measure.type === 'choice' ? measure.options.filter((each) => !isInBase(each)) : [];
    const isOut = codes.map((code) => outside.some((each) => each.code === code));
    return (row) => standsAt(cells[row]!, cells[row]! < codes.length && !isOut[cells[row]!]);
  }
  const column = columnOf(dataset, variable, 'several');
  const outside = measure.options
    .filter((each) => !isInBase(each))
    .map(({ code }) => column.codes.indexOf(code));
  const { status } = column;
  return (row) =>
    standsAt(
      status[row]!,
      status[row] === answered
        ? !outside.some((place) => place >= 0 && isTicked(column, place, row))
        : measure.base === 'asked',
    );
}

function standsAt(cell: number, isInside: boolean): Stands {
  if (cell === notAsked) return 'notAsked';
  return isInside ? 'inside' : 'outside';
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}
