import { type Dimension, numberOfCells, type Place, sides } from '../../../publishing/api/cube.ts';
import type { Placement } from '../../../publishing/api/dataset.ts';
import { invalid, Problem } from '../problem.ts';
import { chosenBy } from './expression.ts';

/** What somebody asks of one dimension: codes and expressions. */
export interface Asked {
  variableCode: string;
  valueCodes: string[];
}

export interface Selection {
  selection: Asked[];
  placement?: Partial<Placement> | undefined;
}

/** What is left of a table. */
export interface Selected {
  /** In the order of the layout: the stub, and then the heading. */
  dimensions: Dimension[];
  /** The category of every dimension that was left out. */
  eliminated: Place;
  placement: Placement;
}

/** The most cells in one answer. More than any table has: it only stops what would be of no use. */
export const mostCells = 100_000;

/** Applies a selection to a table's dimensions. Throws the problem, with the fix, when it cannot be done. */
export function selected(dimensions: readonly Dimension[], { selection, placement }: Selection): Selected {
  const asked = new Map<string, string[]>();
  for (const { variableCode, valueCodes } of selection) {
    const { id } = dimensionNamed(dimensions, variableCode);
    asked.set(id, [...(asked.get(id) ?? []), ...valueCodes]);
  }
  const kept = dimensions.flatMap((dimension) => {
    const values = asked.get(dimension.id) ?? [];
    const chosen = new Set(values.flatMap((value) => chosenBy(value, dimension)));
    if (chosen.size === 0 && dimension.eliminatedBy === undefined) throw notChosen(dimension, values);
    const categories = dimension.categories.filter((each) => chosen.has(each));
    return categories.length > 0 ? [{ ...dimension, categories }] : [];
  });
  const cells = numberOfCells(kept);
  if (cells > mostCells) throw tooManyCells(cells);
  const layout = placed(kept, placement ?? {});
  return {
    dimensions: [...layout.stub, ...layout.heading].map((id) => kept.find((each) => each.id === id)!),
    eliminated: Object.fromEntries(
      dimensions.flatMap(({ id, eliminatedBy }) =>
        eliminatedBy !== undefined && !kept.some((each) => each.id === id) ? [[id, eliminatedBy]] : [],
      ),
    ),
    placement: layout,
  };
}

/** Also «time», which is what the specification calls it whatever its code. */
function dimensionNamed(dimensions: readonly Dimension[], name: string): Dimension {
  const found =
    dimensions.find(({ id }) => id.toLowerCase() === name.toLowerCase()) ??
    (name.toLowerCase() === 'time' ? dimensions.find(({ role }) => role === 'time') : undefined);
  if (!found)
    throw invalid(
      `Tabellen har ingen variabel «${name}». Den har: ${dimensions.map(({ id }) => id).join(', ')}.`,
      'Non-existent variable',
    );
  return found;
}

/** What is measured and when stand above the numbers unless something else is asked for. */
function placed(kept: Dimension[], { heading = [], stub = [] }: Partial<Placement>): Placement {
  const named = (names: string[]) => names.map((name) => dimensionNamed(kept, name).id);
  const [above, beside] = [named(heading), named(stub)];
  const given = [...above, ...beside];
  const rest = kept.map(({ id }) => id).filter((id) => !given.includes(id));
  if (given.length === 0)
    return { stub: rest.filter((id) => !isAbove.has(id)), heading: rest.filter((id) => isAbove.has(id)) };
  if (new Set(given).size < given.length) throw twice();
  if (rest.length > 0 && above.length > 0 && beside.length > 0) throw leftOut(rest);
  return above.length === 0
    ? { stub: beside, heading: rest }
    : { stub: [...beside, ...rest], heading: above };
}

const isAbove: ReadonlySet<string> = new Set([sides.contents, sides.time]);

function notChosen({ id }: Dimension, values: string[]) {
  const detail =
    values.length > 0
      ? `Ingen verdi av ${id} passer med ${values.join(', ')}.`
      : `Velg verdier av ${id}: valuecodes[${id}]=* gir alle. Den kan ikke utelates, for tall slås aldri sammen her.`;
  return invalid(detail, 'Missing selection for mandatory variable');
}

function twice() {
  return invalid('En variabel kan bare stå ett sted: i heading eller i stub.', 'Illegal placement');
}

function leftOut(rest: string[]) {
  return invalid(
    `${rest.join(', ')} mangler i heading og stub. Ta med alle, eller oppgi bare den ene av dem.`,
    'Illegal placement',
  );
}

function tooManyCells(cells: number): Problem {
  return new Problem({
    slug: 'for-stort-utvalg',
    status: 403,
    title: 'Too many cells selected',
    detail: `Utvalget har ${cells} celler. Det kan hentes ${mostCells} om gangen. Velg færre verdier.`,
  });
}
