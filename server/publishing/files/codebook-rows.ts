import type { CodebookCategory, CodebookVariable, TableCodebook } from './codebook.ts';

/** A row for each category of each variable, for those who read a codebook as a table. */
export const codebookColumns = [
  'question_id',
  'question_type',
  'question_text',
  'universe',
  'base_type',
  'unit',
  'option_code',
  'option_label',
  'option_type',
  'missing_type',
  'in_base',
  'parts',
  'from',
  'to',
  'breakdowns',
  'compared',
  'note',
] as const;

export type CodebookRow = Partial<Record<(typeof codebookColumns)[number], string | number>>;

export function codebookRows({ variables }: TableCodebook): CodebookRow[] {
  return variables.flatMap((variable) => variable.categories.map((category) => rowOf(variable, category)));
}

function rowOf(variable: CodebookVariable, category: CodebookCategory): CodebookRow {
  const { question_id, question_type, text, universe = '', base_type, unit = '', breakdowns } = variable;
  const { code, label, type, missing = '', in_base, parts = [], from, to } = category;
  return {
    question_id,
    question_type,
    question_text: text,
    universe,
    base_type,
    unit,
    option_code: code,
    option_label: label,
    option_type: type,
    missing_type: missing,
    in_base: String(in_base),
    parts: parts.join(' '),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    breakdowns: breakdowns.map(({ id }) => id).join(' '),
    compared: variable.compared ?? '',
    note: variable.note ?? '',
  };
}
