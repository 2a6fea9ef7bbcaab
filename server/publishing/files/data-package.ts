import { csvFile, toCsv } from '../csv.ts';
import { exampleWordsOf } from '../example-words.ts';
import { longTables } from '../long-tables.ts';
import { citationOf, licenceIn } from './citation.ts';
import { codebookOf } from './codebook.ts';
import { codebookColumns, codebookRows } from './codebook-rows.ts';
import { fileName, json, type Source, sha256 } from './context.ts';
import { type Field, fieldsOfCodebook, fieldsOfTables } from './fields.ts';
import { jsonStatBundle } from './json-stat.ts';
import { readmeInMarkdown, readmeOf } from './readme.ts';
import { zipOf } from './zip.ts';

/** A file of the package, with what is said of it. */
interface Resource {
  name: string;
  path: string;
  title: string;
  content: Uint8Array;
  format: string;
  mediatype: string;
  /** Files that are tables. */
  table?: { dialect: object; fields: Field[] };
}

/** Everything of one version in one file: a Data Package, version 2 (https://datapackage.org). */
export function dataPackage(source: Source): Uint8Array {
  const { publication } = source;
  const resources = resourcesOf(source);
  const named = resources.map(({ path, title }) => ({ path, description: title }));
  const files = {
    'datapackage.json': bytes(json(descriptorOf(source, resources))),
    'README.md': bytes(readmeInMarkdown(readmeOf(source), named)),
    ...Object.fromEntries(resources.map(({ path, content }) => [path, content])),
  };
  return zipOf(files, publication.published);
}

function resourcesOf(source: Source): Resource[] {
  const { publication } = source;
  const tables = longTables(publication);
  const rows = tables.flatMap((table) => table.rows());
  const codebook = codebookOf(source);
  const csv = { format: 'csv', mediatype: 'text/csv' };
  const asJson = { format: 'json', mediatype: 'application/json' };
  return [
    {
      ...csv,
      name: 'tabeller',
      path: 'tabeller.csv',
      title: 'Alle tabellene, én rad for hver celle',
      content: bytes(toCsv(rows, 'international')),
      table: { dialect: dialect(','), fields: fieldsOfTables },
    },
    {
      ...csv,
      name: 'tabeller-excel',
      path: 'tabeller-excel.csv',
      title: 'Det samme for norsk Excel, med semikolon og desimalkomma',
      content: bytes(toCsv(rows, 'excel')),
      table: { dialect: dialect(';'), fields: fieldsOfTables.map(withComma) },
    },
    {
      ...csv,
      name: 'kodebok',
      path: 'kodebok.csv',
      title: 'Kodeboken, én rad for hvert svar',
      content: bytes(csvFile(codebookColumns, codebookRows(codebook), 'international')),
      table: { dialect: dialect(','), fields: fieldsOfCodebook },
    },
    {
      ...asJson,
      name: 'kodebok-json',
      path: 'kodebok.json',
      title: 'Kodeboken med alt som er sagt om spørsmålene',
      content: bytes(json(codebook)),
    },
    {
      ...asJson,
      name: 'jsonstat',
      path: 'jsonstat.json',
      title: 'Alle tabellene som JSON-stat 2.0',
      content: bytes(json(jsonStatBundle(source, tables))),
    },
  ];
}

function descriptorOf(source: Source, resources: Resource[]): object {
  const { publication, address } = source;
  const { name, title, address: path } = licenceIn(publication);
  const homepage = /^https?:/.test(address) ? { homepage: address } : {};
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: fileName(publication, 'datapakke'),
    title: `${publication.example ? 'Eksempeldata: ' : ''}${publication.title}, ${publication.waveLabel}`,
    description: [exampleWordsOf(publication)?.warning, publication.purpose].filter(Boolean).join(' '),
    version: `${publication.version}.0.0`,
    created: `${publication.published}T00:00:00Z`,
    ...homepage,
    keywords: [publication.survey, publication.wave, ...(publication.example ? ['eksempeldata'] : [])],
    licenses: [{ name, path, title }],
    contributors: [{ title: publication.publisher, roles: ['publisher'] }],
    sources: [{ title: citationOf(source), ...(homepage.homepage ? { path: homepage.homepage } : {}) }],
    resources: resources.map(described),
  };
}

function described({ name, path, title, format, mediatype, content, table }: Resource): object {
  return {
    name,
    path,
    title,
    ...(table ? { type: 'table' } : {}),
    format,
    mediatype,
    encoding: 'utf-8',
    bytes: content.length,
    hash: `sha256:${sha256(content)}`,
    ...(table ? { dialect: table.dialect, schema: schemaOf(table.fields) } : {}),
  };
}

function schemaOf(fields: Field[]): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields,
    // What is hidden or unknown has no number; why stands in obs_status.
    missingValues: [''],
  };
}

function dialect(delimiter: string): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
    delimiter,
    lineTerminator: '\r\n',
    quoteChar: '"',
    doubleQuote: true,
    header: true,
  };
}

function withComma(field: Field): Field {
  return field.type === 'number' ? { ...field, decimalChar: ',' } : field;
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text);
}
