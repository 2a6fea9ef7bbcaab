import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import JSONstat from 'jsonstat-toolkit';
import { sha256 } from '../../../server/publishing/files/context.ts';
import { dataPackage } from '../../../server/publishing/files/data-package.ts';
import type { Field } from '../../../server/publishing/files/fields.ts';
import { longRows } from '../publications.ts';
import { address, aPublication, sourceOf } from './sources.ts';

interface Resource {
  name: string;
  path: string;
  type?: string;
  encoding: string;
  bytes: number;
  hash: string;
  dialect?: { delimiter: string; lineTerminator: string };
  schema?: { fields: Field[]; missingValues: string[] };
}

async function unpacked(example = false) {
  const publication = await aPublication({ example });
  const content = dataPackage(sourceOf(publication));
  const files = unzipSync(content);
  const text = (path: string) => strFromU8(files[path]!);
  const descriptor = JSON.parse(text('datapackage.json'));
  return {
    publication,
    content,
    files,
    text,
    descriptor,
    resources: descriptor.resources as Resource[],
  };
}

test('The descriptor holds what a Data Package must and should', async () => {
  const { descriptor } = await unpacked();
  expect(descriptor).toMatchObject({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: expect.stringMatching(/^[a-z0-9._-]+$/),
    title: 'Prøven, høsten 2022',
    version: '1.0.0',
    created: '2022-11-14T00:00:00Z',
    homepage: address,
    licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    contributors: [{ title: 'Utgiveren', roles: ['publisher'] }],
    sources: [{ title: expect.stringContaining('Prøven, høsten 2022. Versjon 1') }],
  });
});

test('Every resource is a file in the package, named once, as long and with the hash that is said', async () => {
  const { files, resources } = await unpacked();
  expect(Object.keys(files)).toEqual(['datapackage.json', 'README.md', ...resources.map(({ path }) => path)]);
  expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
  for (const { name, path, bytes, hash, encoding } of resources) {
    expect(name).toMatch(/^[a-z0-9._-]+$/);
    expect(path).not.toMatch(/^\/|\.\./);
    expect(encoding).toBe('utf-8');
    expect(files[path]!.length).toBe(bytes);
    expect(hash).toBe(`sha256:${sha256(files[path]!)}`);
  }
});

const types: Record<Field['type'], (cell: string, decimal: string) => boolean> = {
  string: () => true,
  integer: (cell) => /^-?\d+$/.test(cell),
  number: (cell, decimal) => new RegExp(`^-?\\d+(\\${decimal}\\d+)?$`).test(cell),
  boolean: (cell) => /^(true|false)$/.test(cell),
};

function problemsIn(cell: string, { name, type, decimalChar, constraints = {} }: Field): string[] {
  const decimal = decimalChar ?? '.';
  if (cell === '') return constraints.required ? [`${name} is empty`] : [];
  const number = Number(cell.replace(decimal, '.'));
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = constraints;
  const isOut = type !== 'string' && type !== 'boolean' && (number < minimum || number > maximum);
  return [
    ...(types[type](cell, decimal) ? [] : [`${name} is no ${type}: ${cell}`]),
    ...(constraints.enum && !constraints.enum.includes(cell) ? [`${name} may not be ${cell}`] : []),
    ...(isOut ? [`${name} is out of bounds: ${cell}`] : []),
  ];
}

test.each(['tabeller', 'tabeller-excel', 'kodebok'])(
  'The table %s is as its schema says, cell by cell',
  async (wanted) => {
    const { text, resources } = await unpacked();
    const { path, dialect, schema, type } = resources.find(({ name }) => name === wanted)!;
    expect([type, schema!.missingValues]).toEqual(['table', ['']]);
    const rows: string[][] = parse(text(path), {
      delimiter: dialect!.delimiter,
      record_delimiter: dialect!.lineTerminator,
      bom: true,
    });
    const [header, ...lines] = rows;
    expect(header).toEqual(schema!.fields.map(({ name }) => name));
    expect(lines.length).toBeGreaterThan(10);
    const problems = lines.flatMap((line) =>
      line.flatMap((cell, place) => problemsIn(cell, schema!.fields[place]!)),
    );
    expect(problems).toEqual([]);
  },
);

test('Both variants of the tables hold every row, hidden ones too', async () => {
  const { publication, text } = await unpacked();
  for (const path of ['tabeller.csv', 'tabeller-excel.csv'])
    expect(text(path).trimEnd().split('\r\n').length).toBe(longRows(publication).length + 1);
});

test('The JSON-stat in the package opens with its tables within', async () => {
  const { text } = await unpacked();
  expect(JSONstat(JSON.parse(text('jsonstat.json'))).Dataset().length).toBeGreaterThan(10);
});

test('The codebook tells who was asked, what is in the base, and what nets and bands are made of', async () => {
  const codebook = JSON.parse((await unpacked()).text('kodebok.json'));
  const variable = (id: string) =>
    codebook.variables.find((each: { question_id: string }) => each.question_id === id);
  expect(variable('3')).toMatchObject({
    text: 'Spørsmål 3',
    universe: 'Alle.',
    base_type: 'answered',
    note: 'Stilt på nytt. Æ, ø og å.',
    tables: ['3', '3_by_1'],
  });
  expect(variable('3').categories).toContainEqual({
    code: 'enig-siden',
    label: 'Helt eller delvis enig',
    type: 'net',
    in_base: true,
    parts: ['delvis-enig', 'enig'],
  });
  expect(variable('5').categories).toContainEqual(
    expect.objectContaining({ code: 'ikke-aktuelt', missing: 'notRelevant', in_base: false }),
  );
  expect(variable('2').categories[0]).toMatchObject({ type: 'band', from: 0, to: 9 });
  expect(codebook).toMatchObject({ licence: { name: 'CC-BY-4.0' }, statuses: { ':': expect.any(String) } });
});

test('The readme tells how it was made, who took part, what is hidden, the licence and how to cite', async () => {
  const readme = (await unpacked()).text('README.md');
  for (const words of [
    '# Prøven, høsten 2022',
    '39 av 70 inviterte har svart',
    'Ingen gruppe med færre enn 5 svar',
    'når færre enn 3 har gitt svaret, eller færre enn 3 har gitt et annet',
    'Creative Commons Navngivelse 4.0',
    `Utgiveren (2022): Prøven, høsten 2022. Versjon 1, publisert 14. november 2022. ${address}`,
    '## In English',
    'Licence: CC-BY-4.0',
    'tabeller.csv',
    'En merknad, med «tegn»; og mer.',
  ])
    expect(readme).toContain(words);
  expect(readme).not.toContain('Eksempeldata');
});

test('Made-up data say so in the descriptor, the readme, the codebook and every row', async () => {
  const { descriptor, text } = await unpacked(true);
  expect(descriptor).toMatchObject({
    name: 'eksempel-proven-2022-v1-datapakke',
    title: expect.stringMatching(/^Eksempeldata/),
  });
  expect(text('README.md')).toContain('Eksempeldata');
  expect(text('kodebok.json')).toContain('Eksempeldata');
  for (const line of text('tabeller.csv').trimEnd().split('\r\n').slice(1))
    expect(line).toContain('Eksempeldata.');
});

test('The same version is the same bytes', async () => {
  const [one, other] = [await unpacked(), await unpacked()];
  expect(sha256(one.content)).toBe(sha256(other.content));
});
