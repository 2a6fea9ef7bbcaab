import writeXlsxFile from 'write-excel-file/node';
import { exampleWordsOf } from '../example-words.ts';
import { longTables } from '../long-tables.ts';
import { codebookOf } from './codebook.ts';
import { codebookColumns, codebookRows } from './codebook-rows.ts';
import type { Source } from './context.ts';
import { fieldsOfCodebook } from './fields.ts';
import { readmeOf } from './readme.ts';
import { sheetNames } from './sheet-names.ts';
import { heading, plain, type Sheet, tableSheet } from './table-sheet.ts';
import { redated } from './zip.ts';

const first = { readme: 'Les meg', contents: 'Innhold', codebook: 'Kodebok' };

/** Every table as a sheet, after a readme, a list of the sheets and the codebook. */
export async function workbook(source: Source): Promise<Uint8Array> {
  const { publication } = source;
  const sheets = sheetsOf(source).map(({ name, data, columns, frozenRows, frozenColumns }) => ({
    sheet: name,
    data,
    columns,
    stickyRowsCount: frozenRows,
    stickyColumnsCount: frozenColumns,
  }));
  const written = await writeXlsxFile(sheets).toBuffer();
  return redated(written, publication.published);
}

function sheetsOf(source: Source): Sheet[] {
  const tables = longTables(source.publication);
  const names = sheetNames(
    tables.map(({ id }) => id),
    Object.values(first),
  );
  const warning = exampleWordsOf(source.publication)?.warning;
  return [
    readmeSheet(source),
    contentsSheet(
      tables.map(({ label }, place) => [names[place]!, label]),
      warning,
    ),
    codebookSheet(source),
    ...tables.map((table, place) => tableSheet(names[place]!, table, warning)),
  ];
}

function readmeSheet(source: Source): Sheet {
  const rows = readmeOf(source).flatMap(({ heading: title, lines }) => [
    [heading(title)],
    ...lines.map((line) => [{ ...plain('item' in line ? `• ${line.item}` : line.text), wrap: true }]),
    [null],
  ]);
  return {
    name: first.readme,
    data: rows as Sheet['data'],
    columns: [{ width: 110 }],
    frozenRows: 0,
    frozenColumns: 0,
  };
}

function contentsSheet(tables: [name: string, label: string][], warning: string | undefined): Sheet {
  return {
    name: first.contents,
    data: [
      [plain(warning)],
      [heading('Ark'), heading('Tabell')],
      ...tables.map(([name, label]) => [plain(name), plain(label)]),
    ],
    columns: [{ width: 32 }, { width: 100 }],
    frozenRows: 2,
    frozenColumns: 0,
  };
}

function codebookSheet(source: Source): Sheet {
  const rows = codebookRows(codebookOf(source));
  return {
    name: first.codebook,
    data: [
      fieldsOfCodebook.map(({ title }) => heading(title)),
      ...rows.map((row) =>
        codebookColumns.map((column) => {
          const value = row[column];
          return typeof value === 'number' ? { value, type: Number } : plain(value);
        }),
      ),
    ],
    columns: codebookColumns.map((column) => ({
      width: column === 'question_text' || column === 'universe' ? 50 : 18,
    })),
    frozenRows: 1,
    frozenColumns: 1,
  };
}
