import { error, type Problem, within } from '../finding.ts';
import { isNumeric } from '../kinds/all.ts';
import { repeated } from '../kinds/choice.ts';
import { type Limits, limitsOf } from '../kinds/limits.ts';
import { didYouMean } from '../nearest.ts';
import { type Band, type Derived, itemsOf, type Questionnaire } from '../questionnaire.ts';
import type { Checking } from './placed.ts';

/** Bands are made from a number item and cover everything it can take, each value once. */
export function checkBands({ definition, written }: Checking): Problem[] {
  return definition.derived.flatMap(({ id }, index) => {
    const derived = written.derived.find((bands) => bands.id === id);
    return derived ? within(['derived', index], derivedProblems(written, derived)) : [];
  });
}

function derivedProblems(questionnaire: Questionnaire, derived: Derived): Problem[] {
  const items = itemsOf(questionnaire);
  const item = items.find(({ id }) => id === derived.of);
  if (!item) {
    const suggestion = didYouMean(
      derived.of,
      items.map(({ id }) => id),
    );
    return [
      error(
        'bands-of-unknown-item',
        ['of'],
        `«${derived.id}» lages av spørsmål ${derived.of}, som ikke finnes.${suggestion}`,
      ),
    ];
  }
  if (!isNumeric(item))
    return [
      error(
        'bands-of-other-than-number',
        ['of'],
        `«${derived.id}» lages av spørsmål ${item.id}, som ikke er et tall. Velg et tall.`,
      ),
    ];
  const limits = limitsOf(item);
  const step = 10 ** -limits.decimals;
  return [
    ...repeated(
      derived.bands.map(({ code }) => code),
      (code, index) =>
        error(
          'duplicate-band-code',
          ['bands', index, 'code'],
          `Koden «${code}» er brukt på to grupper. Gi den ene en egen kode.`,
        ),
    ),
    ...derived.bands.flatMap(reversed),
    ...ends(derived.bands, limits),
    ...derived.bands.flatMap((band, index) => joints(band, derived.bands[index + 1], index, step)),
  ];
}

function ends(bands: Band[], limits: Limits): Problem[] {
  const first = bands[0]!;
  const last = bands.at(-1)!;
  return [
    ...(first.from > limits.min
      ? [
          error(
            'bands-gap',
            ['bands', 0, 'from'],
            `Verdier fra ${limits.min} til ${first.from} er ikke med i noen gruppe. Sett «from» til ${limits.min}.`,
          ),
        ]
      : []),
    ...(last.to !== undefined && last.to < limits.max
      ? [
          error(
            'bands-gap',
            ['bands', bands.length - 1, 'to'],
            `Verdier over ${last.to} er ikke med i noen gruppe. Ta bort «to» i den siste gruppen.`,
          ),
        ]
      : []),
  ];
}

function reversed(band: Band, index: number): Problem[] {
  return isReversed(band)
    ? [
        error(
          'band-reversed',
          ['bands', index, 'to'],
          `«${band.label}» slutter (${band.to}) før den begynner (${band.from}). Bytt om.`,
        ),
      ]
    : [];
}

function isReversed(band: Band): boolean {
  return band.to !== undefined && band.to < band.from;
}

function joints(band: Band, next: Band | undefined, index: number, step: number): Problem[] {
  // What a reversed band does to its neighbours is clear first when it has been mended.
  if (!next || isReversed(band) || isReversed(next)) return [];
  const at = ['bands', index, 'to'];
  if (band.to === undefined)
    return [
      error(
        'band-open-in-middle',
        at,
        `«${band.label}» mangler øvre ende. Bare den siste gruppen kan stå uten «to».`,
      ),
    ];
  if (next.from <= band.to)
    return [
      error(
        'bands-overlap',
        at,
        `«${band.label}» og «${next.label}» overlapper. Sett «to» lavere enn ${next.from}.`,
      ),
    ];
  // Decimals such as 0.1 are not exact in binary, so the joint is compared with room for rounding.
  if (next.from - band.to > step * 1.0001)
    return [
      error(
        'bands-gap',
        at,
        `Verdier mellom ${band.to} og ${next.from} er ikke med i noen gruppe. La gruppene møtes.`,
      ),
    ];
  return [];
}
