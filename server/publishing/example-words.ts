import type { Publication } from './publication.ts';

interface ExampleWords {
  /** Whole, for files and the report. */
  warning: string;
  /** For a picture. */
  short: string;
  english: string;
}

const madeUp: ExampleWords = {
  warning:
    'Eksempeldata: Svarene er laget for å vise hvordan plattformen virker. Tallene skal ikke brukes som om de kom fra virkelige tjenester.',
  short: 'Eksempeldata: Svarene er laget for å vise plattformen.',
  english: 'Example data: the answers are made up to show how the platform works. Do not use the figures.',
};

const openWarning =
  'Eksempeldata: Tallene er lagt inn for å vise hvordan plattformen virker. De er hentet fra en trykt årsrapport.';

const fromPrint: ExampleWords = {
  warning: openWarning,
  short: openWarning,
  english:
    'Example data: the figures are entered to show how the platform works. They are taken from a printed annual report.',
};

/**
 * What is said, on paper and in files as on the pages, of what is there to show the platform. Answers are made up;
 * figures that a service publishes about itself are from a report of its own. Nothing where there is no example.
 */
export function exampleWordsOf({
  example,
  policy,
}: Pick<Publication, 'example' | 'policy'>): ExampleWords | undefined {
  if (!example) return undefined;
  return policy.mode === 'open' ? fromPrint : madeUp;
}
