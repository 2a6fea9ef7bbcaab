import type { longColumns } from '../long-row.ts';
import type { codebookColumns } from './codebook-rows.ts';
import { statusWords } from './status-words.ts';

/** A column of a file, as the Table Schema of Frictionless has it (https://datapackage.org/standard/table-schema/). */
export interface Field {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean';
  title: string;
  description: string;
  /** The variant for Excel only. */
  decimalChar?: ',';
  constraints?: { required?: true; minimum?: number; maximum?: number; enum?: string[] };
}

type Described = Omit<Field, 'name'>;

const required = { required: true } as const;
const share = { minimum: 0, maximum: 100 };

const longFields: Record<(typeof longColumns)[number], Described> = {
  wave: {
    type: 'string',
    title: 'Undersøkelse',
    description: 'Hvilken gang undersøkelsen ble gjort.',
    constraints: required,
  },
  table_id: {
    type: 'string',
    title: 'Tabell',
    description: 'Hvilken tabell raden hører til.',
    constraints: required,
  },
  question_id: {
    type: 'string',
    title: 'Spørsmål',
    description: 'Id-en til spørsmålet i kodeboken.',
    constraints: required,
  },
  question_type: {
    type: 'string',
    title: 'Type',
    description: 'Hva slags spørsmål det er, eller hvordan tallet er laget.',
    constraints: required,
  },
  option_code: {
    type: 'string',
    title: 'Svarkode',
    description: 'Koden til svaret, de sammenslåtte svarene, gruppen av tall eller målet.',
    constraints: required,
  },
  option_label: { type: 'string', title: 'Svar', description: 'Svaret i ord.', constraints: required },
  breakdown: {
    type: 'string',
    title: 'Inndeling',
    description: 'Hva som lager gruppene. Tom for alle under ett.',
  },
  group_code: {
    type: 'string',
    title: 'Gruppekode',
    description:
      'Koden til gruppen; «all» for alle under ett. Grupper som er slått sammen, har pluss mellom kodene.',
    constraints: required,
  },
  group_label: { type: 'string', title: 'Gruppe', description: 'Gruppen i ord.', constraints: required },
  n_frame: {
    type: 'integer',
    title: 'Tjenester i registeret',
    description: 'Hvor mange tjenester registeret har i gruppen, der det er kjent.',
    constraints: { minimum: 0 },
  },
  n_base: {
    type: 'integer',
    title: 'N',
    description: 'Antall svar som prosenten er regnet av.',
    constraints: { minimum: 0 },
  },
  base_type: {
    type: 'string',
    title: 'Hvem som er med i N',
    description: '«answered»: de som svarte. «asked»: alle som fikk spørsmålet.',
    constraints: { ...required, enum: ['answered', 'asked'] },
  },
  count: {
    type: 'number',
    title: 'Antall',
    description:
      'Antall svar. I tabeller med «summary», «coverage» eller «size» i navnet kan det være et gjennomsnitt, en median eller en sum.',
  },
  pct: {
    type: 'number',
    title: 'Prosent',
    description: 'Hele prosent av N, rundet av hver for seg. Dekning har én desimal.',
    constraints: { minimum: 0 },
  },
  ci_low: {
    type: 'number',
    title: 'Intervall fra',
    description:
      'Nedre grense for et 95 prosents konfidensintervall, i prosent av alle i registeret, med to desimaler.',
    constraints: share,
  },
  ci_high: {
    type: 'number',
    title: 'Intervall til',
    description:
      'Øvre grense for et 95 prosents konfidensintervall, i prosent av alle i registeret, med to desimaler.',
    constraints: share,
  },
  ci_method: {
    type: 'string',
    title: 'Intervallets metode',
    description:
      '«hypergeometric»: eksakt for et endelig antall tjenester. Tom der det ikke er noe intervall.',
  },
  weighting: {
    type: 'string',
    title: 'Vekting',
    description:
      '«none»: alle svar teller like mye. «post-stratified» og «raked»: svarene er vektet så de gjelder alle tjenestene i registeret, etter én eller flere ting som er kjent derfra.',
    constraints: required,
  },
  obs_status: {
    type: 'string',
    title: 'Status',
    description: `Tom: vanlig tall. ${Object.entries(statusWords)
      .map(([status, words]) => `«${status}»: ${words}.`)
      .join(' ')}`,
    constraints: { enum: Object.keys(statusWords) },
  },
  note: { type: 'string', title: 'Merknad', description: 'Det en må vite for å lese tallet.' },
  plan_hash: {
    type: 'string',
    title: 'Kontrollkode',
    description: 'Kontrollkode for hvilke tabeller som skulle lages, og under hvilke regler (SHA-256).',
    constraints: required,
  },
};

const codebookFields: Record<(typeof codebookColumns)[number], Described> = {
  question_id: {
    type: 'string',
    title: 'Spørsmål',
    description: 'Id-en til spørsmålet.',
    constraints: required,
  },
  question_type: {
    type: 'string',
    title: 'Type',
    description: 'Hva slags spørsmål det er, eller hvordan tallet er laget.',
    constraints: required,
  },
  question_text: {
    type: 'string',
    title: 'Spørsmålet',
    description: 'Spørsmålet slik det ble stilt.',
    constraints: required,
  },
  universe: {
    type: 'string',
    title: 'Hvem som fikk det',
    description: 'Hvem som fikk spørsmålet, eller hva tallet er laget av.',
  },
  base_type: {
    type: 'string',
    title: 'Hvem som er med i N',
    description: '«answered»: de som svarte. «asked»: alle som fikk spørsmålet.',
    constraints: { ...required, enum: ['answered', 'asked'] },
  },
  unit: { type: 'string', title: 'Enhet', description: 'Hva tall er oppgitt i.' },
  option_code: { type: 'string', title: 'Svarkode', description: 'Koden til svaret.', constraints: required },
  option_label: { type: 'string', title: 'Svar', description: 'Svaret i ord.', constraints: required },
  option_type: {
    type: 'string',
    title: 'Svartype',
    description:
      '«option»: et svar. «net»: svar som er slått sammen. «band»: en gruppe av tall. «missing»: et svar uten mening om saken.',
    constraints: { ...required, enum: ['option', 'net', 'band', 'missing'] },
  },
  missing_type: {
    type: 'string',
    title: 'Mangler fordi',
    description: '«dontKnow»: vet ikke. «notRelevant»: ikke aktuelt. «noAnswer»: ikke svart.',
    constraints: { enum: ['dontKnow', 'notRelevant', 'noAnswer'] },
  },
  in_base: {
    type: 'boolean',
    title: 'Med i N',
    description: 'Om de som svarte dette, er med i N.',
    constraints: required,
  },
  parts: {
    type: 'string',
    title: 'Består av',
    description: 'For svar som er slått sammen: kodene til svarene, med mellomrom mellom.',
  },
  from: { type: 'number', title: 'Fra', description: 'For grupper av tall: det minste tallet i gruppen.' },
  to: {
    type: 'number',
    title: 'Til',
    description: 'For grupper av tall: det største tallet i gruppen. Tom når gruppen ikke har noen ende.',
  },
  breakdowns: {
    type: 'string',
    title: 'Inndelinger',
    description: 'Hva svarene er delt inn etter, med mellomrom mellom.',
  },
  compared: {
    type: 'string',
    title: 'Sammenlignet med sist',
    description: 'Hvordan spørsmålet er, sammenlignet med gangen før.',
  },
  note: { type: 'string', title: 'Merknad', description: 'Det en må vite for å lese tallene.' },
};

export const fieldsOfTables = named(longFields);
export const fieldsOfCodebook = named(codebookFields);

function named(fields: Record<string, Described>): Field[] {
  return Object.entries(fields).map(([name, field]) => ({ name, ...field }));
}
