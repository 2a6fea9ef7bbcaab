import { createHash } from 'node:crypto';
import { type Answer, type Answers, isGrid } from '../../questionnaire/answer.ts';
import type { BackgroundCodes } from '../response.ts';

interface Identified {
  answers: Answers;
  background?: BackgroundCodes;
}

/**
 * Ids for imported responses, in the order of `responses`: 32 hexadecimal characters, made from the survey,
 * the wave, the answers, the background, and a number among those that are equal. So the same answers get the same ids
 * however the file was sorted, named or saved, and importing them again doubles nothing. Hashing also keeps
 * the order of the rows out of a collection that is sorted by id.
 */
export function idsOf(survey: string, wave: string, responses: Identified[]): string[] {
  const seen = new Map<string, number>();
  return responses.map(({ answers, background }) => {
    // Nothing known is the same as before anything could be, so that files from then still have their ids.
    const known = background && Object.keys(background).length > 0 ? canonical(background) : '';
    const content = canonical(answers) + known;
    const occurrence = (seen.get(content) ?? 0) + 1;
    seen.set(content, occurrence);
    return createHash('sha256')
      .update(JSON.stringify(['imported response', survey, wave, content, occurrence]))
      .digest('hex')
      .slice(0, 32);
  });
}

/** JSON with sorted keys. Chosen options are sorted too, as their order means nothing. */
function canonical(answers: Answers): string {
  const entries = Object.entries(answers).map(([id, answer]) => [id, ordered(answer)] as const);
  return JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function ordered(answer: Answer): Answer {
  if (typeof answer !== 'object') return answer;
  if (isGrid(answer)) {
    const cells = Object.entries(answer.cells).sort(([a], [b]) => (a < b ? -1 : 1));
    return { cells: Object.fromEntries(cells) };
  }
  const { chosen, other } = answer;
  return { chosen: chosen.toSorted(), ...(other === undefined ? {} : { other }) };
}
