import { isDeepStrictEqual } from 'node:util';
import type { Definition } from '../definition.ts';
import { error, type Problem } from '../finding.ts';
import { inLanguage } from '../text.ts';

/**
 * What is said of the wave as a whole is the same in all of its instruments, and one of them at most is the
 * main one.
 */
export function waveProblems(definition: Definition, siblings: Definition[]): Problem[] {
  return [
    ...mixed(definition, siblings),
    ...twoMain(definition, siblings),
    ...fields.flatMap((field) => disagreement(definition, siblings, field)),
  ];
}

const fields = [
  'disclosure',
  'licence',
  'previous',
  'background',
  'breakdowns',
  'coverage',
  'weighting',
] as const;

/** A questionnaire in words that can follow a preposition. */
export function nameOf({ instrument, wave }: Definition): string {
  return instrument ? `instrumentet «${inLanguage(instrument.label, 'nb')}»` : `skjemaet for ${wave}`;
}

/**
 * A response remembers its instrument. One of none could not be told from one of a wave without instruments.
 */
function mixed(definition: Definition, siblings: Definition[]): Problem[] {
  const { instrument, wave } = definition;
  const other = siblings.find((each) => Boolean(each.instrument) !== Boolean(instrument));
  if (!other) return [];
  const opening = instrument
    ? `Bølgen ${wave} har også et skjema uten instrument.`
    : `Bølgen ${wave} har også ${nameOf(other)}, men dette skjemaet er uten instrument.`;
  return [
    error(
      'instruments-mixed',
      ['instrument'],
      `${opening} Gi alle skjemaene i bølgen et instrument, og la filnavnet slutte på det.`,
    ),
  ];
}

function twoMain({ instrument }: Definition, siblings: Definition[]): Problem[] {
  const other = instrument?.main && siblings.find((each) => each.instrument?.main);
  return other
    ? [
        error(
          'two-main-instruments',
          ['instrument', 'main'],
          `Også ${nameOf(other)} er hovedutgaven. Behold «main» i bare den ene.`,
        ),
      ]
    : [];
}

function disagreement(
  definition: Definition,
  siblings: Definition[],
  field: (typeof fields)[number],
): Problem[] {
  const own = saidOf(definition, field);
  const other = siblings.find((each) => !isDeepStrictEqual(saidOf(each, field), own));
  return other
    ? [
        error(
          'instruments-disagree',
          [field],
          `«${field}» er noe annet i ${nameOf(other)}. Resultatene er for hele bølgen, så skriv det samme i alle skjemaene.`,
        ),
      ]
    : [];
}

/** In whatever order the breakdowns stand, they are the same. */
function saidOf(definition: Definition, field: (typeof fields)[number]) {
  return field === 'breakdowns' ? definition.breakdowns.toSorted() : inLanguage(definition[field], 'nb');
}
