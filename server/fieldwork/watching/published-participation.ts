import type { BreakdownId } from './breakdowns.ts';
import type { StatusCounts, WaveCounts } from './counts.ts';
import { fteCoverage } from './coverage.ts';
import { fewestUnits } from './guard.ts';
import type { LabelOf } from './labels.ts';
import { nonResponse } from './non-response.ts';
import { summarySentence, variableSentence } from './non-response-sentence.ts';
import { responseRate } from './response-rate.ts';

/** Who took part, as anybody may read it. Rates in percent with one decimal; the sentences are bokmål. */
interface ToldParticipation {
  units: number;
  invited: number;
  answered: number;
  rate: number;
  fte?: { register: number; answered: number; coverage: number };
  breakdowns: {
    id: BreakdownId;
    label: string;
    groups: { label: string; units: number; answered: number; rate: number }[];
  }[];
  nonResponse: string[];
}

const names: Record<BreakdownId, string> = {
  region: 'Region',
  size: 'Størrelse',
  organisation: 'Organisasjonsform',
  county: 'Fylke',
  instrument: 'Skjema',
};

/**
 * Nothing when the register is so small that the whole would tell of single units.
 *
 * @param counts made by `guardedCounts`: no group has fewer units than five, and no two differ by fewer
 */
export function publishedParticipation(counts: WaveCounts, labelOf: LabelOf): ToldParticipation | undefined {
  const { all, breakdowns } = counts;
  const rate = responseRate(all);
  if (all.units < fewestUnits || !rate) return undefined;
  const { units, invited, answered } = all;
  return {
    units,
    invited,
    answered,
    rate: rate.percent,
    ...fteOf(all),
    breakdowns: breakdowns.map(({ id, groups }) => ({
      id,
      label: names[id],
      groups: groups.map(({ codes, counts: own }) => ({
        label: labelOf(id, codes),
        units: own.units,
        answered: own.answered,
        rate: responseRate(own)?.percent ?? 0,
      })),
    })),
    nonResponse: sentencesOf(counts, labelOf),
  };
}

function fteOf(all: StatusCounts): Pick<ToldParticipation, 'fte'> {
  const coverage = fteCoverage(all);
  if ('missing' in coverage) return {};
  const { register, answered, percent } = coverage;
  return { fte: { register, answered, coverage: percent } };
}

/** The summary, and a sentence for each thing that was tested. */
function sentencesOf(counts: WaveCounts, labelOf: LabelOf): string[] {
  const report = nonResponse(counts);
  const tested = report.variables.filter(({ adjustedP }) => adjustedP !== undefined);
  return [
    summarySentence(report),
    ...tested.map(
      (variable) => `${names[variable.id]}: ${variableSentence(variable, tested.length, labelOf)}`,
    ),
  ];
}
