import type { Crossings } from '../analysis/crossings.ts';
import { nobodysGroup } from '../analysis/table.ts';
import type { Judged } from './derived.ts';
import { hidden } from './derived.ts';
import type { Policy } from './policy.ts';
import { isSumOf } from './span.ts';

/** Respondents by the combinations they are in: 1 for each combination that they have. */
interface Part {
  judged: Judged;
  members: number[];
  base: number;
  isShown: boolean;
}

/**
 * Hides breakdowns, each as a whole, that together with the others of the variable give away a few respondents.
 * Groups of different breakdowns may be parts of one another: when all districts are in Oslo, the region tells of
 * the districts, and of those who are left when they are subtracted.
 *
 * A few are given away when they are a sum and difference of what is shown: when they are a linear combination of
 * the shown groups, each taken as the combinations of groups that it holds. The few are groups below the minimum,
 * those in no group, and what is left of one group without another that is part of it.
 */
export function hideLinked(judged: Judged[], crossings: Crossings, { minimumBase }: Policy): Judged[] {
  if (minimumBase === 0 || crossings.breakdowns.length < 2) return judged;
  const variables = [...new Set(judged.map(({ table }) => table.variable))];
  const telling = new Set(
    variables.flatMap((variable) => {
      const tables = judged.filter(({ table }) => table.variable === variable);
      return tellingAmong(
        tables.flatMap((each) => partsOf(each, crossings)),
        minimumBase,
      );
    }),
  );
  return judged.map((one) => (telling.has(one) ? hidden(one) : one));
}

/** The last breakdowns that were declared go first. */
function tellingAmong(parts: Part[], minimumBase: number): Judged[] {
  const few = fewIn(parts, minimumBase);
  const gone: Judged[] = [];
  for (;;) {
    const shown = parts.filter(({ isShown, judged }) => isShown && !gone.includes(judged));
    const known = shown.map(({ members }) => members);
    if (!few.some((members) => isSumOf(members, known))) return gone;
    const last = shown.findLast(({ judged }) => judged.table.scope === 'breakdown');
    if (!last) return gone;
    gone.push(last.judged);
  }
}

function fewIn(parts: Part[], minimumBase: number): number[][] {
  const isFew = (base: number) => base > 0 && base < minimumBase;
  const groups = parts.filter(({ judged }) => judged.table.scope === 'breakdown');
  const left = groups.flatMap((whole) =>
    groups
      .filter((part) => isFew(whole.base - part.base) && isWithin(part, whole))
      .map((part) => whole.members.map((member, place) => member - part.members[place]!)),
  );
  return [...groups.filter(({ base }) => isFew(base)).map(({ members }) => members), ...left];
}

function isWithin(part: Part, whole: Part): boolean {
  return part.members.every((member, place) => member <= whole.members[place]!);
}

function partsOf(judged: Judged, { breakdowns, combinations }: Crossings): Part[] {
  const { table, content } = judged;
  if (table.scope === 'national' || content.scope === 'national') {
    const isShown = content.scope === 'national' && !('hidden' in content.all);
    const base = table.scope === 'national' ? table.all.base : 0;
    return [{ judged, members: combinations.map(() => 1), base, isShown }];
  }
  const at = breakdowns.indexOf(table.breakdown);
  const shown = new Set(content.groups.flatMap((group) => ('hidden' in group ? [] : [group.code])));
  return [...table.groups, table.ungrouped].map(({ code, base }) => ({
    judged,
    members: combinations.map((codes) => Number((codes[at] ?? nobodysGroup) === code)),
    base,
    isShown: shown.has(code),
  }));
}
