import { type CsvVariant, csvFile } from '../publishing/csv.ts';
import type { MicrodataColumn } from './columns.ts';

/** What the codebook tells of the wave, and what is not in the data itself. */
export interface About {
  survey: string;
  wave: string;
  title: string;
  waveLabel: string;
  publisher: string;
  /** Names the questionnaire that was answered. */
  version: string;
  example: boolean;
  respondents: number;
  notes: string[];
  /** Who was asked, in words, by the id of a variable. */
  universeOf: ReadonlyMap<string, string>;
  /** What the parts are called that no section of the questionnaire is. */
  sourceLabels: Record<'derived' | 'register', string>;
}

/** The columns of the files, one by one, with everything that their numbers stand for. */
export function codebookJson(about: About, columns: readonly MicrodataColumn[]): string {
  const { universeOf, sourceLabels, ...wave } = about;
  const variables = columns.map((column) => ({
    ...factsOf(about, column),
    values: column.values.map(({ value, code, label, isMissing }) => ({
      value,
      ...(code === undefined ? {} : { code }),
      label,
      missing: isMissing,
    })),
  }));
  return `${JSON.stringify({ format: 'mikrodata-1', ...wave, weights: false, variables }, null, 2)}\n`;
}

const columnNames = [
  'name',
  'variable',
  'option',
  'label',
  'question',
  'part',
  'type',
  'measure',
  'unit',
  'universe',
];

export function codebookCsv(about: About, columns: readonly MicrodataColumn[], variant: CsvVariant): string {
  return csvFile(
    columnNames,
    columns.map((column) => factsOf(about, column)),
    variant,
  );
}

const valueColumns = ['name', 'value', 'code', 'label', 'missing'];

/** What the numbers of each column stand for. */
export function valuesCsv(columns: readonly MicrodataColumn[], variant: CsvVariant): string {
  const rows = columns.flatMap(({ name, values }) =>
    values.map(({ value, code, label, isMissing }) => ({
      name,
      value,
      code: code ?? '',
      label,
      missing: isMissing ? 1 : 0,
    })),
  );
  return csvFile(valueColumns, rows, variant);
}

function factsOf(
  { universeOf, sourceLabels }: About,
  { name, variable, option, type, measure }: MicrodataColumn,
) {
  const { id, label, text, from, unit } = variable;
  return {
    name,
    variable: id,
    ...(option ? { option: option.code } : {}),
    label: option ? `${label} – ${option.label}` : label,
    question: text,
    part: 'section' in from ? from.section : sourceLabels[from.source],
    type,
    measure,
    ...(unit === undefined ? {} : { unit }),
    ...(universeOf.has(id) ? { universe: universeOf.get(id) } : {}),
  };
}
