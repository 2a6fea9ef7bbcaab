import type { RegisterUnit } from '../../../server/fieldwork/frame/unit.ts';

/** A unit of a register, of which only what is given is known. */
export function registerUnit(unit: string, known: Partial<RegisterUnit> = {}): RegisterUnit {
  return { unit, name: `Tjeneste ${unit}`, facts: {}, emails: [], ...known };
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);

export const instruments = [
  { id: 'kommune', label: 'Kommunale tjenester' },
  { id: 'bydel', label: 'Bydeler i Oslo' },
];
