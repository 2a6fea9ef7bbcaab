import { createHash } from 'node:crypto';
import type { Release } from '../disclosure/release.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { namedGroups } from './group-labels.ts';

/**
 * Names the plan and the policy of a wave, so that anybody can see that neither was changed after the answers
 * came in. It depends on what is counted and for whom, and on no answer: groups are named as they were before any of
 * them was merged.
 *
 * @returns SHA-256 in hexadecimal
 */
export function planHash(questionnaire: Questionnaire, { policy, tables, coverage, sizes }: Release): string {
  const { survey, wave, breakdowns, weighting } = questionnaire;
  const plan = {
    survey,
    wave,
    policy,
    variables: tables
      .filter(({ scope }) => scope === 'national')
      .map(({ id, countedAs, columns }) => ({ id, countedAs, columns: columns.map(({ code }) => code) })),
    breakdowns: breakdowns.map((id) => ({
      id,
      groups: namedGroups(questionnaire, id).groups.map(({ code }) => code),
    })),
    ...(weighting ? { weighting: weighting.by } : {}),
    totals: [coverage, sizes].map((table) => ('missing' in table ? table : { id: table.id })),
  };
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}
