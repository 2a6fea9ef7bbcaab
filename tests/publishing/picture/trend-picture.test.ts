import { trendSvgOf } from '../../../server/publishing/picture/svg.ts';
import { trendPictureOf } from '../../../server/publishing/picture/trend-picture.ts';
import { wavePlaces } from '../../../server/publishing/picture/wave-places.ts';
import type { Trend, TrendPoint, Value } from '../../../server/publishing/trend.ts';

const alone = { width: 760, place: 'alone', mark: 'f' } as const;
const source = { title: 'Prøven', publisher: 'Utgiveren', address: 'https://eksempel.no/utvikling' };

const at = (value: number): Value => ({ value });
const hidden: Value = { hidden: 'confidential' };
const notKnown: Value = { missing: 'notKnown' };

function pointOf(year: number, about: Partial<TrendPoint> = {}): TrendPoint {
  return {
    wave: String(year),
    label: `høsten ${year}`,
    collected: { from: `${year}-09-01`, to: `${year}-10-01` },
    source: 'answers',
    version: 2,
    example: false,
    base: at(58),
    baseType: 'answered',
    lowBase: false,
    ...about,
  } as TrendPoint;
}

const lineOf = (label: string, ...values: Value[]) => ({
  code: label,
  label,
  kind: 'option' as const,
  values,
});

const trend: Trend = {
  id: '2a',
  kind: 'one',
  text: 'Har dere nok folk & penger?',
  points: [2020, 2021, 2024].map((year) => pointOf(year)),
  rows: [lineOf('Ja', at(61), at(66), at(70)), lineOf('Nei', at(39), hidden, at(30))],
  breaks: [{ before: 2, found: 'wordingChanged', why: 'Teksten er endret.' }],
};

const drawn = (changes: Partial<Trend> = {}) => trendPictureOf({ ...trend, ...changes }, source)!;
const svg = (changes: Partial<Trend> = {}) => trendSvgOf(drawn(changes), alone);
const descriptionIn = (text: string) => /<desc[^>]*>(.*?)<\/desc>/.exec(text)?.[1]?.replaceAll('\u00a0', ' ');

describe('A trend as a picture', () => {
  test('says every number in words, wave by wave, and what cannot be compared', () => {
    const words = descriptionIn(svg());
    expect(words).toContain('høsten 2020 (N = 58): Ja 61 %, Nei 39 %.');
    expect(words).toContain('høsten 2021 (N = 58): Ja 66 %, Nei er skjult.');
    expect(words).toContain('Brudd: høsten 2021 og høsten 2024 kan ikke sammenlignes. Teksten er endret.');
    expect(words).toContain('Der et punkt mangler, er tallet skjult for å verne dem som svarte.');
  });

  test('carries its source, with the version of each wave', () => {
    expect(drawn().source).toBe(
      'Kilde: Utgiveren, Prøven, høsten 2020 (versjon 2), høsten 2021 (versjon 2) og høsten 2024 (versjon 2). https://eksempel.no/utvikling',
    );
  });

  test('draws no line across a break, nor to what is hidden', () => {
    const [yes, no] = [...svg().matchAll(/<path d="([^"]+)" fill="none" stroke="#/g)].map(
      ([, path]) => path!,
    );
    // Two waves, then one after the break.
    expect(yes).toMatch(/^M[^ML]+L[^ML]+M[^ML]+$/);
    expect(no).toMatch(/^M[^ML]+M[^ML]+$/);
    expect(svg().match(/stroke-dasharray/g)).toHaveLength(1);
  });

  test('has no trace of what is hidden', () => {
    const other = svg({
      rows: [lineOf('Ja', at(61), at(66), at(70)), lineOf('Nei', at(39), notKnown, at(30))],
    });
    const plain = (text: string) =>
      text.replace(/er skjult|er ikke kjent|>Der et punkt[^<]+<|Der et punkt[^.]+\./g, '');
    expect(plain(svg()).match(/<path[^>]+>/g)).toEqual(plain(other).match(/<path[^>]+>/g));
  });

  test('is escaped, and well within its edges however many lines meet', () => {
    const rows = Array.from({ length: 12 }, (_, place) => lineOf(`Svar ${place}`, at(place), at(0), at(100)));
    const text = svg({ rows });
    expect(text).toContain('nok folk &amp; penger?');
    const height = Number(/viewBox="0 0 760 (\d+)"/.exec(text)?.[1]);
    const ys = [...text.matchAll(/<text x="[\d.]+" y="([\d.-]+)"/g)].map(([, y]) => Number(y));
    expect(Math.min(...ys)).toBeGreaterThan(0);
    expect(Math.max(...ys)).toBeLessThan(height);
    const numbers = [...text.matchAll(/y="([\d.]+)"[^>]*paint-order="stroke">0/g)].map(([, y]) => Number(y));
    expect(numbers.length).toBe(13);
    const below = numbers.slice(1).map((y, place) => y - numbers[place]!);
    expect(Math.min(...below.map(Math.abs))).toBeGreaterThanOrEqual(16.9);
  });

  test('draws the mean, with its unit named once, where no share is known', () => {
    const means = { unit: 'saker', values: [at(3.3), at(4.1), at(4.4)] };
    const picture = drawn({ rows: [], means });
    expect(picture.drawing.lines.map(({ label }) => label)).toEqual(['Gjennomsnitt (saker)']);
    expect(picture.drawing.ticks.map(({ words }) => words)).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(trendPictureOf({ ...trend, rows: [] }, source)).toBeUndefined();
  });

  test('marks the waves whose answers are made up', () => {
    expect(drawn().example).toBeUndefined();
    const points = [pointOf(2020), pointOf(2021), pointOf(2024, { example: true })];
    expect(drawn({ points }).example).toBe(
      'Eksempeldata: Svarene for høsten 2024 er laget for å vise plattformen.',
    );
  });
});

describe('Waves stand', () => {
  const days = (from: string, to = from) => ({ from, to });

  test('where they were asked', () => {
    expect(wavePlaces([days('2020-01-01'), days('2021-01-01'), days('2024-01-01')])).toEqual({
      places: [0, expect.closeTo(0.25, 2), 1],
      isToScale: true,
    });
  });

  test.each([
    ['when one of them is not known', [days('2020-01-01'), undefined, days('2024-01-01')]],
    ['when two are too close to read', [days('2020-01-01'), days('2020-02-01'), days('2024-01-01')]],
    ['when they come in no order', [days('2024-01-01'), days('2020-01-01'), days('2025-01-01')]],
  ])('evenly %s', (_why, waves) => {
    expect(wavePlaces(waves)).toEqual({ places: [0, 0.5, 1], isToScale: false });
  });

  test('in the middle when there is one alone', () => {
    expect(wavePlaces([days('2020-01-01')]).places).toEqual([0.5]);
  });
});
