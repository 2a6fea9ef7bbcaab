import {
  compareInstruments,
  compareWaves,
  comparisonProblems,
  type Found,
  type ItemComparison,
} from '../../server/questionnaire/comparability.ts';
import type { Definition } from '../../server/questionnaire/definition.ts';
import { questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import { checkShape } from '../../server/questionnaire/shape.ts';

type Json = Record<string, unknown>;

function definitionOf(items: Json[], rest: Json = {}): Definition {
  const file = {
    survey: 'proven',
    wave: '2022',
    title: 'Prøven',
    waveLabel: 'høsten 2022',
    publisher: 'Utgiveren',
    purpose: 'Å prøve.',
    promise: 'Ingen kjennes igjen.',
    minutes: 1,
    sections: [{ id: '1', title: 'Del 1', items }],
    ...rest,
  };
  const shape = checkShape(file);
  if ('problems' in shape) throw new Error(shape.problems.map(({ message }) => message).join('\n'));
  return shape.definition;
}

const later = { wave: '2023', previous: '2022', waveLabel: 'høsten 2023' };
const earlier = (...items: Json[]) => definitionOf(items);
const now = (...items: Json[]) => definitionOf(items, later);

const item = (rest: Json): Json => ({ id: '2a', kind: 'text', text: 'Hva mener du?', ...rest });
const option = (code: string, rest: Json = {}): Json => ({ code, label: `Svar ${code}`, ...rest });
const one = (options: Json[], rest: Json = {}) => item({ kind: 'one', options, ...rest });
const several = (rest: Json) =>
  item({ kind: 'several', options: ['a', 'b', 'c'].map((code) => option(code)), ...rest });
const number = (rest: Json = {}) => item({ kind: 'number', unit: 'saker', min: 0, max: 50, ...rest });
const yesNo = { id: '1a', kind: 'one', text: 'Ja?', options: [option('ja'), option('nei')] };
const [a, b, c] = [option('a'), option('b'), option('c')];

/** The comparison of item 2a when the second stands where the first stood the year before. */
function compared(one: Json, other: Json): ItemComparison {
  const found = compareWaves(earlier(yesNo, one), now(yesNo, other)).find(({ id }) => id === '2a');
  if (!found) throw new Error('No item 2a');
  return found;
}

describe('an item is the same', () => {
  test.each<[string, Json, Json]>([
    ['word for word', one([a, b]), one([a, b])],
    ['in other case and white space', item({ text: 'Hva  mener du? ' }), item({ text: 'hva mener\ndu?' })],
    ['in the year of each wave', item({ text: 'I september 2022' }), item({ text: 'I september 2023' })],
    ['since one and the same year', item({ text: 'Siden 2022' }), item({ text: 'Siden 2022' })],
    [
      'since one year and in that of each wave',
      item({ text: 'Fra 2022 til 2022' }),
      item({ text: 'Fra 2022 til 2023' }),
    ],
    [
      'with the year in an option',
      one([a, option('b', { label: '2022' })]),
      one([a, option('b', { label: '2023' })]),
    ],
    [
      'with another short name, note or obligation',
      item({}),
      item({ label: 'Mening', note: 'Ny.', required: true }),
    ],
    ['with other nets', one([a, b]), one([a, b], { nets: [{ code: 'n', label: 'Net', options: ['a'] }] })],
    [
      'in percent, once by kind and once by unit',
      item({ kind: 'percent' }),
      number({ unit: 'prosent', max: 100 }),
    ],
    [
      'to the same people, told in another order',
      item({
        showIf: {
          any: [
            { item: '1a', in: ['ja', 'nei'] },
            { item: '1a', answered: false },
          ],
        },
      }),
      item({
        showIf: { any: [{ item: '1a', answered: false }, { all: [{ item: '1a', in: ['nei', 'ja'] }] }] },
      }),
    ],
    [
      'for days of each wave',
      item({ kind: 'date', min: '2022-01-01' }),
      item({ kind: 'date', min: '2023-01-01' }),
    ],
  ])('%s', (_, first, second) => {
    expect(compared(first, second)).toEqual({
      id: '2a',
      found: 'same',
      agrees: true,
      why: 'Spørsmålet er det samme.',
    });
  });

  test('when it moves to a shared scale with the same options', () => {
    const scales = { grad: { options: [a, b] } };
    const [comparison] = compareWaves(
      earlier(one([a, b])),
      definitionOf([item({ kind: 'scale', scale: 'grad' })], { ...later, scales }),
    );
    expect(comparison?.found).toBe('same');
  });

  test('when a condition of its section becomes its own', () => {
    const showIf = { item: '1a', in: ['ja'] };
    const first = { id: '1', title: 'Del 1', items: [yesNo] };
    const sections = (section: Json, own: Json) => ({
      sections: [first, { id: '2', title: 'Del 2', items: [item(own)], ...section }],
    });
    const comparisons = compareWaves(
      definitionOf([yesNo], sections({ showIf }, {})),
      definitionOf([], { ...later, ...sections({}, { showIf }) }),
    );
    expect(comparisons.map(({ found }) => found)).toEqual(['same', 'same']);
  });
});

const cases: [Found, string, Json, Json][] = [
  ['scaleChanged', 'Svaret «Svar c» er nytt.', one([a, b]), one([a, b, c])],
  [
    'scaleChanged',
    'Svarene «Svar b» og «Svar c» er borte.',
    one([a, b, c, option('d')]),
    one([a, option('d')]),
  ],
  [
    'scaleChanged',
    'Svaret «Svar b» heter nå «Kanskje».',
    one([a, b]),
    one([a, option('b', { label: 'Kanskje' })]),
  ],
  [
    'scaleChanged',
    'Koden for «Svar b» er endret fra «b» til «b2».',
    one([a, b]),
    one([a, option('b2', { label: 'Svar b' })]),
  ],
  ['scaleChanged', 'Svarene står i en annen rekkefølge.', one([a, b, c]), one([a, c, b])],
  [
    'scaleChanged',
    'De som svarer «Svar b», er ikke lenger med når vi regner prosent.',
    one([a, option('b', { missing: 'dontKnow' })]),
    one([a, option('b', { missing: 'notRelevant' })]),
  ],
  [
    'scaleChanged',
    'Svaret «Svar b» regnes nå som et vanlig svar, og før som «vet ikke».',
    one([a, option('b', { missing: 'dontKnow' })]),
    one([a, b]),
  ],
  [
    'scaleChanged',
    'Svaret «Svar b» regnes nå som «ikke relevant», og før som et vanlig svar.',
    one([a, option('b', { base: 'out' })]),
    one([a, option('b', { missing: 'notRelevant' })]),
  ],
  [
    'scaleChanged',
    'De som svarer «Svar b», er nå med når vi regner prosent.',
    one([a, option('b', { base: 'out' })]),
    one([a, b]),
  ],
  [
    'scaleChanged',
    'Før regnet vi prosent av alle som fikk spørsmålet, og nå av dem som krysset av for noe.',
    several({}),
    several({ base: 'ticked' }),
  ],
  [
    'scaleChanged',
    'Svaret «Svar b» teller 3 i gjennomsnittet, og før 2.',
    one([option('a', { value: 1 }), option('b', { value: 2 })]),
    one([option('a', { value: 1 }), option('b', { value: 3 })]),
  ],
  [
    'scaleChanged',
    'Før kunne man velge så mange svar man ville, og nå høyst 2 svar.',
    several({}),
    several({ atMost: 2 }),
  ],
  ['scaleChanged', 'Enheten er endret fra «saker» til «barn».', number(), number({ unit: 'barn' })],
  ['scaleChanged', 'Høyeste tall er endret fra 50 til 60.', number(), number({ max: 60 })],
  ['scaleChanged', 'Antall desimaler er endret fra 0 til 1.', number(), number({ decimals: 1 })],
  ['scaleChanged', 'Spørsmålet ba før om ett svar og nå om et tall.', one([a, b]), number()],
  [
    'routingChanged',
    'Spørsmålet ble før vist for alle, og vises nå bare når svaret på 1a er «Svar ja».',
    item({}),
    item({ showIf: { item: '1a', in: ['ja'] } }),
  ],
  [
    'routingChanged',
    'Spørsmålet ble før vist bare når det ikke er svart på 1a, og vises nå for alle.',
    item({ showIf: { item: '1a', answered: false } }),
    item({}),
  ],
  [
    'routingChanged',
    'Svaret «Svar b» ble før vist for alle, og vises nå bare når svaret på 1a er «Svar ja».',
    one([a, b]),
    one([a, option('b', { showIf: { item: '1a', in: ['ja'] } })]),
  ],
  [
    'wordingChanged',
    'Teksten er endret fra «Hva mener du?» til «Hva mener dere?»',
    item({}),
    item({ text: 'Hva mener dere?' }),
  ],
  [
    'wordingChanged',
    'Teksten er endret fra «Siden 2021» til «Siden 2022».',
    item({ text: 'Siden 2021' }),
    item({ text: 'Siden 2022' }),
  ],
];

describe('an item that has changed says what differs', () => {
  test.each(cases)('%s: %s', (found, why, first, second) => {
    expect(compared(first, second)).toMatchObject({ found, why: expect.stringContaining(why) });
  });

  test('of several changes, the one that makes the deepest break decides, and all are told', () => {
    const showIf = { item: '1a', in: ['ja'] };
    const comparison = compared(one([a, b]), one([a, b, c], { text: 'Og nå?', showIf }));
    expect(comparison.found).toBe('scaleChanged');
    expect(comparison.why).toMatch(/er nytt\. .*ble før vist for alle.* Teksten er endret/);
    expect(compared(item({}), item({ text: 'Og nå?', showIf })).found).toBe('routingChanged');
  });

  test('where an answer is inserted in the text, or no longer is', () => {
    const sections = (text: string) => ({
      sections: [
        { id: '1', title: 'Del 1', items: [yesNo] },
        { id: '2', title: 'Del 2', items: [item({ text })] },
      ],
    });
    const comparisons = compareWaves(
      definitionOf([yesNo], sections('Hvorfor {{1a|det}}?')),
      definitionOf([], { ...later, ...sections('Hvorfor det?') }),
    );
    expect(comparisons.at(-1)?.found).toBe('wordingChanged');
  });
});

test('Items that came and went are told, and information is no item to compare', () => {
  const information = { id: 'info', kind: 'information', text: 'Velkommen.' };
  const comparisons = compareWaves(
    earlier(item({ id: '1' }), information),
    now(item({ id: '2', comparedWithPrevious: 'new' })),
  );
  expect(comparisons).toEqual([
    { id: '2', found: 'new', declared: 'new', agrees: true, why: 'Spørsmålet er nytt.' },
    { id: '1', found: 'gone', agrees: true, why: 'Spørsmålet er borte.' },
  ]);
});

describe('help and introductions', () => {
  const changed = [item({ help: 'Regn med vikarer.' }), item({ help: 'Regn ikke med vikarer.' })] as const;

  test('do not change the question by themselves, but are told', () => {
    expect(compared(...changed)).toMatchObject({
      found: 'same',
      why: 'Spørsmålet er det samme. Hjelpeteksten er endret fra «Regn med vikarer.» til «Regn ikke med vikarer.»',
    });
  });

  test('change it when the author says so', () => {
    const declared = { ...changed[1], comparedWithPrevious: 'wordingChanged' };
    expect(compared(changed[0], declared)).toMatchObject({ found: 'wordingChanged', agrees: true });
  });

  test('and the author cannot say so when nothing has changed', () => {
    const declared = item({ comparedWithPrevious: 'wordingChanged' });
    expect(compared(item({}), declared)).toMatchObject({ found: 'same', agrees: false });
  });
});

describe('rows of a battery', () => {
  const scales = { grad: { options: [a, b, c] } };
  const battery = (rows: Json[], rest: Json = {}) =>
    item({ id: '5', kind: 'battery', scale: 'grad', rows, ...rest });
  const row = (id: string, rest: Json = {}) => ({ id, label: `Rad ${id}`, ...rest });
  const compare = (first: Json, second: Json) =>
    compareWaves(
      definitionOf([yesNo, first], { scales }),
      definitionOf([yesNo, second], { ...later, scales }),
    ).slice(1);

  test('are left to the battery when none differs', () => {
    const same = battery([row('x'), row('y')]);
    expect(compare(same, same).map(({ id, found }) => [id, found])).toEqual([['5', 'same']]);
  });

  test('may come and go, and leave the battery as it was', () => {
    const found = compare(battery([row('x'), row('y')]), battery([row('x'), row('z')]));
    expect(found.map(({ id, found }) => [id, found])).toEqual([
      ['5', 'same'],
      ['5.x', 'same'],
      ['5.z', 'new'],
      ['5.y', 'gone'],
    ]);
    expect(found[0]?.why).toBe('Spørsmålet er det samme. Raden «Rad z» er ny. Raden «Rad y» er borte.');
  });

  test.each<[Found, string, Json]>([
    ['wordingChanged', 'Raden «Raden y»: Teksten er endret fra «Rad y» til «Raden y».', { label: 'Raden y' }],
    ['scaleChanged', 'Raden «Rad y»: Her kan man ikke lenger svare «Svar c».', { without: ['c'] }],
    [
      'routingChanged',
      'vises nå bare når svaret på 1a er «Svar ja».',
      { showIf: { item: '1a', in: ['ja'] } },
    ],
  ])('carry their change to the battery, and leave the other rows: %s', (kind, why, rest) => {
    const [whole, ...rows] = compare(battery([row('x'), row('y')]), battery([row('x'), row('y', rest)]));
    expect(whole).toMatchObject({ found: kind, why: expect.stringContaining(why) });
    expect(rows.map(({ id, found }) => [id, found])).toEqual([
      ['5.x', 'same'],
      ['5.y', kind],
    ]);
  });

  test('change with the battery', () => {
    const rows = compare(battery([row('x')], { text: 'A' }), battery([row('x'), row('y')], { text: 'B' }));
    expect(rows.map(({ id, found }) => [id, found])).toEqual([
      ['5', 'wordingChanged'],
      ['5.x', 'wordingChanged'],
      ['5.y', 'new'],
    ]);
  });
});

test('A figure table moves on by a year without changing', () => {
  const table = (years: number[], max = 100) =>
    item({
      kind: 'figureTable',
      years,
      rows: [{ id: 'm', label: 'Meldinger', unit: 'meldinger', min: 0, max }],
    });
  expect(compared(table([2021, 2022]), table([2022, 2023])).found).toBe('same');
  expect(compared(table([2021]), table([2021], 200))).toMatchObject({
    found: 'scaleChanged',
    why: 'Raden «Meldinger»: Høyeste tall er endret fra 100 til 200.',
  });
});

describe('what is made from answers', () => {
  const derived = (when: Json, rest: Json = {}) => ({
    derived: [
      { id: 'begge', label: 'Begge', when, unknown: 'no', ...rest },
      { id: 'annen', label: 'En annen', when: { item: '2a', answered: true }, unknown: 'no' },
      { id: 'antall', label: 'Antall', count: ['begge', 'annen'], unknown: 'no' },
    ],
  });
  const agreed = { item: '1a', in: ['ja'] };
  const compare = (first: Json, second: Json, changed: Json = {}) =>
    compareWaves(
      definitionOf([yesNo, item({})], first),
      definitionOf([{ ...yesNo, ...changed }, item({})], { ...later, ...second }),
    )
      .slice(2)
      .map(({ id, found, why }) => `${id} ${found}: ${why}`);

  test('is the same when it is worked out in the same way of the same questions', () => {
    expect(compare(derived(agreed), derived({ all: [agreed] }))).toEqual([
      'begge same: Målet er det samme.',
      'annen same: Målet er det samme.',
      'antall same: Målet er det samme.',
    ]);
  });

  test('is another when it is worked out in another way', () => {
    const [indicator] = compare(derived(agreed), derived(agreed, { unknown: 'out' }));
    expect(indicator).toBe('begge scaleChanged: Målet regnes ut på en annen måte.');
  });

  test('changes with the questions it is made from', () => {
    expect(compare(derived(agreed), derived(agreed), { text: 'Ja eller nei?' })).toEqual([
      'begge wordingChanged: Målet bygger på 1a. Teksten er endret fra «Ja?» til «Ja eller nei?»',
      'annen same: Målet er det samme.',
      'antall wordingChanged: Målet bygger på 1a. Teksten er endret fra «Ja?» til «Ja eller nei?»',
    ]);
  });
});

describe('waves with several instruments', () => {
  const instrument = (id: string, items: Json[], rest: Json = {}) =>
    definitionOf(items, { ...rest, instrument: { id, label: `Skjema ${id}` } });
  const [byen, landet] = [
    instrument('byen', [item({ text: 'I byen?' })]),
    instrument('landet', [item({ text: 'På landet?' }), yesNo]),
  ];
  const compare = (first: Definition[], second: Definition[]) =>
    compareInstruments(
      first.map((each) => questionnaireIn('nb', each)),
      second.map((each) => questionnaireIn('nb', each)),
    ).map(({ id, found }) => [id, found]);

  test('are compared instrument by instrument', () => {
    const next = instrument('landet', [item({ text: 'På landet?' })], later);
    expect(compare([byen, landet], [next])).toEqual([
      ['2a', 'same'],
      ['1a', 'gone'],
    ]);
  });

  test('tell of the deepest break in any of them', () => {
    const next = [
      instrument('byen', [item({ text: 'I byen?' })], later),
      instrument('landet', [item({ text: 'På bygda?' }), yesNo], later),
    ];
    expect(compare([byen, landet], next)).toEqual([
      ['2a', 'wordingChanged'],
      ['1a', 'same'],
    ]);
  });

  test('are compared with the wave as a whole where they are new', () => {
    expect(compare([byen, landet], [instrument('oya', [item({ text: 'I byen?' }), yesNo], later)])).toEqual([
      ['2a', 'same'],
      ['1a', 'same'],
    ]);
  });
});

describe('what an item says of the wave before is checked', () => {
  const declared = (value: string) => one([a, b, c], { comparedWithPrevious: value });

  test('and must be what the questionnaires show', () => {
    expect(comparisonProblems(earlier(one([a, b])), now(declared('same')))).toEqual([
      {
        code: 'comparison-disagrees',
        severity: 'error',
        path: ['sections', 0, 'items', 0, 'comparedWithPrevious'],
        message:
          'Spørsmål 2a sier «same», men sammenlignet med bølgen før (høsten 2022) er det «scaleChanged»: Svaret «Svar c» er nytt. Skriv "comparedWithPrevious": "scaleChanged". Eller rett spørsmålet.',
      },
    ]);
    expect(comparisonProblems(earlier(one([a, b])), now(declared('scaleChanged')))).toEqual([]);
  });

  test('and is missed where it is not said', () => {
    expect(comparisonProblems(earlier(item({})), now(item({})))).toEqual([
      {
        code: 'comparison-undeclared',
        severity: 'warning',
        path: ['sections', 0, 'items', 0],
        message:
          'Spørsmål 2a sier ikke om det er likt som i bølgen før (høsten 2022). Skriv "comparedWithPrevious": "same".',
      },
    ]);
  });

  test('and means nothing without a wave before', () => {
    expect(comparisonProblems(undefined, earlier(item({}), yesNo))).toEqual([]);
    expect(comparisonProblems(undefined, earlier(yesNo, declared('same')))).toEqual([
      {
        code: 'comparison-without-previous',
        severity: 'warning',
        path: ['sections', 0, 'items', 1, 'comparedWithPrevious'],
        message: expect.stringContaining('Skriv bølgen i «previous», eller ta bort «comparedWithPrevious».'),
      },
    ]);
  });

  test('against every instrument of the wave before', () => {
    const instruments = ['byen', 'landet'].map((id) =>
      definitionOf([item({ id: id === 'byen' ? '1' : '2a' })], { instrument: { id, label: id } }),
    );
    expect(comparisonProblems(instruments, now(item({ comparedWithPrevious: 'same' })))).toEqual([]);
    expect(comparisonProblems([], now(item({ comparedWithPrevious: 'same' })))).toEqual([]);
  });
});

describe('what is known from the register', () => {
  const region = (rest: Json = {}): Json => ({
    id: 'region',
    text: 'Region',
    from: 'region',
    options: [option('nord'), option('sor', { values: ['sor', 'vest'] })],
    ...rest,
  });
  const size = (limit: number): Json => ({
    id: 'region',
    text: 'Størrelse',
    from: 'fte',
    bands: [
      { code: 'smaa', label: 'Små', from: 0, below: limit },
      { code: 'store', label: 'Store', from: limit },
    ],
  });
  const found = (before: Json[], after: Json[]) =>
    compareWaves(
      definitionOf([yesNo], { background: before }),
      definitionOf([yesNo], { ...later, background: after }),
    ).find(({ id }) => id === 'region')?.found;

  test.each<[string, Json[], Json[], Found]>([
    ['the same groups', [region()], [region()], 'same'],
    ['other names', [region()], [region({ text: 'Landsdel' })], 'same'],
    [
      'the same in another order',
      [region()],
      [region({ options: [option('sor', { values: ['vest', 'sor'] }), option('nord')] })],
      'same',
    ],
    [
      'a value in another group',
      [region()],
      [region({ options: [option('nord', { values: ['nord', 'vest'] }), option('sor')] })],
      'scaleChanged',
    ],
    ['another limit', [size(10)], [size(15)], 'scaleChanged'],
    ['another fact', [region()], [size(15)], 'scaleChanged'],
    ['nothing before', [], [region()], 'new'],
    ['nothing any more', [region()], [], 'gone'],
  ])('with %s compares as it should', (_, before, after, expected) => {
    expect(found(before, after)).toBe(expected);
  });
});
