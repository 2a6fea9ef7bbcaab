/** Every address of the site, once. */
export const paths = {
  front: '/',
  survey: (survey: string) => `/undersokelser/${survey}`,
  answer: (survey: string, wave: string) => `/svar/${survey}/${wave}`,
  section: (survey: string, wave: string, section: string) => `/svar/${survey}/${wave}/del/${section}`,
  review: (survey: string, wave: string) => `/svar/${survey}/${wave}/se-over`,
  submit: (survey: string, wave: string) => `/svar/${survey}/${wave}/lever`,
  receipt: (survey: string, wave: string) => `/svar/${survey}/${wave}/kvittering`,
  later: (survey: string, wave: string) => `/svar/${survey}/${wave}/fortsett`,
  startOver: (survey: string, wave: string) => `/svar/${survey}/${wave}/begynn-pa-nytt`,
  results: (survey: string, wave: string) => `/resultater/${survey}/${wave}`,
  method: (survey: string, wave: string) => `/resultater/${survey}/${wave}/metode`,
  /** `table` is a table's id, or `alle` for every table; `variant` is `csv` or `excel`. */
  table: (survey: string, wave: string, table: string, variant: 'csv' | 'excel') =>
    `/resultater/${survey}/${wave}/tabeller/${table}${variant === 'excel' ? '-excel' : ''}.csv`,
  health: '/helse',
  assets: '/filer',
} as const;
