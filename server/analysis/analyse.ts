import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { type CoverageTable, coverageTable, type NotMade, type SizeTable, sizeTable } from './coverage.ts';
import { type Crossings, crossingsIn } from './crossings.ts';
import type { Dataset } from './dataset.ts';
import { groupingsOf } from './grouping.ts';
import type { Table } from './table.ts';
import { tabulate } from './tabulate.ts';

/** Everything that is counted in a wave. Handed on as a whole, since tables of the same answers must be made safe together. */
export interface Analysis {
  respondents: number;
  tables: Table[];
  /** Which groups of different breakdowns hold the same respondents. */
  crossings: Crossings;
  coverage: CoverageTable | NotMade;
  sizes: SizeTable | NotMade;
}

export function analyse(dataset: Dataset, questionnaire: Questionnaire): Analysis {
  return {
    respondents: dataset.respondents,
    tables: tabulate(dataset, questionnaire),
    crossings: crossingsIn(dataset, groupingsOf(questionnaire).breakdowns),
    coverage: coverageTable(dataset, questionnaire),
    sizes: sizeTable(dataset, questionnaire),
  };
}
