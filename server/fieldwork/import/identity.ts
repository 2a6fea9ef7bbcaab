import { createHash } from 'node:crypto';
import type { Answers } from '../../questionnaire/answer.ts';

/**
 * Ids for imported responses, in the order of `responses`: 32 hexadecimal characters, made from the survey,
 * the wave, the answers, and a number among those with equal answers. So the same answers get the same ids
 * however the file was sorted, named or saved, and importing them again doubles nothing. Hashing also keeps
 * the order of the rows out of a collection that is sorted by id.
 */
export function idsOf(survey: string, wave: string, responses: Answers[]): string[] {
  const seen = new Map<string, number>();
  return responses.map((answers) => {
    const content = canonical(answers);
    const occurrence = (seen.get(content) ?? 0) + 1;
    seen.set(content, occurrence);
    return createHash('sha256')
      .update(JSON.stringify(['imported response', survey, wave, content, occurrence]))
      .digest('hex')
      .slice(0, 32);
  });
}

/** JSON with sorted keys. Lists are sorted too: the only ones are chosen options, whose order means nothing. */
function canonical(answers: Answers): string {
  return JSON.stringify(answers, (_key, value: unknown) => {
    if (Array.isArray(value)) return value.toSorted();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
