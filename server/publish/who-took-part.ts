import type { Release } from '../disclosure/release.ts';
import { keptUnitsByGroup, type UnitsByGroup, unitsByGroup } from '../fieldwork/frame/frame-counts.ts';
import type { UnitStore } from '../fieldwork/frame/unit.ts';
import { fewestUnits, guardedCounts } from '../fieldwork/watching/guard.ts';
import { groupLabels } from '../fieldwork/watching/labels.ts';
import { publishedParticipation } from '../fieldwork/watching/published-participation.ts';
import type { Wave } from '../fieldwork/wave.ts';
import type { FrameCounts } from '../publishing/frame-counts.ts';
import type { PublishedParticipation } from '../publishing/participation.ts';
import type { Publication } from '../publishing/publication.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';

/** What a register says about a wave, to be told with its results. */
interface TookPart {
  participation?: PublishedParticipation | undefined;
  frame?: FrameCounts | undefined;
}

/**
 * Made from the units as long as they are there, then from the counts that were kept, and else as the version before
 * told it. Nothing where the wave never had a register.
 */
export async function whoTookPart(
  { units }: { units: Pick<UnitStore, 'list'> },
  wave: Pick<Wave, 'survey' | 'wave'> & Partial<Pick<Wave, 'rates'>>,
  questionnaire: Questionnaire,
  release: Release,
  previous: Publication | undefined,
): Promise<TookPart> {
  const labels = groupLabels(
    Object.fromEntries(questionnaire.instruments.map(({ id, label }) => [id, label])),
  );
  const groups = groupsIn(release);
  if (wave.rates) {
    const kept = keptUnitsByGroup(wave.rates, questionnaire);
    const earlier = frameOfEarlier(previous, groups)?.groups;
    return {
      participation: publishedParticipation(wave.rates, labels),
      frame: tellable({ ...kept, groups: { ...earlier, ...kept.groups } }, groups),
    };
  }
  const all = await units.list(wave.survey, wave.wave);
  if (all.length === 0)
    return {
      participation: previous?.participation,
      frame: tellable(frameOfEarlier(previous, groups), groups),
    };
  return {
    participation: publishedParticipation(guardedCounts(all), labels),
    frame: tellable(unitsByGroup(all, questionnaire), groups),
  };
}

/** The groups of each breakdown, each as the codes it is made of: they are the same for every item. */
type Groups = Map<string, string[][]>;

function groupsIn({ tables }: Pick<Release, 'tables'>): Groups {
  const groups: Groups = new Map();
  for (const table of tables)
    if (table.scope === 'breakdown' && !groups.has(table.breakdown))
      groups.set(
        table.breakdown,
        table.groups.map(({ code, members }) => members ?? [code]),
      );
  return groups;
}

/** Without the breakdowns that would tell of a few units, and without everything where these are all there are. */
function tellable(frame: UnitsByGroup | undefined, groups: Groups): FrameCounts | undefined {
  if (!frame || frame.all < fewestUnits) return undefined;
  const isTold = (breakdown: string, known: Record<string, number>) =>
    (groups.get(breakdown) ?? []).every((codes) => {
      const units = codes.reduce((sum, code) => sum + (known[code] ?? 0), 0);
      return units === 0 || units >= fewestUnits;
    });
  return {
    all: frame.all,
    groups: Object.fromEntries(Object.entries(frame.groups).filter(([id, known]) => isTold(id, known))),
  };
}

/**
 * Units as an earlier version told them. Of a merged group it is known how many there are in all, so a breakdown can be
 * told again only if its groups are the same.
 */
function frameOfEarlier(previous: Publication | undefined, groups: Groups): UnitsByGroup | undefined {
  const figures = previous?.sections.flatMap((section) => section.figures) ?? [];
  const all = figures.find((figure) => figure.all.frame !== undefined)?.all.frame;
  if (all === undefined) return undefined;
  const told: UnitsByGroup['groups'] = {};
  for (const [breakdown, own] of groups) {
    const rows = figures.flatMap(({ breakdowns }) => breakdowns.filter(({ id }) => id === breakdown))[0]
      ?.rows;
    const counts = own.map((codes) => {
      const row = rows?.find(({ code, members }) => `${members ?? [code]}` === `${codes}`);
      // All of them under the first code: the group is looked up by the sum of its codes.
      return [codes[0] ?? '', row?.frame] as const;
    });
    if (counts.length > 0 && counts.every(([, units]) => units !== undefined))
      told[breakdown] = Object.fromEntries(counts.map(([code, units]) => [code, units ?? 0]));
  }
  return { all, groups: told };
}
