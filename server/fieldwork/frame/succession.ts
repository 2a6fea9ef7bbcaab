import type { Day } from '../wave.ts';
import type { RegisterUnit } from './unit.ts';

/** How units have become others between two registers. One change can be both a merge and a split. */
export interface Succession {
  /** Several units became one. It may have kept the id of one of them. */
  merged: { from: string[]; into: RegisterUnit; on: Day }[];
  /** One unit became several. One of them may have kept its id. */
  split: { from: string; into: RegisterUnit[]; on: Day }[];
  /** One unit became one with another id. */
  renumbered: { from: string; into: RegisterUnit; on: Day }[];
}

interface Made {
  into: RegisterUnit;
  from: string[];
  on: Day;
}

/** What the register says that units were made from, as far as those are in the register before. */
export function successionOf(before: RegisterUnit[], after: RegisterUnit[]): Succession {
  const earlier = new Map(before.map((unit) => [unit.unit, unit]));
  const made = after.flatMap((into) => madeFrom(into, earlier));
  const heirs = heirsOf(made, after);
  return {
    merged: made.filter(({ from }) => from.length > 1),
    split: [...heirs].flatMap(([from, { into, on }]) => (into.length > 1 ? [{ from, into, on }] : [])),
    renumbered: made.flatMap(({ from: [from = '', ...others], into, on }) =>
      others.length === 0 && from !== into.unit && heirs.get(from)?.into.length === 1
        ? [{ from, into, on }]
        : [],
    ),
  };
}

/** Nothing when the register before says the same already. */
function madeFrom(into: RegisterUnit, earlier: ReadonlyMap<string, RegisterUnit>): Made[] {
  const { from: origin } = into;
  const own = earlier.get(into.unit);
  if (!origin || (own && JSON.stringify(own.from) === JSON.stringify(origin))) return [];
  const others = origin.units.filter((id) => id !== into.unit && earlier.has(id));
  if (others.length === 0) return [];
  return [{ into, from: own ? [into.unit, ...others] : others, on: origin.on }];
}

/** What has come of each unit that others were made from: those, and itself if it is still there. */
function heirsOf(made: Made[], after: RegisterUnit[]): Map<string, { into: RegisterUnit[]; on: Day }> {
  const still = new Map(after.map((unit) => [unit.unit, unit]));
  const heirs = new Map<string, { into: RegisterUnit[]; on: Day }>();
  for (const { into, from, on } of made)
    for (const id of from.filter((each) => each !== into.unit)) {
      const self = still.get(id);
      const known = heirs.get(id) ?? { into: self ? [self] : [], on };
      heirs.set(id, { into: [...known.into, into], on });
    }
  return heirs;
}
