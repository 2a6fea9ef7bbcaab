import { exampleWordsOf } from '../example-words.ts';
import { everybodyCode, type LongRow, type LongTable } from '../long-row.ts';
import { citationOf, licenceIn } from './citation.ts';
import type { Source } from './context.ts';
import { statusWords } from './status-words.ts';

/** JSON-stat 2.0 (https://json-stat.org/full/). Only what is written here. */
export interface JsonStatDataset {
  version: '2.0';
  class: 'dataset';
  href: string;
  label: string;
  source: string;
  updated: string;
  note: string[];
  id: string[];
  size: number[];
  role: { time: string[]; metric: string[] };
  dimension: Record<string, JsonStatDimension>;
  /** The last dimension runs fastest. */
  value: (number | null)[];
  /** By place in `value`: why there is no number, or what to know of it. */
  status: Record<string, string>;
  extension: object;
}

interface JsonStatDimension {
  label: string;
  category: {
    index: string[];
    label: Record<string, string>;
    unit?: Record<string, { label: string; decimals: number }>;
    note?: Record<string, string[]>;
  };
}

const measures = {
  count: 'Antall',
  pct: 'Prosent',
  n_base: 'N: antall svar som prosenten er regnet av',
  n_frame: 'Tjenester i registeret',
  ci_low: '95 % intervall, nedre grense',
  ci_high: '95 % intervall, øvre grense',
} as const;

export type Measure = keyof typeof measures;

/** What is kept from those who may read a hidden cell. The base and the register may be told all the same. */
const hides: ReadonlySet<Measure> = new Set(['count', 'pct', 'ci_low', 'ci_high']);

/** One table of the publication, with the same numbers as in its rows. */
export function jsonStatOf(source: Source, table: LongTable): JsonStatDataset {
  const { publication, address } = source;
  const rows = table.rows();
  const groupOf = groupsIn(rows);
  const options = firstOfEach(rows, (row) => row.option_code);
  const groups = firstOfEach(rows, groupOf);
  // What there always is, also when all of it is hidden. A weighted share is of no count.
  const least: Measure = rows.some(({ weighting }) => weighting !== 'none') ? 'pct' : 'count';
  const told = (Object.keys(measures) as Measure[]).filter(
    (measure) => measure === least || rows.some((row) => row[measure] !== undefined),
  );
  const at = (option: string, group: string) => JSON.stringify([option, group]);
  const placed = new Map(rows.map((row) => [at(row.option_code, groupOf(row)), row]));
  const cells = [...options.keys()].flatMap((option) =>
    [...groups.keys()].flatMap((group) => {
      const row = placed.get(at(option, group));
      return told.map((measure) => cellOf(row, measure));
    }),
  );
  const { wave, waveLabel } = publication;
  return {
    version: '2.0',
    class: 'dataset',
    href: `${address}/jsonstat/${table.id}.json`,
    label: `${table.label}. ${publication.title}, ${waveLabel}`,
    source: publication.publisher,
    updated: publication.published,
    note: [...exampleNotes(publication), ...publication.notes],
    id: ['option', 'group', 'measure', 'wave'],
    size: [options.size, groups.size, told.length, 1],
    role: { time: ['wave'], metric: ['measure'] },
    dimension: {
      option: dimension('Svar', options, (row) => row.option_label, notesOf(options)),
      group: dimension(table.groups ?? 'Alle', groups, (row) => row.group_label),
      measure: measureDimension(told, hasDecimals(rows)),
      wave: { label: 'Undersøkelse', category: { index: [wave], label: { [wave]: waveLabel } } },
    },
    value: cells.map(({ value }) => value),
    status: Object.fromEntries(
      cells.flatMap(({ status }, place) => (status ? [[String(place), status]] : [])),
    ),
    extension: extensionOf(source, table.id, rows[0]),
  };
}

function exampleNotes(publication: Source['publication']): string[] {
  const words = exampleWordsOf(publication);
  return words ? [words.warning] : [];
}

/** Everybody has no breakdown, and so never the code of a group. */
function groupsIn(rows: LongRow[]): (row: LongRow) => string {
  const isTaken = rows.some(({ breakdown, group_code }) => breakdown !== '' && group_code === everybodyCode);
  return ({ breakdown, group_code }) => (breakdown === '' && isTaken ? `_${everybodyCode}` : group_code);
}

function firstOfEach(rows: LongRow[], key: (row: LongRow) => string): Map<string, LongRow> {
  const first = new Map<string, LongRow>();
  for (const row of rows) if (!first.has(key(row))) first.set(key(row), row);
  return first;
}

/** @param row none where the table has no such row */
export function cellOf(
  row: LongRow | undefined,
  measure: Measure,
): { value: number | null; status?: ':' | '.' | 'u' } {
  const value = row?.[measure];
  if (value === undefined) return { value: null, status: isHidden(row, measure) ? ':' : '.' };
  return row?.obs_status === 'u' && hides.has(measure) ? { value, status: 'u' } : { value };
}

/** Where not even the base is told, it is hidden with the group. */
function isHidden(row: LongRow | undefined, measure: Measure): boolean {
  return row?.obs_status === ':' && (hides.has(measure) || measure === 'n_base');
}

function dimension(
  label: string,
  categories: Map<string, LongRow>,
  labelOf: (row: LongRow) => string,
  note?: Record<string, string[]>,
): JsonStatDimension {
  return {
    label,
    category: {
      index: [...categories.keys()],
      label: Object.fromEntries([...categories].map(([code, row]) => [code, labelOf(row)])),
      ...(note ? { note } : {}),
    },
  };
}

/** What a reader must know of an option, such as which options a net is made of. */
function notesOf(options: Map<string, LongRow>): Record<string, string[]> {
  return Object.fromEntries([...options].flatMap(([code, { note }]) => (note ? [[code, [note]]] : [])));
}

/** Means and sums stand as counts, in the unit that the option's note tells. */
function hasDecimals(rows: LongRow[]): boolean {
  return rows.some(({ option_code }) => measuredCodes.has(option_code));
}

const measuredCodes: ReadonlySet<string> = new Set(['mean_value', 'median_value', 'fte', 'register_fte']);

function measureDimension(told: Measure[], isMeasured: boolean): JsonStatDimension {
  const labelOf = (measure: Measure) => (measure === 'count' && isMeasured ? 'Verdi' : measures[measure]);
  return {
    label: 'Mål',
    category: {
      index: told,
      label: Object.fromEntries(told.map((measure) => [measure, labelOf(measure)])),
      unit: Object.fromEntries(told.map((measure) => [measure, unitOf(measure, isMeasured)])),
    },
  };
}

function unitOf(measure: Measure, isMeasured: boolean): { label: string; decimals: number } {
  if (measure === 'count') return isMeasured ? { label: '', decimals: 1 } : { label: 'svar', decimals: 0 };
  if (measure === 'n_base') return { label: 'svar', decimals: 0 };
  if (measure === 'n_frame') return { label: 'tjenester', decimals: 0 };
  if (measure === 'pct') return { label: 'prosent', decimals: isMeasured ? 1 : 0 };
  return { label: 'prosent', decimals: 2 };
}

function extensionOf(source: Source, table: string, row: LongRow | undefined): object {
  const { publication } = source;
  const { survey, version, example, planHash } = publication;
  return {
    survey,
    version,
    example,
    table_id: table,
    question_id: row?.question_id,
    question_type: row?.question_type,
    base_type: row?.base_type,
    ci_method: row?.ci_method || undefined,
    plan_hash: planHash,
    licence: licenceIn(publication),
    citation: citationOf(source),
    status: statusWords,
  };
}

/** The tables of a version as one JSON-stat collection, each within it. */
export function jsonStatBundle(source: Source, tables: LongTable[]): object {
  return collection(
    source,
    tables.map((table) => jsonStatOf(source, table)),
  );
}

/** The tables of a version as one JSON-stat collection, each at its own address. */
export function jsonStatCollection(source: Source, tables: LongTable[]): object {
  const { address } = source;
  return collection(
    source,
    tables.map(({ id, label }) => ({ class: 'dataset', href: `${address}/jsonstat/${id}.json`, label })),
  );
}

function collection({ publication, address }: Source, item: object[]): object {
  const { title, waveLabel, published, publisher, example } = publication;
  return {
    version: '2.0',
    class: 'collection',
    href: `${address}/jsonstat.json`,
    label: `${title}, ${waveLabel}`,
    source: publisher,
    updated: published,
    ...(example ? { note: exampleNotes(publication) } : {}),
    link: { item },
  };
}
