import type { RegisterComparison } from '../../../server/fieldwork/frame/compare-registers.ts';
import type { RegisterUnit } from '../../../server/fieldwork/frame/unit.ts';

/** A unit of a register, of which only what is given is known. */
export function registerUnit(unit: string, known: Partial<RegisterUnit> = {}): RegisterUnit {
  return { unit, name: `Tjeneste ${unit}`, facts: {}, emails: [], ...known };
}

/** Whether loading the one register over the other would change nothing. */
export function isSame({ changed, added, removed, merged, split, renumbered }: RegisterComparison): boolean {
  return [changed, added, removed, merged, split, renumbered].every((list) => list.length === 0);
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);

export const instruments = [
  { id: 'kommune', label: 'Kommunale tjenester' },
  { id: 'bydel', label: 'Bydeler i Oslo' },
];
