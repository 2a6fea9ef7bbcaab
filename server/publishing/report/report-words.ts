import { asSentences } from '../picture/elements.ts';
import { quantity } from '../words.ts';

const threeDecimals = new Intl.NumberFormat('nb', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** What the report says beside the publication's own words, in bokmål. */
export const reportWords = {
  edition: (version: number, published: string) => `Versjon ${version}, publisert ${published}`,
  contents: 'Innhold',
  figures: 'Figurer',
  figure: 'Figur',
  table: 'Tabell',
  numbersOf: (number: number) => `Tallene i figur ${number}`,
  hidden: 'skjult for å verne dem som svarte',
  withheld: 'kan ikke vises',
  introduction: 'Innledning',
  findings: 'Hovedfunn',
  appendix: 'Vedlegg: Tall for hver gruppe',
  allHidden: 'Disse har ingen tabell:',
  byGroup: (question: string, breakdown: string) => asSentences([question, `Fordelt på: ${breakdown}`]),
  differs: (p: number, cramersV: number) =>
    `Forskjellen mellom gruppene er større enn tilfeldigheter skulle tilsi (p ${p < 0.001 ? '< 0,001' : `= ${threeDecimals.format(p)}`} etter Holms korreksjon for alle testene i rapporten, Cramérs V = ${threeDecimals.format(cramersV)}).`,
  source: 'Kilde:',
  exampleMark: 'Eksempeldata',
  page: 'Side',
  crumb: 'Rapport',
  pageTitle: (title: string, wave: string) => `${title}, ${wave}: rapport`,
  description: (title: string, wave: string) =>
    `Alle figurene fra ${title}, ${wave}, i én rapport som kan skrives ut eller lagres som PDF.`,
  asWord: 'Last ned rapporten som Word-fil',
  printHint: 'Vil du ha rapporten på papir eller som PDF, skriver du ut denne siden fra nettleseren.',
};

/** The method chapter. */
export const methodWords = {
  title: 'Slik er undersøkelsen laget',
  collection: 'Innsamlingen',
  publisher: (publisher: string) =>
    `${publisher} står bak undersøkelsen. De som er med, svarer på et skjema på nett.`,
  collected: (from: string, to: string) => `Svarene er samlet inn fra ${from} til ${to}.`,
  who: 'Hvem som svarte',
  respondents: (count: number) => `${quantity(count)} har svart.`,
  register: (units: number, invited: number, answered: number) =>
    `Registeret har ${quantity(units)} tjenester. ${quantity(invited)} ble invitert, og ${quantity(answered)} svarte.`,
  rate: (rate: string) =>
    `Svarprosenten er ${rate}. Den er antall som svarte, delt på antall som ble invitert (AAPOR RR1). Alle i registeret er med i undersøkelsen, så ingen er trukket ut.`,
  fte: (answered: number, register: number, coverage: string) =>
    `Tjenestene som svarte, har ${quantity(answered)} av ${quantity(register)} årsverk i registeret. Det er ${coverage}.`,
  participation: (label: string) => `Svar og svarprosent. Fordelt på: ${label}`,
  participationHeadings: (label: string) => [label, 'I registeret', 'Har svart', 'Svarprosent'],
  coverage: (by: string, unit: string) => `Svar og dekning i ${unit}. Fordelt på: ${by}`,
  coverageHeadings: (by: string, unit: string) => [
    by,
    'Svar',
    `Sum ${unit}`,
    `I registeret (${unit})`,
    'Dekning',
  ],
  coverageNote: (unit: string, source: string) =>
    `Dekning er hvor stor del av registerets ${unit} svarene gjelder. Kilde for registeret: ${source}.`,
  sizes: (by: string, unit: string) => `Svar og sum av ${unit}. Fordelt på: ${by}`,
  sizesHeadings: (by: string, unit: string) => [by, 'Svar', `Sum ${unit}`],
  nonResponse: 'Frafall',
  unknownNonResponse:
    'Resultatene er ikke knyttet til et register over dem som kunne svare. Derfor er frafallet ikke undersøkt, og vi vet ikke om de som svarte, skiller seg fra de andre.',
  background: 'Kjent fra registeret',
  backgroundText:
    'Dette ble ikke spurt om. Gruppene er hentet fra registeret da tjenesten svarte. Det nøyaktige er ikke lagret sammen med svarene.',
  reading: 'Slik leser du tallene',
  readingLines: [
    'N er antall svar som prosentene regnes av. N står ved hver stolpe og i hver tabell.',
    'De som svarte «Vet ikke», er som regel med i N. De som svarte «Ikke aktuelt», hoppet over spørsmålet eller ikke fikk det, er som regel ikke med. Står det et antall og ingen andel, er de utenfor N.',
    'Kunne en krysse av for flere svar, kan prosentene bli mer enn 100 til sammen.',
    'Hver prosent er rundet av for seg til nærmeste hele tall, og en halv rundes opp. Derfor kan summen bli litt mer eller mindre enn 100.',
    'Når svar er slått sammen, er antall svar lagt sammen først og rundet av til slutt.',
  ],
  lowBaseLine:
    'Der færre enn 20 har svart, betyr ett svar mye. Slike tall er merket med *, og bør leses med varsomhet.',
  safety: 'Slik verner vi dem som svarte',
  promise: 'De som svarte, fikk dette løftet først:',
  openLines: ['Her publiserer en tjeneste tall om seg selv. Derfor er ingen tall skjult.'],
  safetyLines: (minimumBase: number, minimumCell: number | undefined) => [
    `Ingen gruppe med færre enn ${minimumBase} svar er vist. Små grupper er slått sammen med andre.`,
    ...(minimumCell === undefined
      ? []
      : [
          `I en gruppe er et tall skjult når færre enn ${minimumCell} har gitt svaret, eller færre enn ${minimumCell} har gitt et annet.`,
        ]),
    'Kan et skjult tall regnes ut av de andre, er flere tall skjult. Hvilke som er skjult av hvilken grunn, sier vi ikke.',
    'Et skjult tall står som «:». Det finnes verken i figurene, i tabellene eller i filene.',
    'Svarene er aldri fordelt på to kjennetegn samtidig, for eksempel både region og størrelse.',
  ],
  merged: (breakdown: string, group: string) => `${breakdown}: ${group} er slått sammen.`,
  mergedLead: 'Disse gruppene var for små til å vises hver for seg:',
  quotes: 'Sitater er valgt ut og kortet ned for hånd, så ingen kan kjennes igjen.',
  noText: 'Andre svar i fritekst er ikke publisert.',
  notes: 'Merknader',
  corrections: 'Rettelser i ordlyden',
  correctionsLead:
    'Disse ordene ble rettet etter at undersøkelsen åpnet. Rettelsene endrer ikke hva det ble spurt om.',
  correctionsHeadings: ['Dag', 'Før', 'Etter', 'Hvorfor'],
  correctionsCaption: 'Ord som er rettet',
  cite: 'Slik viser du til tallene',
  licence: (name: string, address: string) => `Lisens: ${name}, ${address}.`,
  version: (definition: string, plan: string) =>
    `En publisert versjon blir aldri endret. Spørreskjemaet har versjon ${definition}. Kontrollsummen for planen er ${plan}.`,
};
