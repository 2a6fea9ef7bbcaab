/** What the page about trends says, in bokmål: pages with results are not in other languages yet. */
export const trendWords = {
  heading: 'Utvikling',
  title: (survey: string) => `${survey}: utvikling over tid`,
  description: (survey: string) =>
    `Se hvordan svarene i ${survey} endrer seg fra gang til gang, og hvor de ikke kan sammenlignes.`,
  intro:
    'Her ser du hvordan svarene endrer seg fra gang til gang. Linjen er brutt der et spørsmål er endret så mye at svarene ikke kan sammenlignes.',
  exampleWarning:
    'Noen av svarene på denne siden er laget for å vise hvordan plattformen virker. De er merket med «eksempeldata».',
  empty:
    'Det er ikke noe å sammenligne ennå. Utviklingen vises når det samme spørsmålet har resultater fra minst to ganger.',
  contents: 'Innhold',
  survey: 'Om undersøkelsen',
  chart: (title: string) => `Diagram: ${title}. Alle tallene står i tabellen under.`,
  answer: 'Svar',
  base: 'Antall svar (N)',
  mean: (unit: string | undefined) => (unit === undefined ? 'Gjennomsnitt' : `Gjennomsnitt (${unit})`),
  printed: 'trykte tall',
  example: 'eksempeldata',
  notComparedWith: (before: string) => `kan ikke sammenlignes med ${before}`,
  notCompared: 'Kan ikke sammenlignes:',
  between: (before: string, after: string) => `${before} og ${after}.`,
  source: (waves: string) => `Kilde for ${waves}:`,
  note: (waves: string) => `Merknad til ${waves}:`,
  linkTo: (id: string) => `Lenke til ${id}`,
  notKnown: 'ikke kjent',
  hidden: 'skjult for å verne dem som svarte',
  notKnownNote: '«–» betyr at tallet ikke er kjent.',
  hiddenNote: '«:» betyr at tallet er skjult for å verne dem som svarte.',
  lowBaseNote: '* Færre enn 20 svar. Les prosentene med varsomhet.',
  download: 'Last ned tallene',
  downloadHelp:
    'Filene har én rad for hvert svar hver gang. Kolonnen obs_status er «b» der tallet ikke kan sammenlignes med gangen før. Velg CSV for Excel hvis du skal åpne filen i norsk Excel.',
  csv: 'Utviklingen, CSV',
  excel: 'Utviklingen, CSV for Excel',
} as const;
