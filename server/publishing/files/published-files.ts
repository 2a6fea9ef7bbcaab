import { csvFile } from '../csv.ts';
import { longTables } from '../long-tables.ts';
import { codebookOf } from './codebook.ts';
import { codebookColumns, codebookRows } from './codebook-rows.ts';
import { json, type Source } from './context.ts';
import { dataPackage } from './data-package.ts';
import { jsonStatCollection, jsonStatOf } from './json-stat.ts';
import { workbook } from './workbook.ts';

type Maker = (source: Source) => Uint8Array | string | Promise<Uint8Array>;

/** The files that are of a whole version, by what they are called in addresses. */
export const wholeFiles = {
  'tabeller.xlsx': workbook,
  'jsonstat.json': (source) => json(jsonStatCollection(source, longTables(source.publication))),
  'kodebok.json': (source) => json(codebookOf(source)),
  'kodebok.csv': (source) => csvFile(codebookColumns, codebookRows(codebookOf(source)), 'international'),
  'datapakke.zip': dataPackage,
} as const satisfies Record<string, Maker>;

export type WholeFile = keyof typeof wholeFiles;

/** One table as JSON-stat; nothing when there is no such table. */
export function jsonStatFile(source: Source, id: string): string | undefined {
  const table = longTables(source.publication).find((each) => each.id === id);
  return table && json(jsonStatOf(source, table));
}
