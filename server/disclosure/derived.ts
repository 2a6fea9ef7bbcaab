import type { NationalTable } from '../analysis/table.ts';
import type { Policy } from './policy.ts';
import type { NationalContent } from './released.ts';

/** A national table, and what disclosure would let out of it. */
export interface Judged {
  table: NationalTable;
  content: NationalContent;
}

/**
 * Hides the tables of indicators and counts that would give away what is hidden of the variables they are made
 * from, each table as a whole:
 *
 * - where one of these variables hides somebody: the others could be subtracted from the derived variable;
 * - where the base is from one to the minimum away from that of one of them, and so holds a few whose answers
 *   could be found by subtraction. Not when it is made from one variable alone, whose own table tells it all.
 *
 * What is hidden here hides what is made from it.
 */
export function hideTelling(judged: Judged[], policy: Policy): Judged[] {
  const telling = new Set(judged.filter((one) => !isHidden(one) && tells(one, judged, policy)));
  if (telling.size === 0) return judged;
  return hideTelling(
    judged.map((one) => (telling.has(one) ? hidden(one) : one)),
    policy,
  );
}

function tells({ table }: Judged, judged: Judged[], policy: Policy): boolean {
  const { madeFrom } = table;
  const sources = judged.filter((source) => madeFrom.includes(source.table.variable));
  return (
    sources.some(hidesSomebody) ||
    (measuredIn(sources) > 1 && sources.some((source) => differsByFew(table, source.table, policy)))
  );
}

/** How many of the variables are answers themselves, and not derived. */
function measuredIn(sources: Judged[]): number {
  return sources.filter(({ table }) => table.madeFrom.length === 0).length;
}

function hidesSomebody({ table: { all, categories }, content }: Judged): boolean {
  const shown = content.all;
  if ('hidden' in shown) return all.base > 0 || all.counts.some((count) => count > 0);
  return shown.cells.some(
    (cell, column) => 'hidden' in cell && categories[column]!.role !== 'net' && all.counts[column]! > 0,
  );
}

function differsByFew(one: NationalTable, source: NationalTable, { minimumBase }: Policy): boolean {
  const difference = Math.abs(one.all.base - source.all.base);
  return difference > 0 && difference < minimumBase;
}

function isHidden({ content }: Judged): boolean {
  return 'hidden' in content.all;
}

/** The same with nothing shown. */
function hidden({ table, content }: Judged): Judged {
  return { table, content: { ...content, all: { code: content.all.code, hidden: 'confidential' } } };
}
