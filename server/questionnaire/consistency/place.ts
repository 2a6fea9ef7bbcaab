import type { Definition } from '../definition.ts';
import { error, type Problem } from '../finding.ts';

/** The survey and wave that a file's place among the questionnaires says it is. */
export interface Place {
  survey: string;
  wave: string;
}

/** The file's place says which survey and wave it is, and so does its content: they must agree. */
export function checkPlace(definition: Definition, place: Place): Problem[] {
  return (['survey', 'wave'] as const)
    .filter((field) => definition[field] !== place[field])
    .map((field) =>
      error(
        'misplaced-file',
        [field],
        `Her står «${definition[field]}», men filen ligger som «${place[field]}». Flytt filen eller rett feltet.`,
      ),
    );
}
