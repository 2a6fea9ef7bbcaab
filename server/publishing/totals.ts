import type { ReleasedCoverage, ReleasedSizes } from '../disclosure/release.ts';
import type { CoverageRow, NotMade, ReleasedSummary, SizeRow } from '../disclosure/released.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';
import { groupLabels } from './group-labels.ts';

interface Totals {
  /** Names the table in every file. */
  table: string;
  /** The number item that is summed, and its unit. */
  measure: { id: string; text: string; unit: string };
  by: { id: string; label: string };
}

/** How much of the field the respondents speak for. Totals in the unit of the measure, `share` in percent with one decimal. */
export interface CoverageFigure extends Totals {
  /** Where the register's totals are from. */
  source: string;
  rows: (CoverageRow & { label: string })[];
  all: CoverageRow & { label: string };
}

/** Respondents and their sum in each size band, with mean and median of all. */
export interface SizesFigure extends Totals {
  rows: (SizeRow & { label: string })[];
  all: SizeRow & { label: string };
  summary: ReleasedSummary;
}

export function coverageFigure(
  questionnaire: Questionnaire,
  table: ReleasedCoverage | NotMade,
): CoverageFigure | NotMade {
  if ('missing' in table) return table;
  const source = questionnaire.coverage?.register.source ?? '';
  return { ...totalsOf(questionnaire, table), source, ...labelled(questionnaire, table) };
}

export function sizesFigure(
  questionnaire: Questionnaire,
  table: ReleasedSizes | NotMade,
): SizesFigure | NotMade {
  if ('missing' in table) return table;
  return { ...totalsOf(questionnaire, table), ...labelled(questionnaire, table), summary: table.summary };
}

function totalsOf(questionnaire: Questionnaire, table: ReleasedCoverage | ReleasedSizes): Totals {
  const variable = variablesIn(questionnaire).find(({ id }) => id === table.measure);
  if (variable?.measure.type !== 'number') throw new TypeError(`${table.measure} is not a number to sum.`);
  return {
    table: table.id,
    measure: { id: variable.id, text: variable.text, unit: variable.measure.unit },
    by: { id: table.by, label: groupLabels(questionnaire, table.by).label },
  };
}

function labelled<Row extends { code: string; members?: string[] }>(
  questionnaire: Questionnaire,
  table: { by: string; groups: Row[]; all: Row },
) {
  const { labelOf } = groupLabels(questionnaire, table.by);
  return {
    rows: table.groups.map((row) => ({ ...row, label: labelOf(row.members ?? [row.code]) })),
    all: { ...table.all, label: 'Alle' },
  };
}
