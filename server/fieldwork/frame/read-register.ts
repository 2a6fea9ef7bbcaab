import { DomainError } from '../../errors.ts';
import type { Instrument } from '../../questionnaire/questionnaire.ts';
import { type ColumnNames, columnsIn, headerNamed, type RegisterMapping } from './register-column.ts';
import { hasErrors, problem, type RegisterProblem } from './register-problem.ts';
import { readRegisterRow } from './register-row.ts';
import { mostRows, type RegisterTable, readRegisterTable } from './register-table.ts';
import type { RegisterUnit } from './unit.ts';

export interface RegisterReading {
  /** Nothing when there are errors: a register is loaded whole, or not at all. */
  units: RegisterUnit[];
  /** Rows below the header that say something. */
  rows: number;
  header: string[];
  /** What the file tells, and in which column. */
  columns: ColumnNames;
  /** Columns that nobody has a use for. They are never stored. */
  unknownColumns: string[];
  /** By row; those about the whole file first. */
  problems: RegisterProblem[];
}

export interface RegisterContext {
  mapping?: RegisterMapping;
  /** The wave's instruments. With several of them, the file must tell which one each unit gets. */
  instruments?: Instrument[];
  /** The register ids of units that a unit may be made from. Not checked when nothing is known. */
  origins?: ReadonlySet<string> | undefined;
}

/** Reads a register from a CSV file. Whatever is wrong with it stands in the problems; nothing is thrown. */
export function readRegister(bytes: Uint8Array, context: RegisterContext = {}): RegisterReading {
  try {
    return readUnits(readRegisterTable(bytes), context);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const problems = [problem('unreadableFile', error.message)];
    return { units: [], rows: 0, header: [], columns: {}, unknownColumns: [], problems };
  }
}

function readUnits(table: RegisterTable, context: RegisterContext): RegisterReading {
  const { mapping = {}, instruments = [], origins } = context;
  const columns = columnsIn(table.header, mapping, instruments.length > 1);
  const used = Object.values(columns);
  const ofFile = problemsOfFile(table, context, columns);
  const reading = {
    rows: table.rows.length + table.ragged.length,
    header: table.header,
    columns,
    unknownColumns: table.header.filter((name) => !used.includes(name)),
  };
  if (hasErrors(ofFile)) return { ...reading, units: [], problems: ofFile };
  const place = { header: table.header, columns, instruments };
  const rows = table.rows.map((row) => readRegisterRow(place, row));
  const problems = [
    ...ofFile,
    ...[
      ...rows.flatMap((row) => row.problems),
      ...duplicates(rows, columns.id),
      ...unknownOrigins(rows, columns.from, origins),
    ].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  ];
  return { ...reading, units: hasErrors(problems) ? [] : rows.map(({ unit }) => unit), problems };
}

type Row = ReturnType<typeof readRegisterRow>;

function problemsOfFile(
  { header, rows, ragged, width, encoding }: RegisterTable,
  { mapping = {}, instruments = [] }: RegisterContext,
  columns: ColumnNames,
): RegisterProblem[] {
  const count = rows.length + ragged.length;
  const absent = Object.values(mapping).filter(
    (name) => name !== '' && headerNamed(header, name) === undefined,
  );
  const needed = [
    ...(columns.id === undefined ? ['tjenestenes id, for eksempel «id»'] : []),
    ...(columns.name === undefined ? ['tjenestenes navn, for eksempel «navn»'] : []),
    ...(instruments.length > 1 && columns.instrument === undefined
      ? ['hvilket spørreskjema tjenestene skal få, for eksempel «skjema»']
      : []),
  ];
  return [
    ...(count > mostRows
      ? [problem('tooManyRows', `Filen har ${count} rader. Et register kan ha ${mostRows}. Del det opp.`)]
      : []),
    ...absent.map((name) =>
      problem(
        'unknownColumnNamed',
        `Filen har ingen kolonne «${name}». Velg en av kolonnene som er der: ${header.join(', ')}.`,
      ),
    ),
    ...needed.map((what) =>
      problem('missingColumn', `Fant ingen kolonne med ${what}. Velg kolonnen nedenfor, eller legg den til.`),
    ),
    ...ragged
      .slice(0, 100)
      .map(({ row, width: cells }) =>
        problem(
          'raggedRow',
          `Raden har ${cells} ${cells === 1 ? 'celle' : 'celler'}, men overskriftsraden har ${width}. Se etter et skilletegn eller et linjeskift i en celle uten anførselstegn.`,
          { row },
        ),
      ),
    ...(encoding === 'Windows-1252'
      ? [problem('notUtf8', 'Filen er ikke UTF-8. Se etter at æ, ø og å er blitt riktige.')]
      : []),
    ...damaged([{ row: 1, cells: header }, ...rows]),
  ];
}

/** Letters that were read in one encoding and stored in another stay broken in every encoding after that. */
function damaged(rows: RegisterTable['rows']): RegisterProblem[] {
  return rows
    .flatMap(({ row, cells }) => {
      const found = cells.find((cell) => /\uFFFD|Ã[¦¸¥†˜…\u0080-\u00bf]/.test(cell));
      return found === undefined ? [] : [{ row, found }];
    })
    .slice(0, 1)
    .map(({ row, found }) =>
      problem(
        'damagedLetters',
        `Bokstaver er ødelagt i «${found.slice(0, 40)}». Hent filen på nytt fra kilden, og lagre den som «CSV UTF-8».`,
        { row },
      ),
    );
}

function duplicates(rows: Row[], column: string | undefined): RegisterProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, unit }) => {
    const earlier = first.get(unit.unit);
    if (unit.unit === '' || earlier === undefined) {
      first.set(unit.unit, row);
      return [];
    }
    const message = `Id-en «${unit.unit}» står også i rad ${earlier}. Hver tjeneste skal ha én rad. Slett den ene, eller gi tjenesten sin egen id.`;
    return [problem('duplicateId', message, { row, column })];
  });
}

/** A unit may also be made from one that is in the same file: it stays, and has given part of itself away. */
function unknownOrigins(
  rows: Row[],
  column: string | undefined,
  known: ReadonlySet<string> | undefined,
): RegisterProblem[] {
  if (!known) return [];
  const here = new Set(rows.map(({ unit }) => unit.unit));
  return rows.flatMap(({ row, unit }) =>
    (unit.from?.units ?? [])
      .filter((id) => !known.has(id) && !here.has(id))
      .map((id) =>
        problem(
          'unknownFrom',
          `«${id}» var ikke i forrige register. Sjekk id-en, ellers blir ikke sammenslåingen eller delingen kjent.`,
          { row, column },
        ),
      ),
  );
}
