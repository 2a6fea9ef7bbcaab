import { createHash } from 'node:crypto';
import type { Release, ReleasedTable } from '../disclosure/release.ts';

/**
 * Names the plan and the policy of a wave, so that anybody can see that neither was changed after the answers
 * came in. It depends on what is counted and for whom, and on no answer.
 *
 * @returns SHA-256 in hexadecimal
 */
export function planHash(survey: string, wave: string, { policy, tables, coverage, sizes }: Release): string {
  const plan = {
    survey,
    wave,
    policy,
    tables: tables.map(planned),
    totals: [coverage, sizes].map((table) =>
      'missing' in table ? table : { id: table.id, groups: table.groups.map(({ code }) => code) },
    ),
  };
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

function planned(table: ReleasedTable) {
  const { id, countedAs, columns } = table;
  const groups = table.scope === 'breakdown' ? table.groups.map(({ code }) => code) : [];
  return { id, countedAs, columns: columns.map(({ code }) => code), groups };
}
