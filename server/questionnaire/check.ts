import { checkConsistency } from './consistency/check.ts';
import { checkPlace, type Place } from './consistency/place.ts';
import type { Definition } from './definition.ts';
import { type Finding, inFile } from './finding.ts';
import { checkShape } from './shape.ts';

export interface Checked {
  /** There when the file has no errors. */
  definition: Definition | undefined;
  /** Everything found, errors and warnings. */
  findings: Finding[];
}

/**
 * Checks a questionnaire file: its JSON, its shape, and whether it hangs together. `file` is the path that
 * findings name. With a `place`, the questionnaire must also be the one that the place says.
 */
export function checkQuestionnaire(file: string, source: string, place?: Place): Checked {
  let json: unknown;
  try {
    json = JSON.parse(source.replace(/^\uFEFF/, '')); // Some editors open a file with a byte order mark.
  } catch (cause) {
    const message = `Filen er ikke gyldig JSON (${(cause as Error).message}). Se etter et komma eller en parentes for mye eller for lite.`;
    return { definition: undefined, findings: [inFile(file, { path: [], message, severity: 'error' })] };
  }
  const shape = checkShape(json);
  const problems =
    'problems' in shape
      ? shape.problems
      : [...checkConsistency(shape.definition), ...(place ? checkPlace(shape.definition, place) : [])];
  const failed = problems.some(({ severity }) => severity === 'error');
  return {
    definition: 'definition' in shape && !failed ? shape.definition : undefined,
    findings: problems.map((problem) => inFile(file, problem)),
  };
}
