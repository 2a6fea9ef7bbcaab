/** The languages that tables are told in. Questions, answers and groups are always as they were asked. */
export const tableLanguages = ['nb', 'en'] as const;
export type TableLanguage = (typeof tableLanguages)[number];

/** What a cell of a table may tell. `pct` to `ci_high` as in the long files. */
export const measures = {
  pct: { decimals: 0 },
  count: { decimals: 0 },
  n_base: { decimals: 0 },
  n_frame: { decimals: 0 },
  ci_low: { decimals: 2 },
  ci_high: { decimals: 2 },
  mean_value: { decimals: 1 },
  median_value: { decimals: 1 },
  answers: { decimals: 0 },
  fte: { decimals: 1 },
  register_fte: { decimals: 1 },
  coverage: { decimals: 1 },
} as const;
export type Measure = keyof typeof measures;

interface TableWords {
  option: string;
  contents: string;
  wave: string;
  everybody: string;
  by: (label: string, groups: string) => string;
  means: (text: string) => string;
  coverage: string;
  sizes: string;
  measures: Record<Measure, { label: string; unit: string }>;
  example: string;
  /** Of figures that a service has published about itself. */
  exampleOpen: string;
  exampleLabel: (label: string) => string;
  symbols: string;
  notSums: string;
  net: (labels: string) => string;
  register: (source: string) => string;
  language: string;
}

export const tableWords: Record<TableLanguage, TableWords> = {
  nb: {
    option: 'svar',
    contents: 'statistikkvariabel',
    wave: 'undersøkelse',
    everybody: 'Alle',
    by: (label, groups) => `${label}, etter ${groups}`,
    means: (text) => `${text}: gjennomsnitt og median`,
    coverage: 'Hvor mye svarene dekker',
    sizes: 'Størrelsen på dem som svarte',
    measures: {
      pct: { label: 'Andel', unit: 'prosent' },
      count: { label: 'Antall svar', unit: 'antall' },
      n_base: { label: 'Antall i grunnlaget (N)', unit: 'antall' },
      n_frame: { label: 'Antall i registeret', unit: 'antall' },
      ci_low: { label: '95 % konfidensintervall, nedre grense', unit: 'prosent' },
      ci_high: { label: '95 % konfidensintervall, øvre grense', unit: 'prosent' },
      mean_value: { label: 'Gjennomsnitt', unit: 'verdi' },
      median_value: { label: 'Median', unit: 'verdi' },
      answers: { label: 'Antall svar', unit: 'antall' },
      fte: { label: 'Sum', unit: 'verdi' },
      register_fte: { label: 'Sum i registeret', unit: 'verdi' },
      coverage: { label: 'Dekning', unit: 'prosent' },
    },
    example: 'Eksempeldata. Svarene er laget for å vise plattformen.',
    exampleOpen:
      'Eksempeldata. Tallene er lagt inn for å vise plattformen, og er hentet fra en trykt årsrapport.',
    exampleLabel: (label) => `Eksempeldata: ${label}`,
    symbols:
      'Tegn: «:» er skjult av hensyn til personvernet, «.» finnes ikke for denne kombinasjonen, og «u» har et lite grunnlag (færre enn 20).',
    notSums: 'Andeler er avrundet hver for seg. Tabellen kan ikke summeres over grupper.',
    net: (labels) => `Sum av ${labels}.`,
    register: (source) => `Registerets tall er fra ${source}.`,
    language: 'Spørsmål, svar og grupper er på det språket de ble stilt på.',
  },
  en: {
    option: 'answer',
    contents: 'contents',
    wave: 'survey wave',
    everybody: 'All',
    by: (label, groups) => `${label}, by ${groups}`,
    means: (text) => `${text}: mean and median`,
    coverage: 'What the answers cover',
    sizes: 'The size of those who answered',
    measures: {
      pct: { label: 'Share', unit: 'per cent' },
      count: { label: 'Answers', unit: 'number' },
      n_base: { label: 'Respondents in the base (N)', unit: 'number' },
      n_frame: { label: 'Units in the register', unit: 'number' },
      ci_low: { label: '95 % confidence interval, lower limit', unit: 'per cent' },
      ci_high: { label: '95 % confidence interval, upper limit', unit: 'per cent' },
      mean_value: { label: 'Mean', unit: 'value' },
      median_value: { label: 'Median', unit: 'value' },
      answers: { label: 'Answers', unit: 'number' },
      fte: { label: 'Sum', unit: 'value' },
      register_fte: { label: 'Sum in the register', unit: 'value' },
      coverage: { label: 'Coverage', unit: 'per cent' },
    },
    example: 'Example data. The answers are made up to show the platform.',
    exampleOpen:
      'Example data. The figures are entered to show the platform, and are from a printed annual report.',
    exampleLabel: (label) => `Example data: ${label}`,
    symbols:
      'Symbols: “:” is hidden for confidentiality, “.” does not exist for this combination, and “u” has a small base (fewer than 20).',
    notSums: 'Shares are rounded one by one. The table cannot be summed over groups.',
    net: (labels) => `Sum of ${labels}.`,
    register: (source) => `The numbers of the register are from ${source}.`,
    language: 'Questions, answers and groups are shown in the language they were asked in.',
  },
};
