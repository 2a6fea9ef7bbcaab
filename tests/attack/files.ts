import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { ReadResults } from '../../server/disclosure/attack/read.ts';
import { type NetParts, type ReadCell, readRows } from '../../server/publish/attack/read-rows.ts';
import { jsonStatFile, wholeFiles } from '../../server/publishing/files/published-files.ts';
import { longTables } from '../../server/publishing/long-tables.ts';
import { pictureOf } from '../../server/publishing/picture/picture.ts';
import { svgOf } from '../../server/publishing/picture/svg.ts';
import { viewOf } from '../../server/publishing/picture/view.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import { reportDocument } from '../../server/publishing/report/document.ts';
import { reportModel } from '../../server/publishing/report/model.ts';
import { everyTable, tableFile } from '../../server/publishing/table-file.ts';

const address = 'https://undersokelser.eksempel.no/resultater/proven/2022/versjon/1';

/** What somebody has who has downloaded everything: the files, and nothing that made them. */
export async function downloads(publication: Publication): Promise<Record<string, string>> {
  const source = { publication, address };
  const whole = await Promise.all(
    Object.entries(wholeFiles).map(async ([name, make]) => textsIn(name, await make(source))),
  );
  const tables = ['', '-excel'].map((variant): [string, string] => [
    `tabeller${variant}.csv`,
    tableFile(publication, `${everyTable}${variant}`)!.content,
  ]);
  const stats = longTables(publication).map(({ id }): [string, string] => [
    `${id}.json`,
    jsonStatFile(source, id)!,
  ]);
  const figures = publication.sections.flatMap((section) => section.figures);
  const pictures = figures.flatMap(({ id, breakdowns }) =>
    [undefined, ...breakdowns.map((breakdown) => breakdown.id)].map((breakdown): [string, string] => {
      const view = viewOf(publication, id, breakdown)!;
      const picture = pictureOf(publication, view, address);
      return [
        `${id} ${breakdown ?? ''}.svg`,
        svgOf(picture, { width: 720, place: 'alone', mark: id }) + picture.description,
      ];
    }),
  );
  const report = reportModel(publication, address);
  return Object.fromEntries([
    ...whole.flat(),
    ...tables,
    ...stats,
    ...pictures,
    ...textsIn('rapport.docx', await reportDocument(report)),
    ['rapport', JSON.stringify(report)],
  ]);
}

/** A file, or each of those that are packed in it. */
function textsIn(name: string, content: string | Uint8Array): [string, string][] {
  if (typeof content === 'string') return [[name, content]];
  return Object.entries(unzipSync(content)).map(([part, bytes]) => [`${name}/${part}`, strFromU8(bytes)]);
}

/** The published equations, from a file of comma-separated values and the codebook beside it. */
export function resultsInCsv(csv: string, codebook: string, variant: 'csv' | 'excel'): ReadResults {
  const rows = parse(csv, { columns: true, bom: true, delimiter: variant === 'csv' ? ',' : ';' }) as Record<
    string,
    string
  >[];
  const cells = rows.map((row): ReadCell => {
    const { question_id, question_type, option_code, breakdown, group_code, weighting } = row;
    const named = { question_id, question_type, option_code, breakdown, group_code, weighting };
    return {
      ...named,
      ...numberIn(row, 'n_base'),
      ...numberIn(row, 'count'),
      ...numberIn(row, 'pct'),
    } as ReadCell;
  });
  return readRows(cells, netsIn(codebook));
}

function numberIn(row: Record<string, string>, key: string): Record<string, number> {
  const value = row[key];
  return value ? { [key]: Number(value.replace(',', '.')) } : {};
}

/** Every number in a table of JSON-stat, by its place. */
export function numbersInJsonStat(text: string): string[] {
  const { dimension, value } = JSON.parse(text) as {
    dimension: Record<string, { category: { index: string[] } }>;
    value: (number | null)[];
  };
  const [options, groups, measures] = ['option', 'group', 'measure'].map(
    (name) => dimension[name]!.category.index,
  ) as [string[], string[], string[]];
  return value.flatMap((number, place) => {
    const measure = measures[place % measures.length];
    const group = groups[Math.floor(place / measures.length) % groups.length];
    const option = options[Math.floor(place / measures.length / groups.length)];
    return number === null ? [] : [`${option} ${group} ${measure} ${number}`];
  });
}

function netsIn(codebook: string): NetParts {
  const { variables } = JSON.parse(codebook) as {
    variables: { question_id: string; categories: { code: string; parts?: string[] }[] }[];
  };
  return new Map(
    variables.map(({ question_id, categories }) => [
      question_id,
      new Map(categories.flatMap(({ code, parts }) => (parts ? [[code, parts] as const] : []))),
    ]),
  );
}
