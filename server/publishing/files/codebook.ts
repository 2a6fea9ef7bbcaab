import { exampleWordsOf } from '../example-words.ts';
import type { Column, Figure } from '../figure.ts';
import { baseTypeOf, textOf } from '../figure-rows.ts';
import type { LongRow, LongTable } from '../long-row.ts';
import { longTables } from '../long-tables.ts';
import { itemOfFigure } from '../publication.ts';
import { citationOf, licenceIn } from './citation.ts';
import type { Source } from './context.ts';
import { statusWords } from './status-words.ts';

/**
 * What the tables of one version are made of, frozen with it: `kodebok.json` is this as it stands. What is not so, or
 * is not said, has no key.
 */
export interface TableCodebook {
  /** The shape of this file. A change that a reader must know of gets a new number. */
  format: 'tabellkodebok-1';
  survey: string;
  wave: string;
  version: number;
  title: string;
  waveLabel: string;
  publisher: string;
  published: string;
  /** The answers are made up. */
  example?: string;
  licence: { name: string; title: string; address: string };
  citation: string;
  planHash: string;
  definitionVersion: string;
  notes: string[];
  /** What each `obs_status` means. */
  statuses: Record<string, string>;
  variables: CodebookVariable[];
  /** Known of the respondents from the register, and never asked. */
  background: { id: string; text: string; groups: string[] }[];
}

export interface CodebookVariable {
  question_id: string;
  question_type: string;
  /** The question it is a row of. */
  item?: string;
  text: string;
  /** Who was asked, in words. */
  universe?: string;
  base_type: LongRow['base_type'];
  unit?: string;
  categories: CodebookCategory[];
  breakdowns: { id: string; label: string; table_id: string; groups: CodebookGroup[] }[];
  /** Every table of it. */
  tables: string[];
  madeFrom?: string[];
  /** How the question compares with the wave before. */
  compared?: string;
  note?: string;
}

export interface CodebookCategory {
  code: string;
  label: string;
  type: Column['kind'];
  /** Why there is no opinion. */
  missing?: 'dontKnow' | 'notRelevant' | 'noAnswer';
  /** Whether those counted here are part of the base. */
  in_base: boolean;
  /** Nets only: the options that it is the sum of. */
  parts?: string[];
  /** Bands only: both ends are in it. */
  from?: number;
  to?: number;
}

interface CodebookGroup {
  code: string;
  label: string;
  /** The groups that were merged into this one. */
  members?: string[];
}

export function codebookOf(source: Source): TableCodebook {
  const { publication } = source;
  const {
    survey,
    wave,
    version,
    title,
    waveLabel,
    publisher,
    published,
    planHash,
    definitionVersion,
    notes,
  } = publication;
  const tables = longTables(publication);
  const words = exampleWordsOf(publication);
  return {
    format: 'tabellkodebok-1',
    survey,
    wave,
    version,
    title,
    waveLabel,
    publisher,
    published,
    ...(words ? { example: words.warning } : {}),
    licence: licenceIn(publication),
    citation: citationOf(source),
    planHash,
    definitionVersion,
    notes,
    statuses: statusWords,
    variables: publication.sections.flatMap(({ figures }) =>
      figures.map((figure) => variableOf(figure, tables)),
    ),
    background: publication.background ?? [],
  };
}

function variableOf(figure: Figure, tables: LongTable[]): CodebookVariable {
  const { id, kind, partOf, unit, columns, breakdowns, asked, note } = figure;
  return {
    question_id: id,
    question_type: kind,
    ...(partOf ? { item: itemOfFigure(figure) } : {}),
    text: textOf(figure),
    ...(asked ? { universe: asked.universe } : {}),
    base_type: baseTypeOf(figure),
    ...(unit === undefined ? {} : { unit }),
    categories: columns.map(categoryOf),
    breakdowns: breakdowns.map(({ id, label, table, rows }) => ({
      id,
      label,
      table_id: table,
      groups: rows.map(({ code, label, members }) => ({ code, label, ...(members ? { members } : {}) })),
    })),
    tables: tables.filter((table) => table.figure === id).map((table) => table.id),
    ...(asked?.madeFrom ? { madeFrom: asked.madeFrom } : {}),
    ...(asked?.compared === undefined ? {} : { compared: asked.compared }),
    ...(note === undefined ? {} : { note }),
  };
}

function categoryOf({ code, label, kind, colour, inBase, parts, from, to }: Column): CodebookCategory {
  const { role } = colour;
  return {
    code,
    label,
    type: kind,
    ...(role === 'dontKnow' || role === 'notRelevant' || role === 'noAnswer' ? { missing: role } : {}),
    in_base: inBase,
    ...(parts ? { parts } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
