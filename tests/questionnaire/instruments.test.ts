import { catalogueOf } from '../../server/questionnaire/catalogue.ts';
import type { Definition } from '../../server/questionnaire/definition.ts';
import { joinInstruments } from '../../server/questionnaire/instruments.ts';
import { questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import {
  countOf,
  definitionOf,
  indicator,
  numberItem,
  oneOf,
  section,
  textItem,
} from '../builders/questionnaire.ts';

const shared = oneOf('1a', ['ja', 'nei']);
const municipality = definitionOf([], {
  instrument: { id: 'kommune', label: 'Kommuner' },
  notes: ['Felles.', 'Bare kommuner.'],
  sections: [section('1', [shared, numberItem('1b'), textItem('1d')]), section('2', [numberItem('2a')])],
});
const district = definitionOf([], {
  instrument: { id: 'bydel', label: { nb: 'Bydeler', en: 'City districts' } },
  notes: ['Felles.', 'Bare bydeler.'],
  sections: [
    section('1', [
      numberItem('1x'),
      { ...shared, text: 'Ordlyden i bydelene' },
      numberItem('1c'),
      textItem('1e'),
      textItem('1d'),
    ]),
    section('2', [numberItem('1b')]),
    section('3', [numberItem('3a'), numberItem('2a')]),
  ],
});
const [first, second] = [municipality, district].map((definition) => questionnaireIn('nb', definition));
const whole = joinInstruments([first!, second!]);

describe('the instruments of a wave, joined', () => {
  test('have every item once, those of later instruments where these have them', () => {
    expect(whole.sections.map(({ id, items }) => [id, items.map((item) => item.id)])).toEqual([
      ['1', ['1x', '1a', '1c', '1e', '1b', '1d']],
      ['2', ['2a']],
      ['3', ['3a']],
    ]);
  });

  test('word an item as the first instrument that has it', () => {
    expect(whole.sections[0]?.items[1]).toMatchObject({ id: '1a', text: 'Spørsmål 1a' });
  });

  test('are told of by name, and no instrument is the whole', () => {
    expect(whole.instruments).toEqual([
      { id: 'kommune', label: 'Kommuner' },
      { id: 'bydel', label: 'Bydeler' },
    ]);
    expect(whole).not.toHaveProperty('instrument');
    expect([first!.slug, second!.slug, whole.slug]).toEqual(['2022.kommune', '2022.bydel', '2022']);
  });

  test('have each note once', () => {
    expect(whole.notes).toEqual(['Felles.', 'Bare kommuner.', 'Bare bydeler.']);
  });

  test('have what any of them derives and breaks down by, once', () => {
    const derived = [indicator('i', { item: '1a', in: ['ja'] })];
    const own = [indicator('j', { item: '1a', in: ['nei'] }), countOf('antall', ['i', 'j'])];
    const sections = [section('1', [shared])];
    const [one, other] = [
      definitionOf([], { instrument: { id: 'a', label: 'A' }, sections, derived, breakdowns: ['1a'] }),
      definitionOf([], {
        instrument: { id: 'b', label: 'B' },
        sections,
        derived: [...derived, ...own],
        breakdowns: ['i', '1a'],
      }),
    ].map((definition) => questionnaireIn('nb', definition));
    const { indicators, counts, breakdowns } = joinInstruments([one!, other!]);
    expect(indicators.map(({ id }) => id)).toEqual(['i', 'j']);
    expect(counts.map(({ id }) => id)).toEqual(['antall']);
    expect(breakdowns).toEqual(['1a', 'i']);
  });

  test.each([
    ['controlled', 'open', 'controlled'],
    ['open', 'controlled', 'controlled'],
    ['open', 'open', 'open'],
  ] as const)('that are %s and %s are %s together', (one, other, together) => {
    expect(
      joinInstruments([
        { ...first!, disclosure: one },
        { ...second!, disclosure: other },
      ]).disclosure,
    ).toBe(together);
  });

  test('are another version when one of them changes', () => {
    const changed = questionnaireIn('nb', { ...district, promise: 'Noe annet.' });
    expect(joinInstruments([first!, changed]).version).not.toBe(whole.version);
    expect(joinInstruments([first!, second!]).version).toBe(whole.version);
  });

  test('leave each instrument as it was', () => {
    expect(first!.sections[0]?.items.map(({ id }) => id)).toEqual(['1a', '1b', '1d']);
  });

  test('that are only one are that one', () => {
    expect(joinInstruments([first!])).toBe(first);
  });
});

describe('the catalogue', () => {
  const catalogue = catalogueOf([municipality, district]);

  test('finds a wave as a whole, and its instruments one by one', () => {
    expect(catalogue.find('proven', '2022')?.instruments.map(({ id }) => id)).toEqual(['kommune', 'bydel']);
    expect(catalogue.instruments('proven', '2022').map(({ slug }) => slug)).toEqual([
      '2022.kommune',
      '2022.bydel',
    ]);
    expect(catalogue.find('proven', '2023')).toBeUndefined();
    expect(catalogue.instruments('proven', '2023')).toEqual([]);
  });

  test('has the instruments in the language that is asked for', () => {
    const [, inEnglish] = catalogue.instruments('proven', '2022', 'en');
    expect(inEnglish?.instrument?.label).toBe('City districts');
    expect(catalogue.instruments('proven', '2022', 'en')[1]).toBe(inEnglish);
  });

  const wave = (name: string, previous?: string): Definition =>
    definitionOf([shared], { wave: name, title: `Prøven ${name}`, ...(previous ? { previous } : {}) });
  const order = (...definitions: Definition[]) =>
    catalogueOf(definitions).surveys[0]?.waves.map((each) => each.wave);

  test.each<[string, Definition[], string[]]>([
    ['by name, where they say nothing', [wave('2021'), wave('2023'), wave('2022')], ['2023', '2022', '2021']],
    [
      'by the wave before, whatever they are called',
      [wave('host', 'var'), wave('var', 'vinter'), wave('vinter')],
      ['host', 'var', 'vinter'],
    ],
    ['by name, where the wave before is not there', [wave('2022', '2019'), wave('2023')], ['2023', '2022']],
    ['somehow, where they say each other', [wave('a', 'b'), wave('b', 'a')], ['b', 'a']],
  ])('has the waves newest first: %s', (_, definitions, expected) => {
    expect(order(...definitions)).toEqual(expected);
    expect(order(...definitions.toReversed())).toEqual(expected);
  });

  test('calls a survey what its newest wave does', () => {
    expect(catalogueOf([wave('var'), wave('host', 'var')]).surveys).toMatchObject([
      { id: 'proven', title: 'Prøven host' },
    ]);
  });
});
