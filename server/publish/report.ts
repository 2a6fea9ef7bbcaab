import type { Release } from '../disclosure/release.ts';
import type { Breakdown, Figure } from '../publishing/figure.ts';
import { textOf } from '../publishing/figure-rows.ts';
import { groupLabels } from '../publishing/group-labels.ts';
import type { ControlReport } from '../publishing/preview.ts';
import type { Publication } from '../publishing/publication.ts';
import { instrumentBreakdown } from '../questionnaire/instruments.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';

/** Why disclosure control left something out. */
type ControlReasons = Pick<Release['control'], 'dropped' | 'withoutBreakdown'> & {
  weighting?: Release['weighting'] | undefined;
};

type Reason = ControlReasons['dropped' | 'withoutBreakdown'][number]['reason'];

/**
 * What disclosure control has done to the results, as the publisher may know it: in general words, from what readers
 * will see. Which hidden cell had to be hidden, and which was hidden for its sake, is told to nobody.
 */
export function reportOf(
  questionnaire: Questionnaire,
  publication: Pick<Publication, 'sections'>,
  reasons: ControlReasons,
): ControlReport {
  const figures = publication.sections.flatMap((section) => section.figures);
  const breakdowns = figures.flatMap((figure) => figure.breakdowns);
  const cells = [
    ...figures.map(({ all, columns }) => cellsIn(all, columns.length)),
    ...breakdowns.map(cellsOf),
  ];
  return {
    merged: mergedIn(breakdowns),
    dropped: droppedOf(questionnaire, breakdowns, reasons),
    hiddenCells: cells.reduce((sum, { hidden }) => sum + hidden, 0),
    cells: cells.reduce((sum, { all }) => sum + all, 0),
    withoutBreakdown: breakdowns.length === 0 ? [] : withoutBreakdown(figures, reasons),
    ...(reasons.weighting?.method === 'none' ? { unweighted: reasons.weighting.refused } : {}),
  };
}

function cellsOf({ rows, columns }: Breakdown): { hidden: number; all: number } {
  const counted = rows.map((row) => cellsIn(row, columns.length));
  return {
    hidden: counted.reduce((sum, { hidden }) => sum + hidden, 0),
    all: counted.reduce((sum, { all }) => sum + all, 0),
  };
}

function cellsIn(row: Figure['all'], columns: number): { hidden: number; all: number } {
  const hidden = 'hidden' in row ? columns : row.cells.filter((cell) => 'hidden' in cell).length;
  return { hidden, all: columns };
}

function mergedIn(breakdowns: Breakdown[]): ControlReport['merged'] {
  const first = [...new Map(breakdowns.toReversed().map((each) => [each.id, each])).values()].reverse();
  return first.flatMap(({ label, rows }) => {
    const groups = rows.filter(({ members }) => members !== undefined).map((row) => row.label);
    return groups.length > 0 ? [{ breakdown: label, groups }] : [];
  });
}

function droppedOf(
  questionnaire: Questionnaire,
  breakdowns: Breakdown[],
  { dropped }: ControlReasons,
): ControlReport['dropped'] {
  const declared = questionnaire.breakdowns.filter(
    (id) => id !== instrumentBreakdown || questionnaire.instruments.length > 1,
  );
  return declared
    .filter((id) => !breakdowns.some((each) => each.id === id))
    .map((id) => {
      const reason = dropped.find(({ breakdown }) => breakdown === id)?.reason;
      return {
        breakdown: groupLabels(questionnaire, id).label,
        reason: wordsFor(reason, 'Gruppene kan ikke vises uten at noen få kunne skilles ut.'),
      };
    });
}

function withoutBreakdown(figures: Figure[], reasons: ControlReasons): ControlReport['withoutBreakdown'] {
  const byReason = new Map<string, string[]>();
  for (const figure of figures) {
    const known = reasons.withoutBreakdown.find(({ variable }) => variable === figure.id)?.reason;
    if (known === undefined && figure.breakdowns.length > 0) continue;
    const reason = wordsFor(
      known,
      'Svarene er det som gruppene er laget av, eller henger tett sammen med det.',
    );
    byReason.set(reason, [...(byReason.get(reason) ?? []), textOf(figure)]);
  }
  return [...byReason].map(([reason, all]) => ({ reason, figures: all }));
}

function wordsFor(reason: Reason | undefined, usual: string): string {
  return reason === undefined ? usual : words[reason];
}

const words: Record<Reason, string> = {
  tooFew: 'For få har svart til at de kan deles i grupper.',
  differencing: 'Sammen med de andre fordelingene kunne gruppene røpe noen få.',
  nothingSafe: 'Ingen av gruppene kunne vises uten å røpe noen få.',
  derived: 'Det er regnet ut av flere svar, og delt i grupper kunne det røpe dem.',
  routed: 'Bare noen fikk spørsmålet, etter hva de svarte på et annet.',
};
