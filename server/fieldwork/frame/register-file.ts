import { type RegisterColumn, registerColumns } from './register-column.ts';
import { fieldOf } from './register-value.ts';
import type { RegisterUnit } from './unit.ts';
import { organisations, regions } from './variables.ts';

/** What the columns are called in a file made here: names that reading knows. */
const columnTitles: Record<RegisterColumn, string> = {
  id: 'id',
  name: 'navn',
  instrument: 'skjema',
  county: 'fylke',
  region: 'region',
  organisation: 'organisering',
  municipalities: 'kommuner',
  fte: 'årsverk',
  emails: 'e-post',
  from: 'sammenslått fra',
  fromDate: 'dato',
};

type RegisterCells = Record<string, string | number>;

/**
 * A register as the cells of a file, by column. Reading the file gives the same register again.
 * @param several whether the wave has several instruments
 */
export function registerFile(
  units: RegisterUnit[],
  several: boolean,
): { columns: string[]; rows: RegisterCells[] } {
  const columns = registerColumns.filter((column) => several || column !== 'instrument');
  return {
    columns: columns.map((column) => columnTitles[column]),
    rows: units.map((unit) =>
      Object.fromEntries(columns.map((column) => [columnTitles[column], cellOf(unit, column)])),
    ),
  };
}

function cellOf(unit: RegisterUnit, column: RegisterColumn): string | number {
  if (column === 'id') return unit.unit;
  if (column === 'region' && unit.facts.region) return regions[unit.facts.region];
  if (column === 'organisation' && unit.facts.organisation) return organisations[unit.facts.organisation];
  const value = fieldOf(unit, column);
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}
