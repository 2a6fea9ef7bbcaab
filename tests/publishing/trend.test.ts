import type { Figure } from '../../server/publishing/figure.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import { type KnownWave, type Trend, trendsOf } from '../../server/publishing/trend.ts';
import { trendLongRows } from '../../server/publishing/trend-file.ts';
import { type Aggregates, aggregatesIn, aggregatesSchema } from '../../server/questionnaire/aggregates.ts';
import type { Found, ItemComparison } from '../../server/questionnaire/comparability.ts';
import {
  agreement,
  bandsOf,
  numberItem,
  oneOf,
  questionnaireOf,
  scaleItem,
  severalOf,
} from '../builders/questionnaire.ts';
import { figuresIn, publicationOf, times } from './publications.ts';

type Json = Record<string, unknown>;

const items = [oneOf('1a', ['ja', 'nei', 'kanskje']), scaleItem('2a', 'enighet'), numberItem('4a')];
const extras = { scales: agreement, derived: [bandsOf('storrelse', '4a', [0, 10])] };
const questionnaire = questionnaireOf(items, extras);

const published = (...answers: Json[][]) => publicationOf(questionnaire, answers.flat() as never);
const printed = (list: Json[], rest: Json = {}): Aggregates =>
  aggregatesIn(
    aggregatesSchema.parse({ survey: 'proven', wave: 'x', source: 'Rapporten.', items: list, ...rest }),
    questionnaire,
  );
const wave = (name: string, publication?: Publication, aggregates?: Aggregates): KnownWave => ({
  wave: name,
  label: `året ${name}`,
  questionnaire,
  publication,
  aggregates,
});
const found = (...all: [id: string, found: Found, why?: string][]): ItemComparison[] =>
  all.map(([id, kind, why = 'Noe er endret.']) => ({ id, found: kind, agrees: true, why }));
const same = found(['1a', 'same'], ['2a', 'same'], ['4a', 'same']);

function trendOf(id: string, trends: Trend[]): Trend {
  const trend = trends.find((each) => each.id === id);
  if (!trend) throw new Error(`No trend of ${id}`);
  return trend;
}

const numbers = (trend: Trend, code: string) =>
  trend.rows
    .find((row) => row.code === code)
    ?.values.map((value) => ('value' in value ? value.value : value));

const yes = (count: number) => times(count, { '1a': 'ja', '2a': 'enig', '4a': 12 });
const no = (count: number) => times(count, { '1a': 'nei', '2a': 'uenig', '4a': 6 });

let first: Publication;
let second: Publication;
beforeAll(async () => {
  first = await published(yes(30), no(10));
  second = await published(yes(15), no(15));
});

describe('a trend', () => {
  const two = () => trendsOf([wave('2021', first), wave('2022', second)], [[], same]);

  test('has the published shares of options, nets and bands, and the means, wave by wave', () => {
    expect(numbers(trendOf('1a', two()), 'ja')).toEqual([75, 50]);
    expect(numbers(trendOf('2a', two()), 'enig-siden')).toEqual([75, 50]);
    expect(numbers(trendOf('4a', two()), 'fra-10')).toEqual([75, 50]);
    expect(trendOf('4a', two()).means).toEqual({ unit: 'årsverk', values: [{ value: 10.5 }, { value: 9 }] });
    expect(trendOf('1a', two()).means).toBeUndefined();
  });

  test('has the waves in the order given, with N', () => {
    const { points, breaks } = trendOf('1a', two());
    expect(points).toMatchObject([
      {
        wave: '2021',
        label: 'året 2021',
        source: 'answers',
        example: false,
        base: { value: 40 },
        lowBase: false,
      },
      {
        wave: '2022',
        label: 'året 2022',
        source: 'answers',
        example: false,
        base: { value: 30 },
        lowBase: false,
      },
    ]);
    expect(breaks).toEqual([]);
  });

  test('is there only for what is known in two waves', () => {
    const other = {
      ...second,
      sections: second.sections.map((section) => ({ ...section, figures: section.figures.slice(1) })),
    };
    expect(trendsOf([wave('2021', first), wave('2022', other)], [[], same]).map(({ id }) => id)).toEqual([
      '2a',
      '4a',
    ]);
    expect(trendsOf([wave('2021', first), wave('2022')], [[], same])).toEqual([]);
    expect(trendsOf([], [])).toEqual([]);
  });

  test('marks made-up answers and few answers', async () => {
    const few = { ...(await published(yes(12))), example: true };
    const [, point] = trendOf('1a', trendsOf([wave('2021', first), wave('2022', few)], [[], same])).points;
    expect(point).toMatchObject({ lowBase: true, example: true, base: { value: 12 } });
  });
});

describe('printed results', () => {
  const item = { item: '1a', note: 'Bare «ja» er kjent.', shares: [{ code: 'ja', share: 61.5 }] };

  test('stand beside published ones with their source, and say what is not known', () => {
    const before = wave('2021', undefined, printed([item], { sourceUrl: 'https://eksempel.no/' }));
    const trend = trendOf('1a', trendsOf([before, wave('2022', second)], [[], same]));
    expect(trend.points[0]).toEqual({
      wave: '2021',
      label: 'året 2021',
      source: 'aggregate',
      sourceText: 'Rapporten.',
      sourceUrl: 'https://eksempel.no/',
      note: 'Bare «ja» er kjent.',
      example: false,
      base: { missing: 'notKnown' },
      baseType: 'answered',
      lowBase: false,
    });
    expect(numbers(trend, 'ja')).toEqual([61.5, 50]);
    expect(numbers(trend, 'nei')).toEqual([{ missing: 'notKnown' }, 50]);
  });

  test('make a trend by themselves, of means as of shares', () => {
    const mean = (value: number) => printed([{ item: '4a', mean: value, unit: 'årsverk' }]);
    const [trend] = trendsOf([wave('a', undefined, mean(3.3)), wave('b', undefined, mean(4.1))], [[], same]);
    expect(trend).toMatchObject({
      id: '4a',
      text: 'Spørsmål 4a',
      rows: [],
      means: { unit: 'årsverk', values: [{ value: 3.3 }, { value: 4.1 }] },
    });
  });

  test('give way to answers from the same wave', () => {
    const both = wave('2021', first, printed([item]));
    const trend = trendOf('1a', trendsOf([both, wave('2022', second)], [[], same]));
    expect(numbers(trend, 'ja')).toEqual([75, 50]);
  });

  test('of an option that was called something else have a row of their own', () => {
    const other = printed([{ item: '1a', shares: [{ label: 'Ja, absolutt', share: 60 }] }]);
    const { rows } = trendOf(
      '1a',
      trendsOf([wave('2021', undefined, other), wave('2022', second)], [[], same]),
    );
    expect(rows.map(({ label }) => label)).toEqual(['Svar ja', 'Svar nei', 'Svar kanskje', 'Ja, absolutt']);
  });
});

describe('a break', () => {
  const breaksOf = (comparisons: ItemComparison[][], waves = ['2021', '2022']) =>
    trendOf(
      '1a',
      trendsOf(
        waves.map((name) => wave(name, ['2021', '2023'].includes(name) ? first : second)),
        comparisons,
      ),
    ).breaks;

  test.each<Found>(['scaleChanged', 'wordingChanged', 'routingChanged'])(
    'stands where %s, with the reason',
    (kind) => {
      expect(breaksOf([[], found(['1a', kind, 'Svaret er nytt.'])])).toEqual([
        { before: 1, found: kind, why: 'Svaret er nytt.' },
      ]);
    },
  );

  test('stands only between the waves it is between', () => {
    const changed = found(['1a', 'routingChanged']);
    const waves = ['2021', '2022', '2023'];
    expect(breaksOf([[], changed, same], waves).map(({ before }) => before)).toEqual([1]);
    expect(breaksOf([[], same, changed], waves).map(({ before }) => before)).toEqual([2]);
  });

  test('is carried over a wave where the results are not known', () => {
    const waves = [wave('2021', first), wave('2022'), wave('2023', second)];
    const comparisons = [[], found(['1a', 'wordingChanged', 'A.']), found(['1a', 'scaleChanged', 'B.'])];
    expect(trendOf('1a', trendsOf(waves, comparisons)).breaks).toEqual([
      { before: 1, found: 'scaleChanged', why: 'A. B.' },
    ]);
  });

  test('stands where the question was left out once, and where nobody has compared', () => {
    const waves = [wave('2021', first), wave('2022'), wave('2023', second)];
    const away = [[], found(['1a', 'gone']), found(['1a', 'new'])];
    expect(trendOf('1a', trendsOf(waves, away)).breaks).toMatchObject([
      { found: 'notAsked', why: 'Spørsmålet ble ikke stilt hver gang.' },
    ]);
    expect(breaksOf([[], []])).toMatchObject([{ found: 'unknown' }]);
  });

  test('of a battery is one of each row, unless the rows say otherwise', () => {
    const row = (publication: Publication): Publication => ({
      ...publication,
      sections: publication.sections.map((section) => ({
        ...section,
        figures: section.figures.map((figure): Figure => ({ ...figure, id: `r.${figure.id}` })),
      })),
    });
    const trends = trendsOf(
      [wave('2021', row(first)), wave('2022', row(second))],
      [[], found(['r', 'wordingChanged'], ['r.2a', 'same'])],
    );
    expect(trendOf('r.1a', trends).breaks).toHaveLength(1);
    expect(trendOf('r.2a', trends).breaks).toEqual([]);
  });
});

describe('waves that count differently', () => {
  const parts = [['ja'], ['ja', 'kanskje']] as const;
  const waveWith = async (name: string, item: Json, derived: Json[] = [], answers: Json = {}) => {
    const own = questionnaireOf([item, numberItem('4a')], { derived });
    return { ...wave(name, await publicationOf(own, times(20, answers as never))), questionnaire: own };
  };
  const positive = (options: readonly string[]) => {
    const nets = [{ code: 'positive', label: 'Positive', options }];
    return oneOf('1a', ['ja', 'nei', 'kanskje'], { nets });
  };
  const labelled = ({ rows }: Trend, code: string) =>
    rows.filter((row) => row.code === code).map(({ label, values }) => [label, values]);
  const missing = { missing: 'notKnown' };

  test('have a row each for a net of other options, which says what it sums up', async () => {
    const answers = { '1a': 'kanskje' };
    const waves = await Promise.all(
      parts.map((options, index) => waveWith(`${2021 + index}`, positive(options), [], answers)),
    );
    expect(labelled(trendOf('1a', trendsOf(waves, [[], same])), 'positive')).toEqual([
      ['Positive (Svar ja og Svar kanskje)', [missing, { value: 100 }]],
      ['Positive (Svar ja)', [{ value: 0 }, missing]],
    ]);
  });

  test('have a row each for a band with other limits, which says what they are', async () => {
    const size = (start: number) => {
      const [small, large] = [
        { code: 'liten', label: 'Liten', from: 0, to: start - 1 },
        { code: 'stor', label: 'Stor', from: start },
      ];
      return [{ id: 'storrelse', label: 'Størrelse', of: '4a', bands: [small, large] }];
    };
    const waves = await Promise.all(
      [10, 50].map((start, index) =>
        waveWith(`${2021 + index}`, oneOf('1a', ['ja', 'nei']), size(start), { '4a': 30 }),
      ),
    );
    const trend = trendOf('4a', trendsOf(waves, [[], same]));
    expect(labelled(trend, 'liten')).toEqual([
      ['Liten (0–49)', [missing, { value: 100 }]],
      ['Liten (0–9)', [{ value: 0 }, missing]],
    ]);
    expect(labelled(trend, 'stor').map(([label]) => label)).toEqual([
      'Stor (50 eller mer)',
      'Stor (10 eller mer)',
    ]);
  });

  test('share a row for a number that is an option in one and a band of its own in the other', async () => {
    const ten = { code: 'ti', label: '10' };
    const band = { id: 'storrelse', label: 'Størrelse', of: '4b', bands: [{ ...ten, from: 10, to: 10 }] };
    const rest = { code: 'flere', label: 'Flere', from: 11 };
    const waves = [
      await waveWith('2021', oneOf('4b', [ten, 'annet']), [], { '4b': 'ti' }),
      await waveWith('2022', numberItem('4b', { min: 10 }), [{ ...band, bands: [...band.bands, rest] }], {
        '4b': 10,
      }),
    ];
    const trend = trendOf('4b', trendsOf(waves, [[], found(['4b', 'scaleChanged'])]));
    expect(labelled(trend, 'ti')).toEqual([['10', [{ value: 100 }, { value: 100 }]]]);
  });

  test('share a row for a net that is printed in one and published in the other', () => {
    const net = printed([{ item: '2a', shares: [{ code: 'enig-siden', share: 40 }] }]);
    const trend = trendOf('2a', trendsOf([wave('2021', undefined, net), wave('2022', second)], [[], same]));
    expect(labelled(trend, 'enig-siden')).toEqual([
      ['Helt eller delvis enig', [{ value: 40 }, { value: 50 }]],
    ]);
  });

  test.each(['asked', 'ticked'])('are told apart by their base in the file: %s', async (base) => {
    const waves = await Promise.all(
      ['2021', '2022'].map((name) =>
        waveWith(name, severalOf('1a', ['a', 'b'], { base }), [], { '1a': { chosen: ['a'] } }),
      ),
    );
    const bases = trendLongRows(trendOf('1a', trendsOf(waves, [[], same]))).map(({ base_type }) => base_type);
    expect(new Set(bases)).toEqual(new Set([base === 'asked' ? 'asked' : 'answered']));
  });
});

describe('a questionnaire that has changed since its results were published', () => {
  const why =
    'Spørreskjemaet er endret etter at resultatene ble publisert, så vi vet ikke om spørsmålet er det samme.';
  const changed = (known: KnownWave) => ({
    ...known,
    questionnaire: { ...questionnaire, version: 'another' },
  });

  test('breaks the series into and out of its wave', () => {
    const waves = [
      wave('2021', first),
      changed(wave('2022', second)),
      wave('2023', first),
      wave('2024', second),
    ];
    expect(trendOf('1a', trendsOf(waves, [[], same, same, same])).breaks).toEqual([
      { before: 1, found: 'unknown', why },
      { before: 2, found: 'unknown', why },
    ]);
  });

  test('does not matter to results that are only printed', () => {
    const known = printed([{ item: '1a', shares: [{ code: 'ja', share: 60 }] }]);
    const waves = [changed(wave('2021', undefined, known)), wave('2022', second)];
    expect(trendOf('1a', trendsOf(waves, [[], same])).breaks).toEqual([]);
  });
});

describe('the file of trends', () => {
  const [before, changed] = [
    printed([{ item: '1a', base: 12, note: 'Bare «ja».', shares: [{ code: 'ja', share: 61.5 }] }]),
    found(['1a', 'wordingChanged', 'Teksten er endret.'], ['2a', 'same'], ['4a', 'same']),
  ];
  const rows = () =>
    trendsOf(
      [wave('2021', undefined, before), wave('2022', first), wave('2023', second)],
      [[], changed, same],
    )
      .flatMap(trendLongRows)
      .map(({ wave: name, table_id, option_code, pct, count, n_base, obs_status, note }) =>
        [name, table_id, option_code, pct ?? count, n_base, obs_status, note].join('|'),
      );

  test('has a row for each cell and wave, with breaks, sources and what is not known', () => {
    expect(rows()).toEqual(
      expect.arrayContaining([
        '2021|1a_trend|ja|61.5|12|u|Kilde: Rapporten. Bare «ja».',
        '2021|1a_trend|nei||12|..|Kilde: Rapporten. Bare «ja».',
        '2022|1a_trend|ja|75|40|b|Kan ikke sammenlignes med gangen før: Teksten er endret.',
        '2023|1a_trend|ja|50|30||',
        '2023|4a_trend_summary|mean_value|9|30||Verdien står i count, i årsverk.',
      ]),
    );
  });

  test('holds nothing that is hidden', async () => {
    const few = await published(yes(3));
    const trends = trendsOf([wave('2021', first), wave('2022', few)], [[], same]);
    const hiddenRows = trends.flatMap(trendLongRows).filter((row) => row.wave === '2022');
    expect(new Set(hiddenRows.map(({ obs_status }) => obs_status))).toEqual(new Set([':']));
    for (const row of hiddenRows) expect(row).not.toMatchObject({ pct: expect.anything() });
    for (const row of hiddenRows) expect(row).not.toMatchObject({ n_base: expect.anything() });
    for (const row of hiddenRows) expect(row).not.toMatchObject({ count: expect.anything() });
  });
});

describe('what a publication hides', () => {
  test('is hidden in the trend: base, shares and means', async () => {
    const few = await published(yes(3));
    const trends = trendsOf([wave('2021', first), wave('2022', few)], [[], same]);
    const confidential = { hidden: 'confidential' };
    for (const trend of trends) {
      expect(trend.points[1]).toMatchObject({ base: confidential, lowBase: false });
      for (const { values } of trend.rows) expect(values[1]).toEqual(confidential);
    }
    expect(trendOf('4a', trends).means?.values[1]).toEqual(confidential);
  });

  test('and a single hidden cell is hidden, with rows in the order of the questionnaire', () => {
    const hiding = structuredClone(second);
    const figure = figuresIn(hiding).find(({ id }) => id === '1a')!;
    if ('hidden' in figure.all) throw new Error('The figure is hidden.');
    figure.all.cells[1] = { hidden: 'confidential' };
    const trend = trendOf('1a', trendsOf([wave('2021', first), wave('2022', hiding)], [[], same]));
    expect(numbers(trend, 'nei')).toEqual([25, { hidden: 'confidential' }]);
    expect(trend.rows.map(({ code }) => code)).toEqual(['ja', 'nei', 'kanskje']);
  });
});
