import type { Leak } from '../../server/disclosure/attack/attack.ts';
import type { Figure } from '../../server/publishing/figure.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { numberItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { figuresIn, times } from '../publishing/publications.ts';
import { leaksIn, type Published, published } from './attacked.ts';

/*
 * A check that cannot fail is none. Here results are published as they should be, something is let out of them by hand
 * that disclosure control would have hidden, and the attack must find it.
 */

const regions = ['a', 'b', 'c', 'd', 'e'];
const questionnaire = questionnaireOf(
  [oneOf('region', regions), oneOf('form', ['k', 'i']), oneOf('svar', ['ja', 'nei']), numberItem('tall')],
  { breakdowns: ['region', 'form'] },
);

/** The first accepted case: B is sensitive, and E is hidden so that B cannot be found by subtraction. */
const bases = [40, 38, 36, 40, 34];
const yes = [12, 1, 9, 15, 7];

function respondent(region: number, place: number): Answers {
  const answers = { region: regions[region]!, form: place % 2 === 0 ? 'k' : 'i', tall: 5 + (place % 4) };
  return { ...answers, svar: place < yes[region]! ? 'ja' : 'nei' };
}

const answers = bases.flatMap((base, region) =>
  Array.from({ length: base }, (_, place) => respondent(region, place)),
);

let honest: Published;
beforeAll(async () => {
  honest = await published(questionnaire, given(answers));
});

test('Honest results give nothing away, and hide the two that are expected', async () => {
  expect(await leaksIn(honest)).toEqual([]);
  expect(rowsOf(honest.publication, 'svar', 'region').map((row) => 'hidden' in row)).toEqual([
    false,
    true,
    false,
    false,
    true,
  ]);
});

test.each<[string, Leak['kind'], (publication: Publication) => void]>([
  ['the cell that is sensitive', 'recovered', (leaky) => show(leaky, 1)],
  ['the cell that is hidden for the sake of it', 'recovered', (leaky) => show(leaky, 4)],
  [
    'a number that is not what was answered',
    'untrue',
    (leaky) => {
      const [row] = rowsOf(leaky, 'svar', 'region');
      if (row && !('hidden' in row)) row.cells[0] = { count: 13, share: 33 };
    },
  ],
])('Found: %s', async (_, kind, plant) => {
  expect(await kindsIn(plant)).toContain(kind);
});

test('Found: a hidden number that is near, though not known', async () => {
  // A has 12 who say yes; of C, one in ten. With only B and C hidden, together two, each is from none to two.
  const near = bases.flatMap((base, region) =>
    Array.from({ length: base }, (_, place): Answers => {
      const says = place < [12, 1, 1, 15, 7][region]! ? 'ja' : 'nei';
      return { ...respondent(region, place), svar: says };
    }),
  );
  const honest = await published(questionnaire, given(near));
  expect(await leaksIn(honest)).toEqual([]);
  const kinds = await kindsIn((leaky) => {
    for (const region of [0, 3, 4]) show(leaky, region);
  }, honest);
  expect(kinds).toContain('narrow');
});

test.each([
  ['a group of three', [40, 38, 36, 40, 3]],
  ['a group that is merged with another, by itself', [40, 38, 36, 4, 30]],
])('Found: %s', async (_, sizes) => {
  const few = sizes.flatMap((base, region) =>
    Array.from({ length: base }, (_, place) => respondent(region, place)),
  );
  const honest = await published(questionnaire, given(few));
  expect(await leaksIn(honest)).toEqual([]);
  const kinds = await kindsIn((leaky) => {
    const rows = rowsOf(leaky, 'svar', 'region');
    const merged = rows.findIndex(({ members }) => members !== undefined);
    const apart = rows[merged]!.members!.map((code) => {
      const place = regions.indexOf(code);
      const count = Math.min(yes[place]!, sizes[place]!);
      const cells = [count, sizes[place]! - count].map((each) => ({ count: each, share: 1 }));
      return { code, label: code, base: sizes[place]!, lowBase: true, cells };
    });
    rows.splice(merged, 1, ...apart);
  }, honest);
  expect(kinds).toContain('few');
});

test('Found: what every unit of a kind answered, though no cell is sensitive', async () => {
  // Case P6: atoms AS 17, AL 3, BS 3 and BL 17, with 14, 3, 0 and 10 who say yes.
  const crossed = [
    ...units('a', 'k', 14, 3),
    ...units('a', 'i', 3, 0),
    ...units('b', 'k', 0, 3),
    ...units('b', 'i', 10, 7),
  ];
  const { publication, known } = await published(questionnaire, given(crossed));
  expect(await leaksIn({ publication, known })).toEqual([]);
  const leaky = structuredClone(publication);
  const figure = figureIn(leaky, 'svar');
  const [region] = figure.breakdowns;
  figure.breakdowns = [region!, { ...structuredClone(region!), table: 'svar_by_form', id: 'form' }];
  setRows(figure, 0, [
    ['a', 17, 3],
    ['b', 10, 10],
  ]);
  setRows(figure, 1, [
    ['k', 14, 6],
    ['i', 13, 7],
  ]);
  const kinds = (await leaksIn({ publication: leaky, known })).map(({ kind }) => kind);
  expect(kinds).toContain('pinned');
});

test('Found: a mean that one of them dominates', async () => {
  const large = answers.map((each) => (each.region === 'c' ? { ...each, tall: 1 } : each));
  const first = large.findIndex(({ region }) => region === 'c');
  large[first] = { ...large[first]!, tall: 900 };
  const { publication, known } = await published(questionnaire, given(large));
  expect(await leaksIn({ publication, known })).toEqual([]);
  const leaky = structuredClone(publication);
  for (const row of rowsOf(leaky, 'tall', 'region'))
    if (!('hidden' in row)) row.summary = { mean: 26, median: 1 };
  expect((await leaksIn({ publication: leaky, known })).map(({ kind }) => kind)).toContain('sum');
});

async function kindsIn(plant: (publication: Publication) => void, from = honest): Promise<Leak['kind'][]> {
  const publication = structuredClone(from.publication);
  plant(publication);
  return (await leaksIn({ ...from, publication })).map(({ kind }) => kind);
}

function figureIn(publication: Publication, id: string): Figure {
  return figuresIn(publication).find((figure) => figure.id === id)!;
}

function rowsOf(publication: Publication, id: string, breakdown: string) {
  return figureIn(publication, id).breakdowns.find((each) => each.id === breakdown)!.rows;
}

/** Publishes a group of the first case that is hidden. */
function show(publication: Publication, region: number): void {
  const rows = rowsOf(publication, 'svar', 'region');
  const cells = [yes[region]!, bases[region]! - yes[region]!].map((count) => ({ count, share: 1 }));
  const [code, label] = [regions[region]!, regions[region]!];
  rows[region] = { code, label, base: bases[region]!, lowBase: false, cells };
}

function units(region: string, form: string, saysYes: number, saysNo: number): Answers[] {
  return [
    ...times(saysYes, { region, form, svar: 'ja', tall: 5 }),
    ...times(saysNo, { region, form, svar: 'nei', tall: 5 }),
  ];
}

function setRows(figure: Figure, place: number, groups: [string, number, number][]): void {
  figure.breakdowns[place]!.rows = groups.map(([code, ...counts]) => ({
    code,
    label: code,
    base: counts[0] + counts[1],
    lowBase: false,
    cells: counts.map((count) => ({ count, share: 1 })),
  }));
}
