import { checkConsistency } from './consistency/check.ts';
import { checkPlace, type Place } from './consistency/place.ts';
import type { Definition } from './definition.ts';
import { error, type Finding, inFile } from './finding.ts';
import { readJson } from './json.ts';
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
  const json = readJson('Filen', source);
  if ('problem' in json)
    return { definition: undefined, findings: [inFile(file, error('not-json', [], json.problem))] };
  const shape = checkShape(json.content);
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
