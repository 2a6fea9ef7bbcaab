import type { UnitChanges } from '../../../fieldwork/frame/change-unit.ts';
import { type ColumnNames, registerColumns } from '../../../fieldwork/frame/register-column.ts';
import { hasErrors } from '../../../fieldwork/frame/register-problem.ts';
import { readRegisterRow } from '../../../fieldwork/frame/register-row.ts';
import { asRegistered, fieldOf } from '../../../fieldwork/frame/register-value.ts';
import type { Unit } from '../../../fieldwork/frame/unit.ts';
import type { Instrument } from '../../../questionnaire/questionnaire.ts';
import { translate as t } from '../../i18n/translate.ts';

/** The fields of the form, called as the columns of a register are. */
const unitFields = registerColumns.filter((column) => !['id', 'from', 'fromDate'].includes(column));
type UnitForm = Record<string, string>;

export interface FieldProblem {
  field: string;
  label: string;
  text: string;
}

/** What the form holds when it is opened. */
export function unitForm(unit: Unit): UnitForm {
  const registered = asRegistered(unit);
  return Object.fromEntries(
    unitFields.flatMap((field) => {
      if (field === 'id') return [];
      const value = fieldOf(registered, field) ?? '';
      if (Array.isArray(value)) return [[field, value.join('\n')]];
      return [[field, String(value).replace('.', typeof value === 'number' ? ',' : '.')]];
    }),
  );
}

export function unitFormIn(body: unknown): UnitForm {
  const given = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    unitFields.map((field) => [field, typeof given[field] === 'string' ? given[field] : '']),
  );
}

/** Reads a form as one row of a register: what can stand in a file, can stand here. */
export function readUnitForm(
  form: UnitForm,
  unit: Unit,
  instruments: Instrument[],
): { changes?: UnitChanges; problems: FieldProblem[] } {
  const asked = unitFields.filter((field) => field !== 'instrument' || instruments.length > 1);
  const header = ['id', ...asked];
  const columns = Object.fromEntries(header.map((name) => [name, name])) as ColumnNames;
  const cells = header.map((name) => (name === 'id' ? unit.unit : (form[name] ?? '')));
  const reading = readRegisterRow({ header, columns, instruments }, { row: 1, cells });
  if (hasErrors(reading.problems))
    return {
      problems: reading.problems
        .filter(({ severity }) => severity === 'error')
        .map(({ column = '', message }) => ({
          field: column,
          label: t(`admin.frame.column.${column}`),
          text: message,
        })),
    };
  const { name, instrument, facts, emails } = reading.unit;
  return { changes: { name, instrument, facts, emails }, problems: [] };
}
