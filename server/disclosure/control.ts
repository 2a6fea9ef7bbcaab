import type { Analysis } from '../analysis/analyse.ts';
import type { NationalReason } from '../analysis/national-only.ts';
import type { DropReason, Groups } from './groups.ts';
import type { BreakdownContent } from './released.ts';

/** What control did, in general: for the publisher alone, who is never told which cell protects which. */
export interface Control {
  /** The groups of each breakdown where some are merged. */
  merged: { breakdown: string; members: string[][] }[];
  dropped: { breakdown: string; reason: DropReason }[];
  /** Cells of the broken-down tables. */
  hiddenCells: number;
  shownCells: number;
  withoutBreakdown: { variable: string; reason: WithoutReason }[];
}

/** Why a variable is not broken down at all: it is derived or routed, or nothing of it could be shown safely. */
export type WithoutReason = NationalReason | 'nothingSafe';

export function controlOf(
  { nationalOnly }: Pick<Analysis, 'nationalOnly'>,
  { divisions, dropped }: Groups,
  tables: BreakdownContent[],
): Control {
  const isShown = tables.flatMap(({ columns, groups }) =>
    groups.flatMap((group) =>
      columns.map((_, place) => !('hidden' in group) && !('hidden' in group.cells[place]!)),
    ),
  );
  const shown = isShown.filter(Boolean).length;
  const merged = divisions.filter(({ groups }) => groups.some(({ members }) => members.length > 1));
  const variables = [...new Set(tables.map(({ variable }) => variable))];
  const isEmpty = (variable: string) =>
    tables.every((table) => table.variable !== variable || table.groups.every((group) => 'hidden' in group));
  return {
    merged: merged.map(({ breakdown, groups }) => ({
      breakdown,
      members: groups.map(({ members }) => members),
    })),
    dropped,
    hiddenCells: isShown.length - shown,
    shownCells: shown,
    withoutBreakdown: [
      ...nationalOnly,
      ...variables.filter(isEmpty).map((variable) => ({ variable, reason: 'nothingSafe' as const })),
    ],
  };
}
