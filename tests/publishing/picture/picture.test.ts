import { Resvg } from '@resvg/resvg-js';
import { policyFor } from '../../../server/disclosure/policy.ts';
import { paintOf } from '../../../server/publishing/picture/paint.ts';
import { pictureOf } from '../../../server/publishing/picture/picture.ts';
import { fontFiles, pngOf } from '../../../server/publishing/picture/png.ts';
import { svgOf } from '../../../server/publishing/picture/svg.ts';
import { widthOf, wrap } from '../../../server/publishing/picture/text-width.ts';
import { itemsIn, type View, viewOf } from '../../../server/publishing/picture/view.ts';
import type { Publication } from '../../../server/publishing/publication.ts';
import { exampleAnswers, exampleQuestionnaire } from '../../analysis/example.ts';
import { figuresIn, publicationOf } from '../publications.ts';

let publication: Publication;
beforeAll(async () => {
  // Nothing is hidden here: what is, is tried on a view of its own.
  const questionnaire = exampleQuestionnaire();
  const policy = policyFor('open');
  publication = await publicationOf(questionnaire, exampleAnswers(questionnaire), { policy });
});

const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' };
const alone = { width: 760, place: 'alone', mark: 'f' } as const;

function everyView(of: Publication): View[] {
  const figures = figuresIn(of);
  return [
    ...itemsIn(figures).map(({ id }) => viewOf(of, id)!),
    ...figures.flatMap(({ id, breakdowns }) => breakdowns.map((each) => viewOf(of, id, each.id)!)),
  ];
}

/** What is written in a picture, also where it is not seen. */
function wordsIn(svg: string): string {
  return [...svg.matchAll(/>([^<>]+)</g)].map(([, words]) => words).join('\n');
}

const scaleView: View = {
  id: 'a',
  question: 'Vi har nok folk & penger <i år>',
  chart: 'scale',
  unequalBands: false,
  hasMean: false,
  columns: ['Uenig', 'Delvis', 'Enig'].map((label, index) => ({
    code: `c${index}`,
    label,
    kind: 'option',
    inBase: true,
    colour: { role: 'step', index, of: 3 },
  })),
  rows: [
    {
      label: 'Alle',
      strong: true,
      hidden: false,
      base: 58,
      lowBase: false,
      cells: [
        { count: 12, share: 21 },
        { count: 17, share: 29 },
        { count: 29, share: 50 },
      ],
    },
    {
      label: 'Nord',
      strong: false,
      hidden: false,
      base: 14,
      lowBase: true,
      cells: [{ hidden: 'confidential' }, { hidden: 'confidential' }, { count: 7, share: 51 }],
    },
    { label: 'Øst', strong: false, hidden: true, cells: Array(3).fill({ hidden: 'confidential' }) },
  ],
};

describe('A picture', () => {
  test('of every view of the example is well-formed, and nothing in it reaches outside it', () => {
    const views = everyView(publication);
    expect(views.length).toBeGreaterThan(40);
    // Reading the fonts takes its time, so not all: every seventh, at the widest and the narrowest that are used.
    const outside = views.flatMap((view, place) =>
      (place % 7 === 0 ? [place % 2 === 0 ? 330 : 760] : []).flatMap((width) => {
        const svg = svgOf(pictureOf(publication, view), { ...alone, width });
        const box = new Resvg(svg, { font }).getBBox()!;
        return box.x < 0 || box.y < 0 || box.width > width + 0.5 ? [{ view: view.id, width, box }] : [];
      }),
    );
    expect(outside).toEqual([]);
  });

  test('tells its numbers in words, with N', () => {
    const svg = svgOf(pictureOf(publication, scaleView), alone);
    expect(svg).toContain('role="img" aria-labelledby="f-tittel" aria-describedby="f-tall"');
    const desc = /<desc[^>]*>([^<]+)/.exec(svg)![1]!.replaceAll('\u00a0', ' ');
    expect(desc).toBe(
      'Alle (N = 58): Uenig 21 % (12 svar), Delvis 29 % (17 svar), Enig 50 % (29 svar). ' +
        'Nord (N = 14*): «Uenig» er skjult, «Delvis» er skjult, Enig 51 % (7 svar). ' +
        'Øst: skjult for å verne dem som svarte. * Færre enn 20 svar. Les prosentene med varsomhet. ' +
        '«:» betyr at tallet er skjult for å verne dem som svarte.',
    );
  });

  test('holds title, source, version and address', () => {
    const picture = pictureOf(publication, scaleView, 'https://eksempel.no/figur/a');
    const words = wordsIn(svgOf(picture, alone));
    expect(words).toContain('Vi har nok folk &amp; penger &lt;i år&gt;');
    expect(words).toContain(`Kilde: ${publication.publisher}, ${publication.title}`);
    expect(words).toContain('https://eksempel.no/figur/a');
    expect(words).not.toContain('Eksempeldata');
  });

  test('says in the picture and in its title that data are made up', () => {
    const svg = svgOf(pictureOf({ ...publication, example: true }, scaleView), alone);
    expect(/<title[^>]*>([^<]+)/.exec(svg)![1]).toContain('Eksempeldata');
    expect(svg.match(/>Eksempeldata: /g)).toHaveLength(1);
  });

  test('draws nothing of what is hidden, and says that it is', () => {
    const svg = svgOf(pictureOf(publication, scaleView), { ...alone, place: 'inText' });
    const bars = svg.match(/<rect [^>]*height="26" fill="#/g) ?? [];
    // Three of everybody's, one in the north and none in the east.
    expect(bars).toHaveLength(4);
    expect(wordsIn(svg)).toContain('N = 14*, skjult (:): Uenig, Delvis');
    expect(wordsIn(svg)).toContain(': skjult for å verne dem som svarte');
    const numbers = new Set(wordsIn(svg).match(/\d+/g));
    expect([...numbers].sort()).toEqual(['12', '14', '17', '20', '21', '29', '50', '51', '58', '7']);
  });

  test('of a view that does not exist is nothing', () => {
    expect(viewOf(publication, 'finnes-ikke')).toBeUndefined();
    expect(viewOf(publication, '2c', 'finnes-ikke')).toBeUndefined();
  });

  test('as PNG is twice as many pixels', async () => {
    const svg = svgOf(pictureOf(publication, scaleView), alone);
    const png = await pngOf(svg);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1520);
    expect(png.readUInt32BE(20)).toBe(2 * Number(/height="(\d+)"/.exec(svg)![1]));
  });
});

describe('Words', () => {
  test('are never wider than they are measured to be', () => {
    const samples = figuresIn(publication).flatMap(({ text, columns }) => [
      text,
      ...columns.map(({ label }) => label),
    ]);
    const tooWide = [...new Set(samples)].filter((words) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="40"><text y="20" font-size="20" font-weight="600">${words}</text></svg>`;
      return new Resvg(svg, { font }).getBBox()!.width > widthOf(words, 20);
    });
    expect(samples.length).toBeGreaterThan(100);
    expect(tooWide).toEqual([]);
  });

  test.each([
    ['Barnevernstjenesten i kommunen', 15, 120],
    ['Menneskerettighetsdomstolsavgjørelsesoversikten', 15, 120],
    ['', 15, 120],
  ])('%p are wrapped to the room there is', (words, size, width) => {
    const lines = wrap(words, size, width);
    expect(lines.every((line) => widthOf(line, size) <= width)).toBe(true);
    expect(lines.join('').replaceAll(/[- ]/g, '')).toBe(words.replaceAll(' ', ''));
  });
});

describe('Colours', () => {
  test.each(['step', 'category', 'net'] as const)('of a %s differ in black and white', (role) => {
    for (const steps of [2, 3, 4, 5]) {
      const looks = Array.from({ length: steps }, (_, index) => {
        const { fill, hatch } = paintOf({ role, index, of: steps });
        return { grey: greyOf(fill), hatch };
      });
      const differences = looks.flatMap((one, place) =>
        looks
          .slice(place + 1)
          .filter(({ hatch }) => hatch === one.hatch)
          .map(({ grey }) => Math.abs(grey - one.grey)),
      );
      expect(differences.filter((difference) => difference < 12)).toEqual([]);
    }
  });
});

/** Lightness from 0 to 255, as a printer without colour sees it. */
function greyOf(fill: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

test('Where nothing of the groups is shown, nothing is drawn, and the picture says why', () => {
  const nothingShown = 'Fordelt på «Region» er alt skjult for å verne dem som svarte.';
  const hidden = { id: 'region', label: 'Region' };
  const picture = pictureOf(publication, { ...scaleView, breakdown: hidden, nothingShown });
  expect(picture.drawing).toEqual({ legend: [], rows: [] });
  expect(picture.notes).toContain(nothingShown);
  expect(wordsIn(svgOf(picture, alone))).toContain('Ingen tall kan vises.');
});

test('Where not even everybody’s results are shown, nothing says that somebody answered', () => {
  const row = {
    label: 'Alle',
    strong: false,
    hidden: true,
    cells: Array(3).fill({ hidden: 'confidential' }),
  };
  const picture = pictureOf(publication, { ...scaleView, withheld: true, rows: [row] });
  expect(picture.description).toBe('Alle: kan ikke vises.');
  expect(wordsIn(svgOf(picture, alone))).not.toContain('som svarte');
});

test('What is hidden among others has a place of the same length whatever it is, and what follows stands after it', () => {
  const of = (...cells: ({ count: number; share: number } | { hidden: 'confidential' })[]): View => ({
    ...scaleView,
    rows: [{ ...scaleView.rows[0]!, cells }],
  });
  const hidden = { hidden: 'confidential' as const };
  const placesIn = (view: View) => {
    const svg = svgOf(pictureOf(publication, view), alone);
    return [
      ...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="2[56]" fill="(#[^"]+|none)"/g),
    ].map(([, x, width, fill]) => ({ x: Number(x), width: Number(width), isEmpty: fill === 'none' }));
  };
  const [first, gap, last] = placesIn(of({ count: 12, share: 21 }, hidden, { count: 29, share: 50 }));
  expect([first, gap, last].map((place) => place?.isEmpty)).toEqual([false, true, false]);
  expect(last!.x).toBeGreaterThan(gap!.x + gap!.width);
  const [, gapOfOther] = placesIn(of({ count: 20, share: 21 }, hidden, { count: 1, share: 2 }));
  expect(gapOfOther!.width).toBe(gap!.width);
});
