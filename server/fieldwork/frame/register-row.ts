import type { Instrument } from '../../questionnaire/questionnaire.ts';
import type { TableRow } from '../import/table.ts';
import type { ColumnNames, RegisterColumn } from './register-column.ts';
import { type CellReading, problem, type RegisterProblem } from './register-problem.ts';
import {
  dayIn,
  emailsIn,
  fteIn,
  instrumentIn,
  longest,
  municipalitiesIn,
  organisationIn,
  originsIn,
  regionIn,
  textIn,
} from './register-values.ts';
import type { RegisterUnit } from './unit.ts';

interface RowPlace {
  header: string[];
  columns: ColumnNames;
  /** The wave's instruments. The units get the only one where no column tells. */
  instruments: Instrument[];
}

/** One row of a register. The unit is whole only when no problem is an error. */
export function readRegisterRow(
  { header, columns, instruments }: RowPlace,
  { row, cells }: TableRow,
): { row: number; unit: RegisterUnit; problems: RegisterProblem[] } {
  const problems: RegisterProblem[] = [];
  const read = <Value>(column: RegisterColumn, reading: (cell: string) => CellReading<Value>) => {
    const name = columns[column];
    if (name === undefined) return undefined;
    const found = reading(withoutGuard(cells[header.indexOf(name)] ?? ''));
    if (found.problem)
      problems.push(problem(found.problem.code, found.problem.message, { row, column: name }));
    return found.value;
  };
  const unit: RegisterUnit = {
    unit:
      read(
        'id',
        required('missingId', 'Tjenesten mangler id. Skriv den id-en registeret har gitt den.', longest.id),
      ) ?? '',
    name: read('name', required('missingName', 'Tjenesten mangler navn. Skriv navnet.', longest.name)) ?? '',
    facts: {
      county: read('county', (cell) => textIn(cell, longest.county)),
      region: read('region', regionIn),
      organisation: read('organisation', organisationIn),
      municipalities: read('municipalities', municipalitiesIn),
      fte: read('fte', fteIn),
    },
    emails: read('emails', emailsIn) ?? [],
    instrument: read('instrument', (cell) => instrumentIn(cell, instruments)) ?? instruments[0]?.id,
  };
  const from = originOf(
    read('from', originsIn) ?? [],
    { on: read('fromDate', dayIn), place: { row, column: columns.fromDate ?? columns.from } },
    problems,
  );
  return { row, unit: { ...unit, from }, problems };
}

/** A cell that a spreadsheet would take for a formula has an apostrophe before it in the files made here. */
function withoutGuard(cell: string): string {
  return cell.replace(/^'(?=[=+\-@])/, '');
}

function required(code: 'missingId' | 'missingName', message: string, limit: number) {
  return (cell: string): CellReading<string> =>
    cell.trim() === '' ? { problem: { code, message } } : textIn(cell, limit);
}

/** What a unit was made from, which is not known until the day is. */
function originOf(
  units: string[],
  { on, place }: { on: string | undefined; place: Pick<RegisterProblem, 'row' | 'column'> },
  problems: RegisterProblem[],
): RegisterUnit['from'] {
  const alreadyTold = problems.some(({ code }) => code === 'notADay');
  if (units.length > 0 && on === undefined && !alreadyTold)
    problems.push(
      problem(
        'missingDay',
        'Skriv datoen da tjenesten ble slått sammen eller delt, slik: 01.01.2024.',
        place,
      ),
    );
  if (units.length === 0 && on !== undefined)
    problems.push(
      problem(
        'dayWithoutFrom',
        'Datoen brukes ikke når det ikke står hvilke tjenester denne er laget av.',
        place,
      ),
    );
  return units.length > 0 && on !== undefined ? { units, on } : undefined;
}
