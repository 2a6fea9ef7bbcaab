import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { sheetNames } from '../../../server/publishing/files/sheet-names.ts';
import { workbook } from '../../../server/publishing/files/workbook.ts';
import type { LongRow } from '../../../server/publishing/long-row.ts';
import { longTables } from '../../../server/publishing/long-tables.ts';
import { aPublication, sourceOf } from './sources.ts';

type Rows = unknown[][];

async function sheetsOf(example = false) {
  const publication = await aPublication({ example });
  const content = Buffer.from(await workbook(sourceOf(publication)));
  const sheets = (await readXlsxFile(content)) as unknown as { sheet: string; data: Rows }[];
  const sheet = (wanted: string) => sheets.find((each) => each.sheet === wanted)!.data;
  return { publication, content, sheets, sheet };
}

test('The sheets are a readme, the contents, the codebook and every table', async () => {
  const { publication, sheets } = await sheetsOf();
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    'Les meg',
    'Innhold',
    'Kodebok',
    ...longTables(publication).map(({ id }) => id),
  ]);
});

/** The cells of a sheet that belong to a row of the long files. */
function cellsFor(row: LongRow, rows: LongRow[], [, , , blocks = [], columns = [], ...groups]: Rows) {
  const own = groups.find(([label]) => label === row.group_label) ?? [];
  const place = [...new Set(rows.map(({ option_code }) => option_code))].indexOf(row.option_code);
  const at = (...names: string[]) => {
    const start = blocks.findIndex((block) => names.includes(block as string));
    return start < 0 ? undefined : own[start + place];
  };
  return {
    base: own[columns.indexOf('N')],
    count: at('Antall', 'Verdi'),
    pct: at('Prosent'),
    low: at('95 % intervall, fra'),
    high: at('95 % intervall, til'),
  };
}

const inHundredths = (value: number | undefined) =>
  value === undefined ? null : Math.round(value * 100) / 10_000;

test('A table has a row for each group with numbers as numbers, and what is hidden as a colon', async () => {
  const { publication, sheet } = await sheetsOf();
  let hidden = 0;
  for (const table of longTables(publication)) {
    const data = sheet(table.id);
    expect(data[0]?.[0]).toBe(table.label);
    for (const row of table.rows()) {
      const { base, ...cells } = cellsFor(row, table.rows(), data);
      const known = Object.values(cells).filter((cell) => cell !== undefined);
      if (row.obs_status === ':') {
        hidden += 1;
        expect(new Set(known)).toEqual(new Set([':']));
      } else {
        expect(base).toBe(row.n_base);
        expect(known).toEqual(
          [
            row.count ?? null,
            inHundredths(row.pct),
            inHundredths(row.ci_low),
            inHundredths(row.ci_high),
          ].slice(0, known.length),
        );
      }
    }
  }
  expect(hidden).toBeGreaterThan(0);
});

test('Nothing is a formula, and a text that looks like one is whole', async () => {
  const { content, sheet } = await sheetsOf();
  expect(JSON.stringify(sheet('3_by_1'))).toContain('=Sør');
  const parts = Object.entries(unzipSync(content)).filter(([path]) => path.endsWith('.xml'));
  expect(parts.length).toBeGreaterThan(10);
  for (const [, xml] of parts) expect(strFromU8(xml)).not.toMatch(/<f[ >]/);
});

test('Headings stay when the reader scrolls, and percent is shown as percent', async () => {
  const files = unzipSync((await sheetsOf()).content);
  const table = strFromU8(files['xl/worksheets/sheet4.xml']!);
  expect(table).toMatch(/<pane [^>]*ySplit="5"[^>]*state="frozen"/);
  expect(strFromU8(files['xl/styles.xml']!)).toContain('0%');
});

test('Made-up data say so first of all, and on every sheet with numbers', async () => {
  const { publication, sheet } = await sheetsOf(true);
  expect(JSON.stringify(sheet('Les meg').slice(0, 2))).toContain('Eksempeldata');
  for (const { id } of longTables(publication)) expect(sheet(id)[1]?.[0]).toMatch(/^Eksempeldata/);
});

test('The same version is the same bytes', async () => {
  const [one, other] = [await sheetsOf(), await sheetsOf()];
  expect(one.content.equals(other.content)).toBe(true);
});

test.each([
  [
    ['a:b', 'a/b'],
    ['a_b', 'a_b~2'],
  ],
  [
    ['Tabell', 'tabell', 'history'],
    ['Tabell', 'tabell~2', 'history~2'],
  ],
  [
    ['et-veldig-langt-navn-paa-en-tabell_by_1', 'et-veldig-langt-navn-paa-en-tabell_by_2'],
    ['et-veldig-langt-navn-paa-en-tab', 'et-veldig-langt-navn-paa-en-t~2'],
  ],
  [['Innhold'], ['Innhold~2']],
])('Sheets of %j are called %j', (ids, names) => {
  expect(sheetNames(ids, ['Innhold'])).toEqual(names);
});
