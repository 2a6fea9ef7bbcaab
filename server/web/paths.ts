import { adminPaths } from './admin/paths.ts';

/** Every address of the site, once. */
export const paths = {
  front: '/',
  survey: (survey: string) => `/undersokelser/${survey}`,
  /** The questions on paper, and what there is to know of each. A slug as in the form. */
  blank: (survey: string, slug: string) => `/undersokelser/${survey}/${slug}/skjema`,
  codebook: (survey: string, slug: string) => `/undersokelser/${survey}/${slug}/kodebok`,
  /** The form. A slug is a wave, with its instrument where it has several: `2023`, `2024.bydel`. */
  answer: (survey: string, slug: string) => `/svar/${survey}/${slug}`,
  section: (survey: string, slug: string, section: string) => `/svar/${survey}/${slug}/del/${section}`,
  review: (survey: string, slug: string) => `/svar/${survey}/${slug}/se-over`,
  submit: (survey: string, slug: string) => `/svar/${survey}/${slug}/lever`,
  receipt: (survey: string, slug: string) => `/svar/${survey}/${slug}/kvittering`,
  later: (survey: string, slug: string) => `/svar/${survey}/${slug}/fortsett`,
  startOver: (survey: string, slug: string) => `/svar/${survey}/${slug}/begynn-pa-nytt`,
  results: (survey: string, wave: string) => `/resultater/${survey}/${wave}`,
  trends: (survey: string) => `/resultater/${survey}/utvikling`,
  trendFile: (survey: string, variant: 'csv' | 'excel') =>
    `/resultater/${survey}/utvikling${variant === 'excel' ? '-excel' : ''}.csv`,
  method: (survey: string, wave: string) => `/resultater/${survey}/${wave}/metode`,
  /** `table` is a table's id, or `alle` for every table; `variant` is `csv` or `excel`. */
  table: (survey: string, wave: string, table: string, variant: 'csv' | 'excel') =>
    `/resultater/${survey}/${wave}/tabeller/${table}${variant === 'excel' ? '-excel' : ''}.csv`,
  admin: adminPaths,
  health: '/helse',
  assets: '/filer',
} as const;
