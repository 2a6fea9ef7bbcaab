import { backgroundGroups, valuesOf } from '../../questionnaire/background.ts';
import { instrumentBreakdown } from '../../questionnaire/instruments.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { registerCode } from '../../questionnaire/register.ts';
import { backgroundOf } from '../background.ts';
import type { BreakdownId } from '../watching/breakdowns.ts';
import type { WaveCounts } from '../watching/counts.ts';
import type { Unit } from './unit.ts';

/** How many units the register has, and in each group of a breakdown that it knows. */
export interface UnitsByGroup {
  all: number;
  groups: Record<string, Record<string, number>>;
}

type Asked = Pick<Questionnaire, 'background' | 'instruments' | 'breakdowns'>;

/** Every unit of the register, in the groups that the answers were stored with. */
export function unitsByGroup(
  units: Pick<Unit, 'facts' | 'instrument'>[],
  questionnaire: Asked,
): UnitsByGroup {
  const groups: UnitsByGroup['groups'] = {};
  for (const { id, codes } of knownBreakdowns(questionnaire))
    groups[id] = Object.fromEntries(codes.map((code) => [code, 0]));
  for (const { facts, instrument } of units) {
    const codes: Record<string, string | undefined> = {
      ...backgroundOf(questionnaire, facts),
      [instrumentBreakdown]: instrument,
    };
    for (const [breakdown, counts] of Object.entries(groups)) {
      const code = codes[breakdown];
      if (code !== undefined) counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return { all: units.length, groups };
}

function knownBreakdowns({ background, instruments, breakdowns }: Asked): { id: string; codes: string[] }[] {
  const known = background
    .filter(({ id }) => breakdowns.includes(id))
    .map((each) => ({ id: each.id, codes: backgroundGroups(each).map(({ code }) => code) }));
  return instruments.length > 1
    ? [...known, { id: instrumentBreakdown, codes: instruments.map(({ id }) => id) }]
    : known;
}

/**
 * The same from what was kept when the units were deleted, where it tells. Groups may have been merged then, so a
 * breakdown is there only if each of its groups is made of whole groups that were kept; one of numbers never is.
 */
export function keptUnitsByGroup({ all, breakdowns }: WaveCounts, questionnaire: Asked): UnitsByGroup {
  const groups: UnitsByGroup['groups'] = {};
  const take = (id: string, from: BreakdownId, wanted: Record<string, string[]>) => {
    const kept = breakdowns.find((each) => each.id === from)?.groups;
    const counted =
      kept &&
      Object.entries(wanted).map(([code, values]) => {
        const touched = kept.filter(({ codes }) => codes.some((each) => values.includes(registerCode(each))));
        const isWhole = touched.every(({ codes }) =>
          codes.every((each) => values.includes(registerCode(each))),
        );
        return [
          code,
          isWhole ? touched.reduce((sum, { counts }) => sum + counts.units, 0) : undefined,
        ] as const;
      });
    if (counted?.every(([, units]) => units !== undefined))
      groups[id] = Object.fromEntries(counted.map(([code, units]) => [code, units ?? 0]));
  };
  for (const { id, from, options } of questionnaire.background)
    if (questionnaire.breakdowns.includes(id) && options && from !== 'municipalities' && from !== 'fte')
      take(id, from, Object.fromEntries(options.map((option) => [option.code, valuesOf(option)])));
  if (questionnaire.instruments.length > 1)
    take(
      instrumentBreakdown,
      'instrument',
      Object.fromEntries(questionnaire.instruments.map(({ id }) => [id, [registerCode(id)]])),
    );
  return { all: all.units, groups };
}
