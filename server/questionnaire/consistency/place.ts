import type { Definition } from '../definition.ts';
import { error, type Problem } from '../finding.ts';

/** The survey, wave and instrument that a file's place among the questionnaires says it is. */
export interface Place {
  survey: string;
  wave: string;
  instrument?: string | undefined;
}

/**
 * The file's place says which survey, wave and instrument it is, and so does its content: they must agree.
 */
export function checkPlace(definition: Definition, place: Place): Problem[] {
  const names = (['survey', 'wave'] as const)
    .filter((field) => definition[field] !== place[field])
    .map((field) => misplaced([field], `«${definition[field]}»`, `«${place[field]}»`));
  const instrument = definition.instrument?.id;
  return instrument === place.instrument
    ? names
    : [
        ...names,
        misplaced(['instrument', 'id'], instrumentNamed(instrument), instrumentNamed(place.instrument)),
      ];
}

function misplaced(path: Problem['path'], written: string, filed: string): Problem {
  return error(
    'misplaced-file',
    path,
    `Her står ${written}, men filen ligger som ${filed}. Flytt filen eller rett feltet.`,
  );
}

function instrumentNamed(id: string | undefined): string {
  return id === undefined ? 'ikke noe instrument' : `instrumentet «${id}»`;
}
