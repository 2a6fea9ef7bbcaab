/** What can be wrong with a register. An error stops the whole import, a warning is shown. */
const registerProblems = {
  unreadableFile: 'error',
  damagedLetters: 'error',
  notUtf8: 'warning',
  tooManyRows: 'error',
  raggedRow: 'error',
  missingColumn: 'error',
  unknownColumnNamed: 'error',
  missingId: 'error',
  duplicateId: 'error',
  missingName: 'error',
  tooLong: 'error',
  unknownInstrument: 'error',
  missingInstrument: 'error',
  unknownRegion: 'error',
  unknownOrganisation: 'error',
  municipalitiesNotWhole: 'error',
  fteNotNumber: 'error',
  fteImplausible: 'warning',
  malformedEmail: 'error',
  tooManyEmails: 'error',
  notADay: 'error',
  missingDay: 'error',
  dayWithoutFrom: 'warning',
  unknownFrom: 'warning',
} as const;
type RegisterProblemCode = keyof typeof registerProblems;

export interface RegisterProblem {
  code: RegisterProblemCode;
  severity: 'error' | 'warning';
  /** The row as a spreadsheet counts it: the header is row 1. Nothing where the whole file is meant. */
  row?: number | undefined;
  /** The column, as the file calls it. */
  column?: string | undefined;
  /** What was found, and how to mend it. */
  message: string;
}

/** What one cell says: a value, or what is wrong with it, or both where the value stands in spite of it. */
export interface CellReading<Value> {
  value?: Value | undefined;
  problem?: { code: RegisterProblemCode; message: string } | undefined;
}

export function problem(
  code: RegisterProblemCode,
  message: string,
  place: Pick<RegisterProblem, 'row' | 'column'> = {},
): RegisterProblem {
  return { code, severity: registerProblems[code], ...place, message };
}

export function hasErrors(problems: readonly RegisterProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
