import type { Language } from '../questionnaire/text.ts';

/** The words that a result is told in. */
export interface SentenceWords {
  tooFew: string;
  nobody: string;
  number(mean: string, median: string, unit: string): string;
  oneNumber(value: string, unit: string): string;
  indicator(share: number): string;
  answers: string;
  ticks: string;
  percent: string;
  quote(label: string): string;
  decimals: Intl.NumberFormat;
}

export const sentenceWords: Record<Language, SentenceWords> = {
  nb: {
    tooFew: 'For få har svart til at resultatet kan vises.',
    nobody: 'Ingen har svart på dette.',
    number: (mean, median, unit) => `Gjennomsnittet er ${mean} ${unit}, og medianen er ${median} ${unit}. `,
    oneNumber: (value, unit) => `Tallet er ${value} ${unit}. `,
    indicator: (share) => `Dette gjelder ${share} prosent. `,
    answers: 'svarer',
    ticks: 'krysser av for',
    percent: 'prosent',
    quote: (label) => `«${label}»`,
    decimals: new Intl.NumberFormat('nb'),
  },
  nn: {
    tooFew: 'For få har svart til at resultatet kan visast.',
    nobody: 'Ingen har svart på dette.',
    number: (mean, median, unit) => `Gjennomsnittet er ${mean} ${unit}, og medianen er ${median} ${unit}. `,
    oneNumber: (value, unit) => `Talet er ${value} ${unit}. `,
    indicator: (share) => `Dette gjeld ${share} prosent. `,
    answers: 'svarar',
    ticks: 'kryssar av for',
    percent: 'prosent',
    quote: (label) => `«${label}»`,
    decimals: new Intl.NumberFormat('nn'),
  },
  en: {
    tooFew: 'Too few have answered for the result to be shown.',
    nobody: 'Nobody has answered this.',
    number: (mean, median, unit) => `The mean is ${mean} ${unit} and the median ${median} ${unit}. `,
    oneNumber: (value, unit) => `The figure is ${value} ${unit}. `,
    indicator: (share) => `This goes for ${share} per cent. `,
    answers: 'answer',
    ticks: 'tick',
    percent: 'per cent',
    quote: (label) => `“${label}”`,
    decimals: new Intl.NumberFormat('en-GB'),
  },
};
