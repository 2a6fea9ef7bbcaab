import type { Answers } from '../../questionnaire/answer.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { BackgroundCodes } from '../response.ts';
import { decode } from './decode.ts';
import { idsOf } from './identity.ts';
import { layOut } from './layout.ts';
import { type Mapping, noMapping } from './mapping.ts';
import type { CellReport, ImportReport, RowReport } from './report.ts';
import { type RowReading, readRow } from './row.ts';
import { readTable, type Table } from './table.ts';

interface ImportedRow {
  /** The row as a spreadsheet counts it: the header is row 1. */
  row: number;
  id: string;
  answers: Answers;
  /** The groups that the register puts the respondent in. None where the file does not say. */
  background?: BackgroundCodes;
}

/** A file of answers, read and judged. Nothing is stored yet. */
export interface Import {
  survey: string;
  wave: string;
  /** The instrument, in a wave that has several. */
  instrument?: string | undefined;
  /** The version of the questionnaire that the answers were read with. */
  version: string;
  rows: ImportedRow[];
  report: ImportReport;
}

/**
 * Reads a CSV file of answers to a questionnaire. Throws a DomainError when the file or the mapping cannot be
 * used as a whole; what is wrong with a row or a cell stands in the report.
 */
export function readImport(
  questionnaire: Questionnaire,
  bytes: Uint8Array,
  mapping: Mapping = noMapping,
): Import {
  const { survey, wave, slug, instrument, version } = questionnaire;
  const { text, encoding } = decode(bytes);
  const table = readTable(text, mapping.separator);
  const layout = layOut(questionnaire, table.header, mapping);
  const readings = table.rows.map((row) => readRow(questionnaire, layout, row));
  const taken = readings.filter(hasAnswers);
  const ids = idsOf(survey, slug, taken);
  return {
    survey,
    wave,
    instrument: instrument?.id,
    version,
    rows: taken.map(({ row, answers, background }, index) => ({
      row,
      id: ids[index] ?? '',
      answers,
      ...(isEmpty(background) ? {} : { background }),
    })),
    report: {
      rows: table.rows.length + table.ragged.length,
      taken: taken.length,
      notTaken: rowsNotTaken(table, readings),
      cells: readings.flatMap(cellsOf),
      encoding,
      separator: table.separator,
      ignoredColumns: layout.ignored,
      itemsWithoutColumn: layout.withoutColumn.map(({ id }) => id),
      backgroundWithoutColumn: questionnaire.background
        .map(({ id }) => id)
        .filter((id) => !layout.background.some((each) => each.background.id === id)),
    },
  };
}

function hasAnswers({ answers }: RowReading): boolean {
  return !isEmpty(answers);
}

function isEmpty(values: object): boolean {
  return Object.keys(values).length === 0;
}

/** In a row without answers, that required ones are missing goes without saying. */
function cellsOf(reading: RowReading): CellReport[] {
  return hasAnswers(reading)
    ? reading.cells
    : reading.cells.filter(({ reason }) => !['required', 'requiredCells'].includes(reason));
}

function rowsNotTaken(table: Table, readings: RowReading[]): RowReport[] {
  return [
    ...table.ragged.map(({ row, width }): RowReport => {
      const message = `raden har ${width} ${width === 1 ? 'celle' : 'celler'}, men overskriftsraden har ${table.width}. Se etter et skilletegn eller et linjeskift i en celle uten anførselstegn. Raden er ikke tatt med.`;
      return { row, reason: 'ragged', message };
    }),
    ...readings
      .filter((reading) => !hasAnswers(reading))
      .map((reading): RowReport => {
        const { row } = reading;
        return cellsOf(reading).length === 0
          ? { row, reason: 'empty', message: 'raden har ingen svar og er ikke tatt med.' }
          : { row, reason: 'unreadable', message: 'ingen av svarene kan leses, så raden er ikke tatt med.' };
      }),
  ].sort((a, b) => a.row - b.row);
}
