import { checkQuestionnaire } from './check.ts';
import { relativesOf } from './consistency/relatives.ts';
import type { Definition } from './definition.ts';
import type { Finding } from './finding.ts';
import { isSame, nameOf, overlaid, placeOf, type Written, waveOf } from './library.ts';

/** A questionnaire that can be fielded. */
export interface Served extends Written {
  definition: Definition;
}

export interface Serving {
  served: Served[];
  /** Stored questionnaires that cannot be fielded beside the files of this release, and why. */
  leftOut: { survey: string; slug: string; findings: Finding[] }[];
}

/**
 * Which questionnaires to field: the files, and before them those that are stored. A stored one was checked with
 * everything beside it when it was saved, but the files may be of a newer release. It is left out when it is not whole
 * by itself, or asks otherwise than the other instruments of its wave: their answers could not be tabulated together.
 * What it says of earlier waves may be wrong by now; an open wave is not taken from its leaders for that.
 */
export function servingOf(files: Served[], stored: Written[]): Serving {
  const alone = stored.map((written) => ({ written, ...checkAlone(written, []) }));
  const whole = alone.flatMap(({ written, definition }) => (definition ? [{ ...written, definition }] : []));
  const beside = overlaid(files, whole);
  const checked = whole.map((written) => ({ written, ...checkAlone(written, beside) }));
  const served = checked.flatMap(({ written, definition }) =>
    definition ? [{ ...written, definition }] : [],
  );
  return {
    served: overlaid(files, served),
    leftOut: [...alone, ...checked]
      .filter(({ definition }) => !definition)
      .map(({ written: { survey, slug }, findings }) => ({ survey, slug, findings })),
  };
}

/** By itself, and with the other instruments of its wave. */
function checkAlone(own: Written, library: Written[]) {
  const wave = waveOf(own.slug);
  const others = library
    .filter((each) => each.survey === own.survey && waveOf(each.slug) === wave && !isSame(each, own))
    .map(({ source }) => ({ wave, source }));
  const { siblings } = relativesOf(own.source, others, false);
  return checkQuestionnaire(nameOf(own), own.source, { place: placeOf(own), siblings });
}
