import { optionsOf } from '../questionnaire/kinds/all.ts';
import { type Coverage, itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';
import { percentWithOneDecimal, tidySum } from '../statistics/rounding.ts';
import { answered, columnOf, type Dataset } from './dataset.ts';
import { nobodysGroup, type Summary } from './table.ts';
import { type Grouping, summaries, undividedGrouping } from './tally.ts';

/** How many units answered in each group, and how much of the field they speak for. */
export interface CoverageTable {
  id: string;
  measure: string;
  by: string;
  groups: CoverageGroup[];
  all: CoverageGroup;
}

/** How many units answered in each size band, and their sum. */
export interface SizeTable {
  id: string;
  measure: string;
  by: string;
  groups: SizeGroup[];
  all: SizeGroup;
  summary: Summary;
}

export interface SizeGroup {
  code: string;
  /** Respondents with an answer to the measured item. */
  answers: number;
  /** Their sum, in the item's unit. */
  total: number;
}

export interface CoverageGroup extends SizeGroup {
  /** The register's total for the group, in the same unit. */
  register: number;
  /** `total` of `register` in percent, with one decimal. */
  share: number;
}

/** Why a table is not there. */
export type NotMade = { missing: 'notDeclared' | 'noBands' };

/** Coverage as the questionnaire declares it: the sum of `measure` in each option of `by`, against the register. */
export function coverageTable(dataset: Dataset, questionnaire: Questionnaire): CoverageTable | NotMade {
  const { coverage } = questionnaire;
  if (!coverage) return { missing: 'notDeclared' };
  const { measure, by, register } = coverage;
  // The last group is of those who are in none.
  const groups = totalsBy(dataset, measure, columnOf(dataset, by, 'coded')).slice(0, -1);
  const registerSum = codesOf(questionnaire, coverage).reduce((sum, code) => sum + register.totals[code]!, 0);
  return {
    id: `${measure}_coverage_by_${by}`,
    measure,
    by,
    groups: groups.map((group) => covered(group, register.totals[group.code]!)),
    all: covered(totalOf(dataset, measure), tidySum(registerSum)),
  };
}

/** The measured item of the coverage, by the first derived variable that bands it. */
export function sizeTable(dataset: Dataset, questionnaire: Questionnaire): SizeTable | NotMade {
  const measure = questionnaire.coverage?.measure;
  if (measure === undefined) return { missing: 'notDeclared' };
  const bands = questionnaire.derived.find(({ of }) => of === measure);
  if (!bands) return { missing: 'noBands' };
  const groups = totalsBy(dataset, measure, columnOf(dataset, bands.id, 'coded'));
  return {
    id: `${measure}_size_by_${bands.id}`,
    measure,
    by: bands.id,
    // A unit without an answer has no band, so the last group, of the ungrouped, is always empty.
    groups: groups.slice(0, -1),
    all: totalOf(dataset, measure),
    summary: summaries(columnOf(dataset, measure, 'number'), undividedGrouping(dataset))[0]!,
  };
}

function codesOf(questionnaire: Questionnaire, coverage: Coverage): string[] {
  const item = itemsOf(questionnaire).find(({ id }) => id === coverage.by)!;
  return optionsOf(item).map(({ code }) => code);
}

function covered(group: SizeGroup, register: number): CoverageGroup {
  return { ...group, register, share: percentWithOneDecimal(group.total, register) };
}

function totalOf(dataset: Dataset, measure: string): SizeGroup {
  return totalsBy(dataset, measure, undividedGrouping(dataset))[0]!;
}

function totalsBy(dataset: Dataset, measure: string, grouping: Grouping): SizeGroup[] {
  const { status, values } = columnOf(dataset, measure, 'number');
  const totals = [...grouping.codes, nobodysGroup].map((code): SizeGroup => {
    return { code, answers: 0, total: 0 };
  });
  for (let row = 0; row < status.length; row++) {
    if (status[row] !== answered) continue;
    const group = totals[Math.min(grouping.cells[row]!, grouping.codes.length)]!;
    group.answers += 1;
    group.total += values[row]!;
  }
  return totals.map((group) => ({ ...group, total: tidySum(group.total) }));
}
