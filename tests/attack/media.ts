import request from 'supertest';
import { sides } from '../../server/publishing/api/cube.ts';
import type { Row } from '../../server/publishing/figure.ts';
import type { LongRow } from '../../server/publishing/long-row.ts';
import { longTables } from '../../server/publishing/long-tables.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import { paths } from '../../server/web/paths.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { figuresIn } from '../publishing/publications.ts';

/** A site where these results are published, and nothing else. */
export async function siteWith(publication: Publication): Promise<TestApp> {
  const site = await testApp();
  const { survey, wave, example } = publication;
  await site.services.publications.add(publication);
  await site.services.waves.save({ survey, wave, state: 'published', example });
  return site;
}

/**
 * Where results are read on the web, by medium. There are hundreds of pages of figures: of these every `each`th is
 * read, from the first on, and as a frame in each of its views.
 */
export function addressesOf(publication: Publication, each: number): Record<string, string[]> {
  const { survey, wave, version } = publication;
  const at = [survey, wave] as const;
  const figures = figuresIn(publication).filter((_, place) => place % each === 0);
  const views = figures.flatMap(({ id, breakdowns }) =>
    ['', ...breakdowns.map((breakdown) => breakdown.id)].map((view) => [id, view] as const),
  );
  const breakdowns = [...new Set(views.map(([, view]) => view))];
  const api = `/api/v1/surveys/${survey}/waves/${wave}`;
  return {
    'the page of the wave': breakdowns.map((view) => `${paths.results(...at)}?visning=${view}&intervall=ja`),
    'the page of a version': [paths.version(...at, version)],
    'pages of figures': figures.map(({ id }) => `${paths.figure(...at, id)}?intervall=ja`),
    'frames in other pages': views.map(([id, view]) => paths.frame(...at, id, view)),
    pictures: views.map(([id, view]) => paths.picture(...at, id, 'svg', { breakdown: view || undefined })),
    'the report': [paths.report(...at)],
    'the page of the survey': [paths.survey(survey)],
    'the page about method': [paths.method(...at)],
    'what follows over time': [paths.trends(survey)],
    'the interface': [
      api,
      ...figures.map(({ id }) => `${api}/figures/${id}`),
      `/api/v1/surveys/${survey}/trends`,
    ],
    'the interface of statistical offices': pxwebTables(publication, each),
  };
}

/** Of figures that have no earlier wave. */
function pxwebTables(publication: Publication, each: number): string[] {
  const { survey, wave } = publication;
  return figuresIn(publication)
    .filter((figure, place) => place % each === 0 && figure.chart !== 'summary')
    .flatMap(({ id, breakdowns }) => [
      pxwebData(`${survey}_${wave}_${id}`, []),
      ...breakdowns
        .filter(({ columns }) => columns.length > 0)
        .map(({ table }) => pxwebData(`${survey}_${wave}_${table}`, [sides.group])),
    ]);
}

function pxwebData(id: string, further: string[]): string {
  const everything = [sides.option, ...further, sides.contents, sides.time].map(
    (side) => `valueCodes[${side}]=*`,
  );
  return `/api/pxweb/v2/tables/${id}/data?outputFormat=json-stat2&${everything.join('&')}`;
}

export async function read({ app }: TestApp, address: string): Promise<{ status: number; text: string }> {
  const { status, text, body } = await request(app).get(address);
  return { status, text: text ?? Buffer.from(body as Uint8Array).toString() };
}

/** A cell as a reader meets it: its words, and everything in it that a script or a screen reader could get hold of. */
interface SeenCell {
  text: string;
  markup: string;
}

export interface SeenTable {
  id: string;
  columns: string[];
  rows: { label: string; base: SeenCell; cells: SeenCell[] }[];
}

/** The tables of figures in a page, from which its charts are drawn. */
export function tablesIn(page: string): SeenTable[] {
  return page
    .split('<table class="ds-table figures">')
    .slice(1)
    .flatMap((table): SeenTable[] => {
      const id = / id="tabell-([^"]+)"/.exec(table)?.[1];
      const [head, ...rows] = [...table.split('</table>')[0]!.matchAll(/<tr(?:\s[^>]*)?>(.*?)<\/tr>/gs)];
      if (!id || !head || !table.includes('<abbr')) return [];
      return [
        {
          id,
          columns: cellsIn(head[0])
            .map(({ text }) => text)
            .slice(2),
          rows: rows.map(([row]) => {
            const [label, base, ...cells] = cellsIn(row);
            return { label: label!.text, base: base!, cells };
          }),
        },
      ];
    });
}

function cellsIn(row: string): SeenCell[] {
  return [...row.matchAll(/<t[hd](?:\s[^>]*)?>.*?<\/t[hd]>/gs)].map(([markup]) => ({
    markup,
    text: markup
      .replace(/<[^>]+>/g, '')
      .replaceAll('&#34;', '"')
      .replaceAll('&amp;', '&')
      .replace(/[\s\u00a0\u202f]+/g, ' ')
      .trim(),
  }));
}

/** The rows of the long files, by table: what every other medium is laid beside. */
export function rowsByTable(publication: Publication): Map<string, LongRow[]> {
  return new Map(longTables(publication).map((table) => [table.id, table.rows()]));
}

/** What is in a page's table and not in the long files, or in another order than there. */
export function wrongIn(table: SeenTable, rows: ReadonlyMap<string, LongRow[]>): string[] {
  const own = rows.get(table.id);
  // A number has no table of its own by group, only its mean.
  if (!own?.[0]) return [];
  const codes = [...new Set(own.map(({ option_code }) => option_code))];
  const national = rows.get(own[0].question_id)!;
  const isNational = own[0].breakdown === '';
  const groups = [
    ...(isNational ? [] : [national.filter(({ option_code }) => codes.includes(option_code))]),
    ...[...new Set(own.map(({ group_code }) => group_code))].map((group) =>
      own.filter(({ group_code }) => group_code === group),
    ),
  ];
  const wrong = (what: string, place: string) => `${table.id} ${place}: ${what}`;
  const labels = codes.map((code) => own.find(({ option_code }) => option_code === code)!.option_label);
  const order =
    `${labels}` === `${table.columns.slice(0, labels.length).map((label) => label)}` &&
    groups.length === table.rows.length &&
    groups.every((group, place) => group[0]!.group_label === table.rows[place]!.label)
      ? []
      : [wrong(`${labels} and not ${table.columns}`, 'order')];
  return [
    ...order,
    ...groups.flatMap((group, place) =>
      codes.flatMap((code, column) => {
        const cell = table.rows[place]?.cells[column];
        const row = group.find(({ option_code }) => option_code === code);
        if (!cell || !row) return [wrong('missing', `${place} ${code}`)];
        return isSeenAs(cell, row) ? [] : [wrong(cell.markup, `${row.group_code} ${code}`)];
      }),
    ),
  ];
}

/** A hidden cell has no number in it, of any kind; a shown one has those of the files. */
function isSeenAs({ text, markup }: SeenCell, { obs_status, count, pct }: LongRow): boolean {
  // Weighted shares stand in the same cell, and in a table of their own in the files.
  const unweighted = text.replace(/ ?Vektet.*$/i, '');
  if (obs_status === ':')
    return unweighted.startsWith(':') && !/\d/.test(markup.replace(/class="[^"]*"/g, ''));
  const numbers = unweighted
    .replace(/\d+,\d.*$/, '')
    .match(/\d[\d ]*/g)
    ?.map((each) => Number(each.replaceAll(' ', '')));
  return (
    `${numbers ?? []}` === `${[...(pct === undefined ? [] : [pct]), ...(count === undefined ? [] : [count])]}`
  );
}

/** Every number of a table of JSON-stat, by option, group and measure, whatever order its sides have. */
export function numbersIn(text: string): string[] {
  const { id, size, dimension, value } = JSON.parse(text) as {
    id: string[];
    size: number[];
    dimension: Record<string, { category: { index: Record<string, number> | string[] } }>;
    value: (number | null)[];
  };
  const codes = id.map((name) => {
    const { index } = dimension[name]!.category;
    return Array.isArray(index)
      ? index
      : Object.keys(index).sort((one, other) => index[one]! - index[other]!);
  });
  return value.flatMap((number, place) => {
    if (number === null) return [];
    let rest = place;
    const at: Record<string, string> = {};
    for (let side = id.length - 1; side >= 0; side--) {
      at[id[side]!] = codes[side]![rest % size[side]!]!;
      rest = Math.floor(rest / size[side]!);
    }
    return [`${at[sides.option]} ${at[sides.group] ?? ''} ${at[sides.contents]} ${number}`];
  });
}

/** The same of the long files. */
export function numbersOf(rows: LongRow[]): string[] {
  return rows.flatMap((row) =>
    (['pct', 'count', 'n_base', 'n_frame', 'ci_low', 'ci_high'] as const).flatMap((measure) =>
      row[measure] === undefined
        ? []
        : [`${row.option_code} ${row.breakdown === '' ? '' : row.group_code} ${measure} ${row[measure]}`],
    ),
  );
}

interface ReadRow {
  code: string;
  cells?: object[];
}

/** What the interface answers of one figure. */
export interface ReadFigure {
  id: string;
  all: ReadRow;
  breakdowns: { rows: ReadRow[] }[];
}

/** What the interface says that the publication does not: of a hidden group or cell, anything but that it is hidden. */
export function wrongInAnswer(answer: ReadFigure, publication: Publication): string[] {
  const figure = figuresIn(publication).find(({ id }) => id === answer.id)!;
  const rowsIn = <R>({ all, breakdowns }: { all: R; breakdowns: { rows: R[] }[] }) => [
    all,
    ...breakdowns.flatMap((breakdown) => breakdown.rows),
  ];
  const told = rowsIn<ReadRow>(answer);
  return rowsIn<Row>(figure).flatMap((row, place) => {
    const own = told[place];
    if (own?.code !== row.code) return [`${answer.id} ${row.code}: order`];
    const extra =
      'hidden' in row ? Object.keys(own).filter((key) => key !== 'hidden' && !naming.has(key)) : [];
    const cells = 'hidden' in row ? [] : row.cells;
    return [
      ...extra.map((key) => `${answer.id} ${row.code}: ${key}`),
      ...cells.flatMap((cell, at) => {
        const { interval: _, ...read } = (own.cells?.[at] ?? {}) as Record<string, unknown>;
        return JSON.stringify(read) === JSON.stringify(cell) ? [] : [`${answer.id} ${row.code} ${at}`];
      }),
    ];
  });
}

const naming = new Set(['code', 'label', 'members', 'frame']);
