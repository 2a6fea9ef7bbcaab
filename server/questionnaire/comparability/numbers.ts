import type { SameWords } from './same-words.ts';

interface Numeric {
  unit: string;
  min: number;
  max: number;
  decimals: number;
}

/** What differs in the unit, the limits and the decimals of a number. */
export function numberChanges(
  before: Numeric | undefined,
  after: Numeric | undefined,
  same: SameWords,
): string[] {
  if (!before || !after) return [];
  const limits = [
    ['Laveste tall', 'min'],
    ['Høyeste tall', 'max'],
    ['Antall desimaler', 'decimals'],
  ] as const;
  return [
    ...(same(before.unit, after.unit) ? [] : [`Enheten er endret fra «${before.unit}» til «${after.unit}».`]),
    ...limits.flatMap(([name, key]) =>
      before[key] === after[key]
        ? []
        : [`${name} er endret fra ${inWords(before[key])} til ${inWords(after[key])}.`],
    ),
  ];
}

function inWords(value: number): string {
  return value.toLocaleString('nb');
}
