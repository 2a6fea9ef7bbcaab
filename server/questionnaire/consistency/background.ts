import { type Background, type BackgroundBand, type BackgroundOption, valuesOf } from '../background.ts';
import { error, type Problem, within } from '../finding.ts';
import { fold } from '../fold.ts';
import { repeated } from '../kinds/choice.ts';
import { didYouMean } from '../nearest.ts';
import { isRegisterNumber, knownValues } from '../register.ts';
import { listed } from '../wording.ts';
import type { Checking } from './placed.ts';

/**
 * What is known from the register is in groups that fit the fact: bands that meet for a number, and for the others
 * options that share its values between them.
 */
export function checkBackground({ written }: Checking): Problem[] {
  return written.background.flatMap((background, index) =>
    within(['background', index], problemsOf(background)),
  );
}

function problemsOf(background: Background): Problem[] {
  const { options = [], bands = [] } = background;
  const wrong = wrongGroups(background);
  if (wrong.length > 0) return wrong;
  return [
    ...within(
      ['options'],
      [...sameNames(options, 'duplicate-option-code'), ...optionProblems(background, options)],
    ),
    ...within(
      ['bands'],
      [...sameNames(bands, 'duplicate-band-code'), ...bandProblems(background.from, bands)],
    ),
  ];
}

function wrongGroups({ id, from, options, bands }: Background): Problem[] {
  const [right, wrong, what] = isRegisterNumber(from)
    ? (['bands', 'options', 'er et tall'] as const)
    : (['options', 'bands', 'ikke er et tall'] as const);
  const given = { options, bands };
  if (given[wrong])
    return [
      error(
        'background-of-other-kind',
        [wrong],
        `«${id}» er «${from}» fra registeret, som ${what}. Bruk «${right}» i stedet for «${wrong}».`,
      ),
    ];
  return given[right]
    ? []
    : [
        error(
          'background-without-groups',
          ['from'],
          `«${id}» mangler grupper. Legg til «${right}»: Svarene får med seg gruppen, og aldri det nøyaktige fra registeret.`,
        ),
      ];
}

function sameNames(
  groups: { code: string; label: string }[],
  sameCode: 'duplicate-option-code' | 'duplicate-band-code',
): Problem[] {
  return [
    ...repeated(
      groups.map(({ code }) => code),
      (code, index) =>
        error(sameCode, [index, 'code'], `Koden «${code}» er brukt på to grupper. Gi den ene en egen kode.`),
    ),
    ...repeated(
      groups.map(({ label }) => fold(label)),
      (_, index) =>
        error(
          'duplicate-option-label',
          [index, 'label'],
          `Gruppen «${groups[index]?.label}» står to ganger. Gi den ene et eget navn.`,
        ),
    ),
  ];
}

function optionProblems({ from }: Background, options: BackgroundOption[]): Problem[] {
  const placed = options.flatMap((option, index) =>
    valuesOf(option).map((value, place) => ({
      value,
      option,
      path: option.values ? [index, 'values', place] : [index, 'code'],
    })),
  );
  const known = knownValues(from);
  const codes = options.map(({ code }) => code);
  return [
    ...placed.flatMap(({ value, option, path }) =>
      known && !known.includes(value)
        ? [
            error(
              'background-unknown-value',
              path,
              `Registeret har ingen «${from}» med koden «${value}».${didYouMean(value, known)} Bruk ${listed(known, 'nb', 'disjunction')}, og si med «values» hvilke «${option.label}» er satt sammen av.`,
            ),
          ]
        : [],
    ),
    // What a repeated code holds is clear first when it has been mended.
    ...(new Set(codes).size < codes.length
      ? []
      : repeated(
          placed.map(({ value }) => value),
          (value, index) =>
            error(
              'background-value-twice',
              placed[index]?.path ?? [],
              `«${value}» er med i to grupper. La den stå i bare den ene.`,
            ),
        )),
  ];
}

/** Bands meet where one ends and the next begins, so that no decimal falls between them. */
function bandProblems(from: Background['from'], bands: BackgroundBand[]): Problem[] {
  const [first] = bands;
  const last = bands.at(-1);
  const lowest = lowestOf(from);
  return [
    ...(first && first.from > lowest
      ? [
          error(
            'bands-gap',
            [0, 'from'],
            `Tall under ${first.from} er ikke med i noen gruppe. Sett «from» til ${lowest}.`,
          ),
        ]
      : []),
    ...bands.flatMap((band, index) => jointProblems(band, bands[index + 1], index)),
    ...(last?.below !== undefined && last.below > last.from
      ? [
          error(
            'bands-gap',
            [bands.length - 1, 'below'],
            `Tall fra ${last.below} er ikke med i noen gruppe. Ta bort «below» i den siste gruppen.`,
          ),
        ]
      : []),
  ];
}

function lowestOf(from: Background['from']): number {
  return from === 'municipalities' ? 1 : 0;
}

function jointProblems(band: BackgroundBand, next: BackgroundBand | undefined, index: number): Problem[] {
  const at = [index, 'below'];
  if (isReversed(band))
    return [
      error(
        'band-reversed',
        at,
        `«${band.label}» slutter (${band.below}) før den begynner (${band.from}). Sett «below» høyere enn «from».`,
      ),
    ];
  // What a reversed band does to its neighbours is clear first when it has been mended.
  if (!next || isReversed(next)) return [];
  if (band.below === undefined)
    return [
      error(
        'band-open-in-middle',
        at,
        `«${band.label}» mangler øvre ende. Bare den siste gruppen kan stå uten «below».`,
      ),
    ];
  if (next.from < band.below)
    return [
      error(
        'bands-overlap',
        at,
        `«${band.label}» og «${next.label}» overlapper. Sett «below» til ${next.from}: Den er ikke med i gruppen.`,
      ),
    ];
  if (next.from > band.below)
    return [
      error(
        'bands-gap',
        at,
        `Tall fra ${band.below} til ${next.from} er ikke med i noen gruppe. Sett «below» til ${next.from}.`,
      ),
    ];
  return [];
}

function isReversed({ from, below }: BackgroundBand): boolean {
  return below !== undefined && below <= from;
}
