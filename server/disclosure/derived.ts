import type { Group, Table } from '../analysis/table.ts';
import type { Policy } from './policy.ts';
import type { BreakdownContent, NationalContent, ReleasedGroup } from './released.ts';

/** A table, and what disclosure would let out of it. */
export interface Judged {
  table: Table;
  content: NationalContent | BreakdownContent;
}

/**
 * Hides the tables of indicators and counts that would give away what is hidden of the variables they are made
 * from, each table as a whole:
 *
 * - where one of these variables hides somebody: the others could be subtracted from the derived variable;
 * - where the base is from one to the minimum away from that of one of them, and so holds a few whose answers
 *   could be found by subtraction. Not when it is made from one variable alone, whose own table tells it all.
 *
 * What is hidden for everybody is hidden in every breakdown. What is hidden here hides what is made from it.
 */
export function hideTelling(judged: Judged[], policy: Policy): Judged[] {
  const telling = new Set(judged.filter((one) => !isHidden(one) && tells(one, judged, policy)));
  if (telling.size === 0) return judged;
  return hideTelling(
    judged.map((one) => (telling.has(one) ? hidden(one) : one)),
    policy,
  );
}

function tells(one: Judged, judged: Judged[], policy: Policy): boolean {
  const { variable, madeFrom } = one.table;
  if (madeFrom.length === 0) return false;
  const sources = judged.filter(
    ({ table }) => madeFrom.includes(table.variable) && breakdownOf(table) === breakdownOf(one.table),
  );
  const national = judged.find(({ table }) => table.scope === 'national' && table.variable === variable);
  return (
    sources.some(hidesSomebody) ||
    (national !== undefined && isHidden(national)) ||
    (measuredIn(madeFrom, judged) > 1 && sources.some((source) => differsByFew(one, source, policy)))
  );
}

/** How many of the variables are answers themselves, and not derived. */
function measuredIn(madeFrom: string[], judged: Judged[]): number {
  const derived = new Set(judged.flatMap(({ table }) => (table.madeFrom.length > 0 ? [table.variable] : [])));
  return madeFrom.filter((id) => !derived.has(id)).length;
}

function hidesSomebody({ table, content }: Judged): boolean {
  const released = releasedIn(content);
  return groupsIn(table).some((group, place) => {
    const shown = released[place];
    // Those without a group are never released.
    if (!shown) return false;
    if ('hidden' in shown) return group.base > 0 || group.counts.some((count) => count > 0);
    return shown.cells.some(
      (cell, column) =>
        'hidden' in cell && table.categories[column]!.role !== 'net' && group.counts[column]! > 0,
    );
  });
}

/** Those without a group count too: they are what is left when the shown groups are subtracted. */
function differsByFew(one: Judged, source: Judged, { minimumBase }: Policy): boolean {
  const bases = groupsIn(source.table).map(({ base }) => base);
  return groupsIn(one.table).some(({ base }, place) => {
    const difference = Math.abs(base - bases[place]!);
    return difference > 0 && difference < minimumBase;
  });
}

function isHidden({ content }: Judged): boolean {
  return releasedIn(content).every((group) => 'hidden' in group);
}

/** The same with nothing shown. */
export function hidden({ table, content }: Judged): Judged {
  const none = ({ code }: ReleasedGroup): ReleasedGroup => ({ code, hidden: 'confidential' });
  return content.scope === 'national'
    ? { table, content: { ...content, all: none(content.all) } }
    : { table, content: { ...content, groups: content.groups.map(none) } };
}

/** In the order of {@link releasedIn}, and then those without a group. */
function groupsIn(table: Table): Group[] {
  return table.scope === 'national' ? [table.all] : [...table.groups, table.ungrouped];
}

function releasedIn(content: Judged['content']): ReleasedGroup[] {
  return content.scope === 'national' ? [content.all] : content.groups;
}

function breakdownOf(table: Table): string | undefined {
  return table.scope === 'breakdown' ? table.breakdown : undefined;
}
