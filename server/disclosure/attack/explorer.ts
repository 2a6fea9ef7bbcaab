import type { Expression, Model } from './model.ts';
import { type Changes, changesIn } from './null-space.ts';

/** Walks among the fractions that satisfy a model. */
export interface Explorer {
  /** As far as an expression can go in a direction. Nothing when the way there was not found. */
  furthest(of: Expression, direction: 'maximize' | 'minimize'): number[] | undefined;
}

/**
 * The simplex method, begun at a solution that is known and going on from where it was. So one model can be asked
 * hundreds of times, where a solver that begins anew would take seconds for each.
 *
 * Unknowns are the known solution and a change of it. Each limit is a line `b + a · change >= 0`; the changes are free
 * at first, and trade places with lines, one at a time. Every limit is moved a little out, each by its own, or where
 * many meet in one point the method goes round it: what is found may be a little too far, never too near.
 */
export function explorerOf(model: Model, known: readonly number[]): Explorer {
  const changes = changesIn(model);
  let table = tableOf(model, known, changes);
  const found = (of: Expression, sign: number) => {
    const goal = goalOf(of, changes, sign);
    if (!climb(table, goal)) return undefined;
    const values = known.map((value, unknown) => value + changeOf(table, changes.of[unknown]!));
    return isWithin(model, values) ? values : undefined;
  };
  return {
    furthest: (of, direction) => {
      const sign = direction === 'maximize' ? 1 : -1;
      const values = found(of, sign);
      if (values) return values;
      // What is rounded adds up on the way.
      table = tableOf(model, known, changes);
      return found(of, sign);
    },
  };
}

/**
 * Lines, each a number and then how much of each column. A column is a free change or the distance from a limit, which
 * is not below nothing; all of them stand at nothing.
 */
interface Table {
  width: number;
  lines: Float64Array[];
  /** The free change that a line tells of, or nothing for a limit. */
  lineOf: (number | undefined)[];
  columnOf: (number | undefined)[];
}

const nothing = 1e-9;
/** As far as a solution may be from what it must satisfy: more than limits are moved. */
const nearly = 1e-3;
const mostSteps = 5000;

function tableOf({ constraints }: Model, known: readonly number[], { free, of }: Changes): Table {
  const width = free.length + 1;
  const lines: Float64Array[] = [];
  const add = (room: number, terms: Expression['terms'], sign: number) => {
    const line = new Float64Array(width);
    for (const [unknown, times] of terms)
      for (const [column, by] of of[unknown]!.entries()) line[column + 1]! += sign * times * by;
    if (line.every((value) => Math.abs(value) < nothing)) return;
    line[0] = Math.max(0, room) + 1e-5 * (1 + ((lines.length * 0.618_034) % 1));
    lines.push(line);
  };
  for (const [unknown, value] of known.entries()) add(value, [[unknown, 1]], 1);
  for (const { of: sum, min, max } of constraints) {
    if (min === max) continue;
    const [single] = sum.terms;
    const isPlain = sum.terms.length === 1 && sum.constant === 0 && single?.[1] === 1 && min <= 0;
    const value = sum.terms.reduce(
      (total, [unknown, times]) => total + times * known[unknown]!,
      sum.constant,
    );
    if (Number.isFinite(min) && !isPlain) add(value - min, sum.terms, 1);
    if (Number.isFinite(max)) add(max - value, sum.terms, -1);
  }
  return {
    width,
    lines,
    lineOf: lines.map(() => undefined),
    columnOf: [undefined, ...free.keys()],
  };
}

/** How much of each free change the expression has. */
function goalOf({ terms }: Expression, { free, of }: Changes, sign: number): Float64Array {
  const goal = new Float64Array(free.length);
  for (const [unknown, times] of terms)
    for (const [column, by] of of[unknown]!.entries()) goal[column]! += sign * times * by;
  return goal;
}

/** Goes as far as there is a way. Tells whether the end was reached. */
function climb(table: Table, goal: Float64Array): boolean {
  const cost = costOf(table, goal);
  for (let step = 0; step < mostSteps; step++) {
    const column = steepest(table, cost);
    if (column === 0) return true;
    const direction = cost[column]! > 0 ? 1 : -1;
    const line = nearest(table, column, direction);
    if (line === -1) return false;
    trade(table, cost, line, column);
  }
  return false;
}

function costOf({ width, lines, lineOf, columnOf }: Table, goal: Float64Array): Float64Array {
  const cost = new Float64Array(width);
  for (const [place, line] of lines.entries()) {
    const own = lineOf[place];
    const times = own === undefined ? 0 : goal[own]!;
    if (times !== 0) for (let column = 0; column < width; column++) cost[column]! += times * line[column]!;
  }
  for (let column = 1; column < width; column++) {
    const own = columnOf[column];
    if (own !== undefined) cost[column]! += goal[own]!;
  }
  return cost;
}

/** A free change may go both ways, and goes first; the distance from a limit may grow. */
function steepest({ width, columnOf }: Table, cost: Float64Array): number {
  let [best, most] = [0, 1e-7];
  for (let column = 1; column < width; column++) {
    const gain = columnOf[column] === undefined ? cost[column]! : Math.abs(cost[column]!);
    if (gain > most) [best, most] = [column, gain];
  }
  return best;
}

/** The limit that is met first. Changes have none. */
function nearest({ lines, lineOf }: Table, column: number, direction: number): number {
  let [found, room, slope] = [-1, Number.POSITIVE_INFINITY, 0];
  for (let place = 0; place < lines.length; place++) {
    if (lineOf[place] !== undefined) continue;
    const line = lines[place]!;
    const falls = -direction * line[column]!;
    if (falls <= 1e-8) continue;
    const own = Math.max(0, line[0]!) / falls;
    if (own < room - nothing || (own < room + nothing && falls > slope))
      [found, room, slope] = [place, own, falls];
  }
  return found;
}

/** The column becomes a line, and the line a column. */
function trade({ width, lines, lineOf, columnOf }: Table, cost: Float64Array, place: number, column: number) {
  const line = lines[place]!;
  const by = line[column]!;
  for (let each = 0; each < width; each++) line[each] = each === column ? 1 / by : -line[each]! / by;
  const own = [...line.keys()].filter((each) => each !== column && Math.abs(line[each]!) > 1e-14);
  for (const other of [...lines, cost]) {
    const times = other[column]!;
    if (other === line || times === 0) continue;
    other[column] = times * line[column]!;
    for (const each of own) other[each]! += times * line[each]!;
  }
  [lineOf[place], columnOf[column]] = [columnOf[column], lineOf[place]];
}

function changeOf({ lines, lineOf }: Table, own: Float64Array): number {
  let value = 0;
  for (const [place, line] of lines.entries()) {
    const free = lineOf[place];
    if (free !== undefined) value += own[free]! * line[0]!;
  }
  return value;
}

function isWithin({ constraints }: Model, values: readonly number[]): boolean {
  return (
    values.every((value) => value >= -nearly) &&
    constraints.every(({ of, min, max }) => {
      const value = of.terms.reduce((sum, [unknown, times]) => sum + times * values[unknown]!, of.constant);
      return value >= min - nearly && value <= max + nearly;
    })
  );
}
