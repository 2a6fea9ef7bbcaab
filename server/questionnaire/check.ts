import { checkConsistency } from './consistency/check.ts';
import { withExplanations } from './consistency/explanations.ts';
import { checkPlace } from './consistency/place.ts';
import type { Surroundings } from './consistency/surroundings.ts';
import type { Definition } from './definition.ts';
import { error, type Finding, inFile, type Problem } from './finding.ts';
import { readJson } from './json.ts';
import { checkShape } from './shape.ts';

export interface Checked {
  /** There when the file has no errors. */
  definition: Definition | undefined;
  /** Everything found, errors and warnings. */
  findings: Finding[];
}

/**
 * Checks a questionnaire file: its JSON, its shape, and whether it hangs together, by itself and with its
 * `surroundings`. `file` is the path that findings name.
 */
export function checkQuestionnaire(file: string, source: string, surroundings: Surroundings = {}): Checked {
  const json = readJson('Filen', source);
  if ('problem' in json)
    return { definition: undefined, findings: [inFile(file, error('not-json', [], json.problem))] };
  const shape = checkShape(json.content);
  const problems = 'problems' in shape ? shape.problems : checkContent(shape.definition, surroundings);
  const failed = problems.some(({ severity }) => severity === 'error');
  return {
    definition: 'definition' in shape && !failed ? shape.definition : undefined,
    findings: problems.map((problem) => inFile(file, problem)),
  };
}

function checkContent(definition: Definition, surroundings: Surroundings): Problem[] {
  const { place } = surroundings;
  return withExplanations(definition, [
    ...checkConsistency(definition, surroundings),
    ...(place ? checkPlace(definition, place) : []),
  ]);
}
