import type { Publication } from '../../server/publishing/publication.ts';
import { paths } from '../../server/web/paths.ts';
import type { TestApp } from '../builders/app.ts';
import { shippedPublication } from '../builders/shipped.ts';
import { figuresIn } from '../publishing/publications.ts';
import {
  addressesOf,
  numbersIn,
  numbersOf,
  type ReadFigure,
  read,
  rowsByTable,
  siteWith,
  tablesIn,
  wrongIn,
  wrongInAnswer,
} from './media.ts';
import { isPoisoned, poison } from './poison.ts';

/*
 * What is read on the web is laid beside the long files, which the attack is made on: a cell has the same numbers, in the
 * questionnaire's order, or none at all.
 */
describe.each([
  ['barnevernlederundersokelsen', '2022', 3],
  ['riksrevisjonen-barnevern', '2024', 12],
])('On the web, %s %s', (survey, wave, each) => {
  let publication: Publication;
  let addresses: Record<string, string[]>;
  let site: TestApp;
  beforeAll(async () => {
    publication = await shippedPublication(survey, wave);
    addresses = addressesOf(publication, each);
    site = await siteWith(publication);
  }, 180_000);
  afterAll(() => site.close());

  test('tables of figures have the numbers of the files, and none where these have none', async () => {
    const rows = rowsByTable(publication);
    const seen = new Set<string>();
    for (const medium of ['the page of the wave', 'pages of figures', 'frames in other pages'])
      for (const address of addresses[medium]!) {
        const { status, text } = await read(site, address);
        expect([address, status]).toEqual([address, 200]);
        for (const table of tablesIn(text)) {
          expect(wrongIn(table, rows)).toEqual([]);
          seen.add(table.id);
        }
      }
    // Those of everybody of nearly each question, and by group of those that are read.
    expect(seen.size).toBeGreaterThan(figuresIn(publication).length / 2);
  }, 180_000);

  test('a number in a hidden cell, and rows that are sorted, are found in a page', async () => {
    const rows = rowsByTable(publication);
    const hiding = figuresIn(publication).find(({ breakdowns }) =>
      breakdowns.some((each) => each.rows.some((row) => !('hidden' in row) && row.cells.some(isHidden))),
    )!;
    const view = hiding.breakdowns.find((each) =>
      each.rows.some((row) => !('hidden' in row) && row.cells.some(isHidden)),
    )!;
    const { text } = await read(site, paths.frame(survey, wave, hiding.id, view.id));
    const tableIn = (page: string) => tablesIn(page).find(({ id }) => id === view.table)!;
    expect(wrongIn(tableIn(text), rows)).toEqual([]);
    const hiddenCell = '<td class="number" data-hidden><span aria-hidden="true">:</span>';
    for (const leak of [
      '<td class="number"><span aria-hidden="true">2</span>',
      '<td class="number" data-share="4"><span aria-hidden="true">:</span>',
      '<td class="number" title="4 prosent"><span aria-hidden="true">:</span>',
    ])
      expect(wrongIn(tableIn(text.replaceAll(hiddenCell, leak)), rows)).not.toEqual([]);
    const sorted = tableIn(text);
    sorted.rows.reverse();
    expect(wrongIn(sorted, rows)).not.toEqual([]);
  });

  test('the interface has the cells of the publication, and of a hidden one only that it is', async () => {
    for (const address of addresses['the interface']!.filter((each) => each.includes('/figures/'))) {
      const { text } = await read(site, address);
      expect(wrongInAnswer(JSON.parse(text) as ReadFigure, publication)).toEqual([]);
    }
  }, 120_000);

  test('the interface of statistical offices has the numbers of the files, and no other', async () => {
    const rows = rowsByTable(publication);
    for (const address of addresses['the interface of statistical offices']!) {
      const { status, text } = await read(site, address);
      expect([address, status]).toEqual([address, 200]);
      const table = /tables\/[^_]+_[^_]+_(.*?)\/data/.exec(address)![1]!;
      const told = new Set(numbersOf(rows.get(table)!));
      expect(numbersIn(text).filter((number) => !told.has(number))).toEqual([]);
      expect(numbersIn(text).length > 0).toBe(told.size > 0);
    }
  }, 120_000);

  test('nothing prints what stands behind a hidden cell, and everything would print what is shown', async () => {
    const behind = structuredClone(publication);
    poison(behind, (cell) => 'hidden' in cell);
    expect(await mediaWithPoison(behind, addresses)).toEqual([]);
    const shown = structuredClone(publication);
    poison(shown, (cell) => !('hidden' in cell));
    expect(await mediaWithPoison(shown, addresses)).toEqual(expect.arrayContaining(printing));
  }, 240_000);
});

function isHidden(cell: object): boolean {
  return 'hidden' in cell;
}

/** The rest print no single cell of a figure: sentences are made when results are published. */
const printing = [
  'the page of the wave',
  'the page of a version',
  'pages of figures',
  'frames in other pages',
  'pictures',
  'the report',
  'the interface',
  'the interface of statistical offices',
];

async function mediaWithPoison(
  publication: Publication,
  addresses: Record<string, string[]>,
): Promise<string[]> {
  const site = await siteWith(publication);
  const found: string[] = [];
  for (const [medium, own] of Object.entries(addresses))
    for (const address of own)
      if (isPoisoned((await read(site, address)).text)) {
        found.push(medium);
        break;
      }
  await site.close();
  return found;
}
