import { listed } from '../../questionnaire/wording.ts';

/** What the pages with results say, in bokmål: they are not in other languages yet. */
export const resultWords = {
  everybody: 'Alle',
  report: 'Les alt som én rapport, til utskrift eller som Word-fil',
  overTime: 'Over tid',
  chart: (title: string) => `Diagram: ${title}. Alle tallene står i tabellen under.`,
  views: (figure: string) => `Slik kan du se ${figure}`,
  openFigure: 'Åpne figuren på egen side',
  openFigureOf: (text: string) => `Åpne figuren på egen side: ${text}`,
  merged: (groups: string[]) =>
    groups.length === 1
      ? `«${groups[0]}» er slått sammen til én gruppe, fordi grupper som er for små, ikke vises hver for seg.`
      : `${listed(
          groups.map((group) => `«${group}»`),
          'nb',
          'conjunction',
        )} er slått sammen, fordi grupper som er for små, ikke vises hver for seg.`,
  hiddenTitle: 'Noen tall er skjult',
  hiddenExplained:
    'Der det står «:», er tallet skjult for å verne dem som svarte. Det kan være fordi gruppen er for liten, fordi svaret ville fortalt for mye om noen få, eller fordi et annet skjult tall ellers kunne vært regnet ut. Skjulte tall står verken i figurene eller i filene.',
  difference: {
    isGreater: 'Forskjellen mellom gruppene er større enn tilfeldigheter skulle tilsi.',
    isNot: 'Forskjellen mellom gruppene kan være tilfeldig.',
    how: 'Slik er forskjellen prøvd',
    tests: {
      pearson: 'Pearsons kjikvadrattest',
      fisherFreemanHalton: 'Fisher–Freeman–Haltons eksakte test',
    },
    details: ({ test, p, adjusted, v }: Record<'test' | 'p' | 'adjusted' | 'v', string>) =>
      `${test}: p\u00a0${p}. Fordi vi prøver alle figurene i undersøkelsen, er p justert etter Holm: p\u00a0${adjusted}. Er den justerte verdien under 0,05, sier vi at forskjellen er større enn tilfeldigheter skulle tilsi. Cramérs V\u00a0=\u00a0${v} sier hvor stor forskjellen er, fra 0 (ingen) til 1.`,
  },
  interval: {
    explained:
      'Spennet under hver prosent er et 95 prosents konfidensintervall: Hadde alle i registeret svart, ville prosenten med stor sikkerhet ligget innenfor det.',
    none: 'Det kan ikke regnes ut spenn for noen av figurene her.',
    show: 'Vis usikkerheten',
    hide: 'Skjul usikkerheten',
  },
  search: {
    title: 'Finn figurer',
    words: 'Ord i spørsmålet eller svarene',
    section: 'Del',
    everySection: 'Alle delene',
    view: 'Vis figurene etter',
    everybody: 'Alle samlet',
    intervals: 'Vis usikkerheten (95 prosents konfidensintervall)',
    submit: 'Vis figurene',
    clear: 'Vis alle figurene igjen',
    /** The browser fills the numbers in. */
    found: 'Viser {shown} av {all} figurer.',
    fetching: 'Henter figurene …',
    nothing: 'Ingen treff',
    nothingHelp: 'Prøv færre eller kortere ord, eller velg en annen del.',
  },
  editorial: {
    comment: 'Kommentar',
    quotedFrom: (group: string) => `En av dem som svarte, ${group}`,
    quoted: 'En av dem som svarte',
    quotesNote: 'Sitater er valgt ut for hånd, og kan være kortet ned slik at ingen kan kjennes igjen.',
  },
  figure: {
    title: (text: string, survey: string) => `${text} – ${survey}`,
    crumb: (number: string | undefined) => (number === undefined ? 'Figur' : `Figur ${number}`),
    fromSurvey: (title: string, wave: string) => `${title}, ${wave}`,
    linkToView: 'Lenke til denne visningen',
    linkToViewOf: (label: string) => `Lenke til denne visningen: ${label}`,
    rows: 'Hver rad for seg',
    partOf: 'Figuren er en rad i spørsmålet',
    toWave: 'Se figuren sammen med de andre',
    before: 'Forrige figur',
    after: 'Neste figur',
    around: 'Andre figurer',
    missing: 'Vi finner ikke denne figuren i resultatene. Sjekk adressen.',
    files: 'Bruk figuren',
    picture: 'Last ned som bilde:',
    svg: 'SVG',
    png: 'PNG',
    pictureOf: (type: string, title: string) => `${type}: ${title}`,
    embed: 'Bygg inn figuren på en nettside',
    embedHelp:
      'Lim inn koden der figuren skal stå. Den viser alltid de nyeste resultatene, med kilde og lenke hit.',
    embedHelpVersion:
      'Lim inn koden der figuren skal stå. Den viser alltid denne versjonen, med kilde og lenke hit.',
    embedView: (label: string) => `Kode for «${label}»`,
    copy: 'Kopier koden',
    copied: 'Koden er kopiert.',
  },
  frame: {
    source: (publisher: string) => `Kilde: ${publisher}`,
    version: (version: number, published: string) => `Versjon ${version}, publisert ${published}.`,
    whole: 'Se hele figuren',
    missing: 'Figuren finnes ikke lenger',
    missingHelp: 'Den er ikke med i disse resultatene.',
    withdrawn: 'Figuren er trukket tilbake',
    toResults: 'Se resultatene',
  },
  files: [
    { file: 'tabeller.xlsx', text: 'Alle tabellene i ett regneark (XLSX)' },
    { file: 'datapakke.zip', text: 'Datapakke med tall, kodebok og lesmeg-fil (ZIP)' },
    { file: 'jsonstat.json', text: 'Alle tabellene som JSON-stat' },
    { file: 'kodebok.csv', text: 'Kodeboken (CSV)' },
  ],
  version: {
    shown: (version: number, published: string) =>
      `Du ser på versjon ${version}, publisert ${published}. Den blir aldri endret.`,
    newest: 'Se den nyeste versjonen',
    link: 'Fast lenke til denne versjonen',
    withdrawnTitle: (version: number) => `Versjon ${version} er trukket tilbake`,
    allWithdrawnTitle: 'Resultatene er trukket tilbake',
    withdrawn: (on: string) => `Utgiveren trakk resultatene tilbake ${on}. Begrunnelsen er:`,
    valid: 'Se de gyldige resultatene',
    gone: (version: number, on: string, why: string) =>
      `Versjon ${version} av resultatene ble trukket tilbake ${on}: ${why}`,
    missing: 'Vi finner ikke disse resultatene. Sjekk adressen.',
    noneValid: 'Det er ingen gyldige resultater nå.',
  },
  survey: {
    keyFindings: (wave: string) => `Hovedfunn ${wave}`,
    keyFindingsHelp: 'Hentet fra figurene. Velg et funn for å se tallene bak.',
    trends: 'Utvikling',
    trendsHelp: (count: number) =>
      count === 1
        ? 'Ett spørsmål kan følges fra gang til gang.'
        : `${count} spørsmål kan følges fra gang til gang.`,
    respondents: (count: string) => `${count} har svart.`,
    collected: (from: string, to: string) => `Svarene ble samlet inn fra ${from} til ${to}.`,
    published: (on: string) => `Publisert ${on}.`,
    withdrawn: (on: string, why: string) => `Resultatene er trukket tilbake ${on}. Begrunnelsen er: ${why}`,
    withdrawnTag: 'Trukket tilbake',
  },
} as const;
