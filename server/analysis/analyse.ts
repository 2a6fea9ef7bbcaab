import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { type Banded, bandedNumbers } from './banded.ts';
import { type CoverageTable, coverageTable, type NotMade, type SizeTable, sizeTable } from './coverage.ts';
import { type Crossings, crossingsIn, type Division } from './crossings.ts';
import type { Dataset } from './dataset.ts';
import { type Exchanges, exchangesIn } from './exchanges.ts';
import { type NationalReason, nationalOnly } from './national-only.ts';
import { type Numbers, numbersBy } from './numbers.ts';
import type { Table } from './table.ts';
import { tablesOf } from './tabulate.ts';
import type { Grouping } from './tally.ts';
import { type NotWeighted, type Weighted, weightedIn } from './weighted.ts';
import type { RegisterCounts } from './weighting.ts';

/** Everything that is counted in a wave. Handed on as a whole, since tables of the same answers must be made safe together. */
export interface Analysis {
  respondents: number;
  /** What the wave is broken down by, and who is where. */
  crossings: Crossings;
  /** The variables that are not broken down though they make no groups. */
  nationalOnly: { variable: string; reason: NationalReason }[];
  /**
   * Every table of the plan, in its order, with respondents in these groups, or in each by itself. Each is counted when
   * it is asked for.
   */
  tables(divisions?: Division[]): Iterable<Table>;
  /** How answers could be otherwise without anybody seeing it from what is national. */
  exchanges(divisions: Division[], further?: Grouping[]): Exchanges;
  /** The numbers themselves, to see what their sums and means would tell. */
  numbers(divisions: Division[], variable: string, isInBands?: boolean): Numbers;
  /** The numbers that are counted in bands; nothing where it is not known which numbers could be in their place. */
  banded(divisions: Division[], variable: string): Banded | undefined;
  /** The shares of all units in the register, where the questionnaire asks for them. */
  weighted?: Weighted | NotWeighted | undefined;
  coverage: CoverageTable | NotMade;
  sizes: SizeTable | NotMade;
}

/** @param register what answers are weighted to, where the questionnaire asks for it and the wave has a register */
export function analyse(dataset: Dataset, questionnaire: Questionnaire, register?: RegisterCounts): Analysis {
  const national =
    questionnaire.disclosure === 'open' ? [] : nationalOnly(questionnaire, dataset.instruments);
  return {
    respondents: dataset.respondents,
    crossings: crossingsIn(dataset, questionnaire),
    nationalOnly: [...national].map(([variable, reason]) => ({ variable, reason })),
    tables: (divisions) => tablesOf(dataset, questionnaire, divisions),
    exchanges: (divisions, further) => exchangesIn(dataset, questionnaire, divisions, further),
    numbers: (divisions, variable, isInBands) =>
      numbersBy(dataset, questionnaire, divisions, variable, isInBands),
    banded: (divisions, variable) => bandedNumbers(dataset, questionnaire, divisions, variable),
    weighted: weightedIn(dataset, questionnaire, register),
    coverage: coverageTable(dataset, questionnaire),
    sizes: sizeTable(dataset, questionnaire),
  };
}
