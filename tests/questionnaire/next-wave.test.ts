import { compareWaves } from '../../server/questionnaire/comparability.ts';
import { definitionSchema } from '../../server/questionnaire/definition.ts';
import { checkIn } from '../../server/questionnaire/library.ts';
import { itemsNamingYears, nextWaveOf, suggestedNext } from '../../server/questionnaire/next-wave.ts';
import { definitionOf, fileOf, informationItem, oneOf } from '../builders/questionnaire.ts';
import { read } from './builder.ts';

describe('the names of the next wave', () => {
  test.each([
    ['2023', 'høsten 2023', '2024', 'høsten 2024'],
    ['2021-var', 'våren 2021', '2022-var', 'våren 2022'],
    ['2023-2024', 'skoleåret 2023/2024', '2024-2025', 'skoleåret 2024/2025'],
    ['puls-1', 'første puls', 'puls-1', 'første puls'],
    ['n120231', '20231 svar', 'n120231', '20231 svar'],
  ])('follow %s, «%s»', (wave, waveLabel, next, label) => {
    expect(suggestedNext({ wave, waveLabel })).toEqual({ wave: next, waveLabel: label });
  });
});

describe.each([
  ['barnevernlederundersokelsen', '2023'],
  ['riksrevisjonen-barnevern', '2024.kommune'],
])('the next wave of %s %s', (survey, slug) => {
  const [wave = '', instrument] = slug.split('.');
  const source = read(`surveys/${survey}/${slug}.json`);
  const next = { wave: '2030', waveLabel: 'høsten 2030' };
  const library = { written: [{ survey, slug, source }], sharedScales: {} };
  const before = definitionSchema.parse(JSON.parse(source));
  const made = nextWaveOf(source, before, next);
  const own = { survey, slug: instrument ? `2030.${instrument}` : '2030', source: made };

  test('has nothing to mend, and asks the same', () => {
    const { definition, findings } = checkIn(library, own);
    expect(findings.filter(({ severity, explained }) => severity === 'error' || !explained)).toEqual([]);
    expect(definition).toMatchObject({ ...next, previous: wave, notes: [] });
    expect(definition).not.toHaveProperty('collected');
    expect(new Set(compareWaves(before, definition!).map(({ found }) => found))).toEqual(new Set(['same']));
  });

  test('is in the hand of its author', () => {
    const lines = new Set(source.split('\n'));
    const strange = own.source
      .split('\n')
      .filter((line) => !lines.has(line) && !line.includes('comparedWithPrevious'));
    expect(strange.length).toBeLessThan(60);
    expect(own.source).toContain(`  "wave": "2030",\n  "previous": "${wave}",`);
  });
});

test('A label in several languages keeps them, a year on', () => {
  const file = fileOf([oneOf('1a', ['ja', 'nei']), informationItem('1b')], {
    waveLabel: { nb: 'høsten 2022', nn: 'hausten 2022' },
  });
  const definition = definitionOf(file.sections[0]!.items, { waveLabel: file.waveLabel });
  const made = JSON.parse(
    nextWaveOf(JSON.stringify(file), definition, { wave: '2023', waveLabel: 'seinhøsten 2023' }),
  );
  expect(made.waveLabel).toEqual({ nb: 'seinhøsten 2023', nn: 'hausten 2023' });
  expect(made.sections[0].items.map((item: object) => 'comparedWithPrevious' in item)).toEqual([true, false]);
});

test('Questions that name the year of the wave are pointed out', () => {
  const definition = definitionOf([
    oneOf('1a', ['ja', 'nei'], { text: 'Hvordan var det i 2022?' }),
    oneOf('1b', ['ja', 'nei'], { text: 'Hvordan var det i 2015?' }),
  ]);
  expect(itemsNamingYears(definition)).toEqual(['1a']);
});
