import { instrumentBreakdown } from '../questionnaire/instruments.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { columnOf, type Dataset } from './dataset.ts';
import { groupingsOf } from './grouping.ts';
import { kindsBy, plainTrait, sizesOf } from './kinds.ts';

/** Something that results are broken down by, and its groups. In order when they are bands of a number. */
export interface Breakdown {
  id: string;
  codes: string[];
  isOrdered: boolean;
}

/** The groups that a breakdown is shown in: one of its own, or several that are merged. */
export interface Division {
  breakdown: string;
  groups: { code: string; members: string[] }[];
}

/** Respondents who are in the same group of every breakdown; of each a code, or nothing for those in no group. */
export interface Atom {
  codes: (string | undefined)[];
  respondents: number;
}

/** Who is where: every combination of groups that somebody is in, once each. */
export interface Crossings {
  breakdowns: Breakdown[];
  atoms: Atom[];
}

export function crossingsIn(dataset: Dataset, questionnaire: Questionnaire): Crossings {
  const ids = groupingsOf(questionnaire).breakdowns;
  const columns = ids.map((id) => columnOf(dataset, id, 'coded'));
  const kinds = kindsBy(
    dataset.respondents,
    columns.map(({ cells }) => plainTrait(cells)),
  );
  const respondents = sizesOf(kinds);
  return {
    breakdowns: ids.map((id, place) => ({
      id,
      codes: [...columns[place]!.codes],
      isOrdered: isOrdered(questionnaire, id),
    })),
    atoms: kinds.first.map((row, kind) => ({
      codes: columns.map(({ codes, cells }) => codes[cells[row]!]),
      respondents: respondents[kind]!,
    })),
  };
}

function isOrdered({ derived, background }: Questionnaire, id: string): boolean {
  if (id === instrumentBreakdown) return false;
  return (
    derived.some((bands) => bands.id === id) || background.some((known) => known.id === id && known.bands)
  );
}

/** Every group by itself. */
export function undivided({ breakdowns }: Crossings): Division[] {
  return breakdowns.map(({ id, codes }) => ({
    breakdown: id,
    groups: codes.map((code) => ({ code, members: [code] })),
  }));
}
