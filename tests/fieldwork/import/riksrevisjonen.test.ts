import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from '../../../server/analysis/analyse.ts';
import { buildDataset } from '../../../server/analysis/build-dataset.ts';
import type { BreakdownTable, Group, Table } from '../../../server/analysis/table.ts';
import { projectFolder } from '../../../server/config.ts';
import { noMapping, readMapping } from '../../../server/fieldwork/import/mapping.ts';
import { readImport } from '../../../server/fieldwork/import/read.ts';
import { catalogueOf } from '../../../server/questionnaire/catalogue.ts';
import type { Questionnaire } from '../../../server/questionnaire/questionnaire.ts';
import { wholePercent } from '../../../server/statistics/rounding.ts';
import { readSurveyFiles } from '../../../server/storage/survey-files.ts';

const folder = path.join(projectFolder, 'surveys');
const survey = 'riksrevisjonen-barnevern';
let tables: Table[];
let reports: Record<string, ReturnType<typeof readImport>['report']>;

beforeAll(async () => {
  const catalogue = catalogueOf(await readSurveyFiles(folder));
  const whole = catalogue.find(survey, '2024')!;
  const instruments = catalogue.instruments(survey, '2024');
  const imports = instruments.map((instrument) => ({ instrument, read: importOf(instrument) }));
  reports = Object.fromEntries(imports.map(({ instrument, read }) => [instrument.slug, read.report]));
  const answers = imports.flatMap(({ instrument, read }) =>
    read.rows.map((row) => ({ ...row, instrument: instrument.instrument?.id })),
  );
  const dataset = await buildDataset(whole, answers, instruments);
  // As open figures, where what is derived is broken down too: the printed ones are.
  tables = [...analyse(dataset, { ...whole, disclosure: 'open' }).tables()];
});

function importOf(instrument: Questionnaire) {
  const file = (ending: string) => path.join(folder, survey, 'example', `${instrument.slug}.${ending}`);
  const mapping = (() => {
    try {
      return readMapping(readFileSync(file('mapping.json'), 'utf8'));
    } catch {
      return noMapping;
    }
  })();
  return readImport(instrument, readFileSync(file('csv')), mapping);
}

/** The services outside Oslo: the printed figures are theirs. */
function municipal(variable: string): { group: Group; table: Table } {
  const table = tables.find(({ id }) => id === `${variable}_by_instrument`);
  if (table?.scope !== 'breakdown') throw new Error(`${variable} is not broken down by instrument.`);
  return { table, group: table.groups.find(({ code }) => code === 'kommune')! };
}

/** Shares in whole percent, in the order of the options and then the nets. */
function shares(variable: string): Record<string, number> {
  const { table, group } = municipal(variable);
  return sharesIn(table, group);
}

function sharesIn(table: Table, group: Group): Record<string, number> {
  return Object.fromEntries(
    table.categories.map(({ code }, place) => [code, wholePercent(group.counts[place]!, group.base)]),
  );
}

test('Both instruments import without a cell that cannot be read', () => {
  for (const report of Object.values(reports)) {
    expect(report.notTaken).toEqual([]);
    expect(report.cells.filter(({ reason }) => reason !== 'notAsked' && reason !== 'required')).toEqual([]);
  }
  expect(reports['2024.kommune']?.taken).toBe(180);
  expect(reports['2024.bydel']?.taken).toBe(8);
});

/** As printed, of the 180 services outside Oslo. */
const printed: [variable: string, code: string, share: number][] = [
  ['r1', 'darlig-siden', 34],
  ['r1', 'tilstrekkelig', 50],
  ['r1', 'god-siden', 16],
  ['r2', 'liten-siden', 18],
  ['r2', 'midten', 44],
  ['r2', 'stor-siden', 39],
  ['r3', 'darligere', 42],
  ['r3', 'uendret', 29],
  ['r3', 'bedre', 20],
  ['r5', 'stor-siden', 26],
  ['r5', 'midten', 34],
  ['r5', 'liten-siden', 40],
  ['r6', 'stor-siden', 48],
  ['r6', 'midten', 35],
  ['r6', 'liten-siden', 17],
  ['r7', 'stor-siden', 72],
  ['r7', 'midten', 26],
  ['r8', 'erfaring-og-videreutdanning', 54],
  ['r8', 'erfaring', 48],
  ['r8', 'master', 34],
  ['r9', 'sjelden-eller-aldri', 67],
  ['r9', 'hvert-ar', 17],
  ['r9', 'minst-hver-maned', 13],
  ['r10.fosterhjem-spesialisert', 'utfordrende-siden', 98],
  ['r10.fosterhjem-ordinart', 'utfordrende-siden', 96],
  ['r12', 'svaert-darlig', 3],
  ['r12', 'darlig', 11],
  ['r12', 'verken-eller', 39],
  ['r12', 'godt', 41],
  ['r12', 'svaert-godt', 7],
  ['r15.helsestasjon', 'god-siden', 83],
  ['r15.helsestasjon', 'midten', 15],
  ['r15.helsestasjon', 'darlig-siden', 2],
  ['r15.rop', 'god-siden', 28],
  ['r15.rop', 'midten', 38],
  ['r15.rop', 'darlig-siden', 10],
  ['r15.rop', 'ikke-aktuelt', 24],
  ['r15.bup', 'god-siden', 48],
  ['r15.bup', 'midten', 38],
  ['r15.bup', 'darlig-siden', 14],
  ['r15.psykisk-helse', 'god-siden', 55],
  ['r15.psykisk-helse', 'midten', 33],
  ['r15.psykisk-helse', 'darlig-siden', 11],
  ['r17', 'mindretall-eller-faerre', 65],
  ['r17', 'flertall', 16],
  ['r17', 'nesten-alle-eller-alle', 7],
  ['r19', 'onsker-ikke', 45],
  ['r19', 'arbeidspress', 39],
  ['r19', 'langt-unna', 34],
  ['r19', 'ikke-plass', 39],
  ['r19', 'god-nok', 6],
  ['r21', 'stor-siden', 57],
  ['r21', 'midten', 35],
  ['r21', 'liten-siden', 7],
  ['r22', 'i-svaert-liten-grad', 3],
  ['r22', 'i-liten-grad', 20],
  ['r22', 'i-noen-grad', 47],
  ['r22', 'i-stor-grad', 21],
  ['r22', 'i-svaert-stor-grad', 6],
  ['r22', 'ingen-oppfatning', 3],
  ['r23', 'handterbart', 10],
  ['r23', 'krevende', 53],
  ['r23', 'svaert-krevende', 36],
  ['r24', 'for-ofte', 41],
  ['r24', 'handterbart-tempo', 58],
  ['r24', 'for-sjelden', 1],
  ['r25', 'i-liten-grad', 13],
  ['r25', 'i-noen-grad', 61],
  ['r25', 'i-stor-grad', 26],
];

test.each(printed)('%s %s is %d percent, give or take one', (variable, code, share) => {
  expect(Math.abs(shares(variable)[code]! - share)).toBeLessThanOrEqual(1);
});

test.each(['atferd-hoy', 'multifunc', 'akuttinstitusjon', 'rus', 'beredskapshjem'])(
  'Over 80 percent of those who needed it found it hard to get a place: %s',
  (row) => {
    expect(shares(`r10.${row}`)['utfordrende-siden']).toBeGreaterThan(80);
  },
);

test('Three consequences are named by over 75 percent, and two by about 70', () => {
  const five = Object.values(shares('r11'))
    .sort((a, b) => b - a)
    .slice(0, 5);
  expect(Math.min(...five.slice(0, 3))).toBeGreaterThan(75);
  for (const share of five.slice(3)) expect(Math.abs(share - 70)).toBeLessThanOrEqual(2);
});

test('The bases are those of the report, also where not everybody was asked or found it relevant', () => {
  const base = (variable: string) => municipal(variable).group.base;
  expect(base('r1')).toBe(180);
  expect(base('r11')).toBe(161);
  expect(base('r19')).toBe(112);
  expect(base('r4.nemnd')).toBe(173);
  expect(base('r16.bup')).toBe(174);
  const placements = tables
    .filter(({ id }) => /^r10\..*_by_instrument$/.test(id))
    .map(({ variable }) => base(variable));
  expect([Math.min(...placements), Math.max(...placements)]).toEqual([42, 159]);
});

test('37.8 percent have two challenges or more, and 20.6 three or more', () => {
  const { group, table } = municipal('utfordringer');
  const share = (code: string) =>
    (100 * group.counts[table.categories.findIndex((each) => each.code === code)]!) / group.base;
  expect(group.base).toBe(180);
  expect(share('minst-to')).toBeCloseTo(37.8, 1);
  expect(share('minst-tre')).toBeCloseTo(20.6, 1);
});

test('The districts and the other services are one table, with a group each', () => {
  const table = tables.find(({ id }) => id === 'r1_by_instrument');
  if (table?.scope !== 'breakdown') throw new Error('Not a breakdown.');
  expect(table.groups.map(({ code, base }) => [code, base])).toEqual([
    ['kommune', 180],
    ['bydel', 8],
  ]);
});

describe('By what the register knows', () => {
  function brokenDown(variable: string, by: string): BreakdownTable {
    const table = tables.find(({ id }) => id === `${variable}_by_${by}`);
    if (table?.scope !== 'breakdown') throw new Error(`${variable} is not broken down by ${by}.`);
    return table;
  }

  function shareIn(variable: string, by: string, group: string, code: string): number {
    const table = brokenDown(variable, by);
    return sharesIn(table, table.groups.find((each) => each.code === group)!)[code]!;
  }

  /** The made-up answers are fitted to the printed figures of everybody, and come near those of groups. */
  test.each([
    { variable: 'r5', by: 'arsverk', group: 'under-15', code: 'stor-siden', share: 23, printed: 25 },
    { variable: 'r5', by: 'arsverk', group: 'minst-15', code: 'stor-siden', share: 30, printed: 26 },
    {
      variable: 'r9',
      by: 'organisering',
      group: 'interkommunal',
      code: 'sjelden-eller-aldri',
      share: 75,
      printed: 73,
    },
    {
      variable: 'r9',
      by: 'organisering',
      group: 'kommunal',
      code: 'sjelden-eller-aldri',
      share: 62,
      printed: 64,
    },
  ])('$variable by $by: in $group $code is $share percent, and was printed as $printed', (expected) => {
    const { variable, by, group, code, share, printed } = expected;
    expect(shareIn(variable, by, group, code)).toBe(share);
    expect(Math.abs(share - printed)).toBeLessThanOrEqual(4);
  });

  test('larger services find sick leave harder', () => {
    expect(shareIn('r6', 'arsverk', 'minst-15', 'stor-siden')).toBeGreaterThan(
      shareIn('r6', 'arsverk', 'under-15', 'stor-siden') + 1,
    );
  });

  test('everybody is in a group, and the districts are all in Oslo', () => {
    expect(brokenDown('r1', 'region').groups.map(({ code, base }) => [code, base])).toEqual([
      ['ost', 43],
      ['sor', 38],
      ['vest', 36],
      ['midt-norge', 27],
      ['nord', 36],
      ['oslo', 8],
    ]);
    for (const by of ['region', 'arsverk', 'organisering'])
      expect(brokenDown('r1', by).ungrouped.base).toBe(0);
  });
});
