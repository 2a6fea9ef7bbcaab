import { fold } from '../../questionnaire/fold.ts';
import { fieldOf, type RegisterField, registerFields } from './register-value.ts';
import { type Succession, successionOf } from './succession.ts';
import type { RegisterUnit } from './unit.ts';
import { sizeBandOf } from './variables.ts';

interface FieldChange {
  field: RegisterField;
  before: ReturnType<typeof fieldOf>;
  after: ReturnType<typeof fieldOf>;
}

export interface UnitChange {
  before: RegisterUnit;
  after: RegisterUnit;
  fields: FieldChange[];
}

/**
 * What is different between two registers. A unit of the one before is unchanged, changed, removed or made into
 * others; a unit of the one after is unchanged, changed, added or made from others.
 */
export interface RegisterComparison extends Succession {
  unchanged: number;
  changed: UnitChange[];
  /** New, and not made from any unit that was there. */
  added: RegisterUnit[];
  /** No longer there, and no other was made from it. */
  removed: RegisterUnit[];
  /** Those of the changed that have another region, or another size band. */
  movedRegion: UnitChange[];
  movedSize: UnitChange[];
  /** An added and a removed unit that nobody else shares a name with: the same one with another id, most likely. */
  likelySame: { before: RegisterUnit; after: RegisterUnit }[];
}

export function compareRegisters(before: RegisterUnit[], after: RegisterUnit[]): RegisterComparison {
  const earlier = new Map(before.map((unit) => [unit.unit, unit]));
  const later = new Set(after.map(({ unit }) => unit));
  const kept = after.flatMap((unit) => {
    const own = earlier.get(unit.unit);
    return own ? [changeOf(own, unit)] : [];
  });
  const changed = kept.filter(({ fields }) => fields.length > 0);
  const succession = successionOf(before, after);
  const { made, spent } = partsOf(succession);
  const added = after.filter(({ unit }) => !earlier.has(unit) && !made.has(unit));
  const removed = before.filter(({ unit }) => !later.has(unit) && !spent.has(unit));
  return {
    ...succession,
    unchanged: kept.length - changed.length,
    changed,
    added,
    removed,
    movedRegion: changed.filter(({ before, after }) => before.facts.region !== after.facts.region),
    movedSize: changed.filter(
      ({ before, after }) => sizeBandOf(before.facts.fte) !== sizeBandOf(after.facts.fte),
    ),
    likelySame: sameNames(removed, added),
  };
}

function changeOf(before: RegisterUnit, after: RegisterUnit): UnitChange {
  const fields = registerFields.map((field) => ({
    field,
    before: fieldOf(before, field),
    after: fieldOf(after, field),
  }));
  const differ = ({ before, after }: FieldChange) => JSON.stringify(before) !== JSON.stringify(after);
  return { before, after, fields: fields.filter(differ) };
}

/** The ids of units that were made from others, and of those they were made from. */
function partsOf({ merged, split, renumbered }: Succession): { made: Set<string>; spent: Set<string> } {
  return {
    made: new Set([
      ...[...merged, ...renumbered].map(({ into }) => into.unit),
      ...split.flatMap(({ into }) => into.map(({ unit }) => unit)),
    ]),
    spent: new Set([
      ...merged.flatMap(({ from }) => from),
      ...[...split, ...renumbered].map(({ from }) => from),
    ]),
  };
}

function sameNames(removed: RegisterUnit[], added: RegisterUnit[]): RegisterComparison['likelySame'] {
  const before = alone(removed);
  return [...alone(added)].flatMap(([name, after]) => {
    const own = before.get(name);
    return own ? [{ before: own, after }] : [];
  });
}

/** The units that no other in the list shares a name with, by name. */
function alone(units: RegisterUnit[]): Map<string, RegisterUnit> {
  const groups = new Map<string, RegisterUnit[]>();
  for (const unit of units) groups.set(fold(unit.name), [...(groups.get(fold(unit.name)) ?? []), unit]);
  return new Map(
    [...groups].flatMap(([name, [only, ...others]]) => (only && others.length === 0 ? [[name, only]] : [])),
  );
}
