import type { RegisterReading } from './read-register.ts';
import { asRegistered } from './register-value.ts';
import type { RegisterUnit, Unit } from './unit.ts';
import type { RegisterFacts } from './variables.ts';

/**
 * The register as it will be when a file is loaded. What the file has no column for stays as it is: a file without
 * addresses takes no addresses away. An empty cell in a column that is there means that nothing is known.
 */
export function completeRegister(
  { units, columns }: Pick<RegisterReading, 'units' | 'columns'>,
  now: Unit[],
): RegisterUnit[] {
  const known = new Map(now.map((unit) => [unit.unit, asRegistered(unit)]));
  return units.map((unit) => {
    const before = known.get(unit.unit);
    if (!before) return unit;
    const kept = Object.entries(before.facts).filter(
      ([name]) => columns[name as keyof RegisterFacts] === undefined,
    );
    return {
      ...unit,
      facts: { ...unit.facts, ...Object.fromEntries(kept) },
      emails: columns.emails === undefined ? before.emails : unit.emails,
      from: columns.from === undefined ? before.from : unit.from,
    };
  });
}
