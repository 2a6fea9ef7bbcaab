import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import { definitionSchema } from '../../server/questionnaire/definition.ts';
import { describe as inWords } from '../../server/questionnaire/finding.ts';
import {
  agreement,
  bandsOf,
  batteryItem,
  fileOf,
  indicator,
  informationItem,
  numberItem,
  oneOf,
  section,
  severalOf,
} from '../builders/questionnaire.ts';

type Json = Record<string, unknown>;

/** What is found of routing and groups: the codes, with the paths. */
function found(items: Json[], rest: Json = {}, siblings: Json[] = []): string[] {
  const source = JSON.stringify(fileOf(items, { breakdowns: ['region'], scales: agreement, ...rest }));
  const surroundings = { siblings: siblings.map((each) => definitionSchema.parse(each)) };
  return checkQuestionnaire('a.json', source, surroundings)
    .findings.filter(({ code }) => code !== 'required-behind-optional')
    .map(({ code, path }) => `${code} ${path}`);
}

const region = oneOf('region', ['nord', 'sor', 'ost']);
const breach = oneOf('avvik', ['ja', 'nei']);
const north = { item: 'region', in: ['nord'] };
const others = { item: 'region', in: ['sor', 'ost'] };
const yes = { item: 'avvik', in: ['ja'] };
const why = (showIf: Json) => oneOf('hvorfor', ['x', 'y'], { showIf });
const ofNorth = oneOf('samisk', ['ja', 'nei'], { showIf: north });
const ofOthers = oneOf('norsk', ['ja', 'nei'], { showIf: others });
const mixed = (index: number) => [`routing-mixes-groups /sections/0/items/${index}/showIf`];
const offered = (index: number, option = 1) => [
  `option-by-group /sections/0/items/${index}/options/${option}/showIf`,
];

describe('What is shown after both groups and answers is refused', () => {
  test.each<[string, Json[], number]>([
    ['in one condition', [region, breach, why({ all: [north, yes] })], 2],
    ['either of them', [region, breach, why({ any: [north, yes] })], 2],
    ['neither of them', [region, breach, why({ not: { any: [north, yes] } })], 2],
    [
      'an answer that two groups give in different ways',
      [region, breach, why({ any: [{ all: [north, yes] }, { all: [others, { not: yes }] }] })],
      2,
    ],
    ['a number', [region, numberItem('brudd'), why({ all: [north, { item: 'brudd', atLeast: 1 }] })], 2],
    [
      'a question for one group beside one for all',
      [region, breach, ofNorth, why({ all: [{ item: 'samisk', answered: true }, yes] })],
      3,
    ],
    [
      'a question for one group, not answered, beside one for all',
      [region, breach, ofNorth, why({ all: [{ item: 'samisk', answered: false }, yes] })],
      3,
    ],
    [
      'a follow-up of a question for one group beside one for all',
      [
        region,
        breach,
        ofNorth,
        oneOf('hvor', ['x', 'y'], { showIf: { item: 'samisk', in: ['ja'] } }),
        why({ any: [{ item: 'hvor', in: ['x'] }, yes] }),
      ],
      4,
    ],
    [
      'a part of those who were asked',
      [
        region,
        ofOthers,
        why({
          all: [
            { item: 'region', in: ['sor'] },
            { item: 'norsk', in: ['ja'] },
          ],
        }),
      ],
      2,
    ],
  ])('%s', (_, items, index) => {
    expect(found(items)).toEqual(mixed(index));
    expect(found(items, { disclosure: 'open' })).toEqual([]);
    expect(found(items, { breakdowns: [] })).toEqual([]);
  });

  test('by what bands are made from, and by what coverage is measured with', () => {
    const size = numberItem('stor');
    const items = [size, breach, why({ all: [{ item: 'stor', atLeast: 11 }, yes] })];
    const derived = [bandsOf('grupper', 'stor', [0, 11])];
    expect(found(items, { derived, breakdowns: ['grupper'] })).toEqual(mixed(2));
    expect(found(items, { derived, breakdowns: [] })).toEqual([]);
    const register = { source: 'Registeret', totals: { nord: 10, sor: 10, ost: 10 } };
    const covered = { coverage: { measure: 'stor', by: 'region', register }, breakdowns: [] };
    expect(found([region, ...items], covered)).toEqual(mixed(3));
  });

  test('by what an indicator that results are broken down by looks at', () => {
    const derived = [indicator('har-avvik', yes)];
    const items = [breach, ofAll('annet'), why({ all: [yes, { item: 'annet', in: ['ja'] }] })];
    expect(found(items, { derived, breakdowns: ['har-avvik'] })).toEqual(mixed(2));
  });

  test('once for the section that holds many', () => {
    const sections = [
      section('1', [region, breach]),
      section('2', [ofAll('2a'), ofAll('2b')], { showIf: { all: [north, yes] } }),
    ];
    expect(found([], { sections })).toEqual(['routing-mixes-groups /sections/1/showIf']);
  });

  test('an option too', () => {
    const option = { code: 'y', showIf: { any: [north, yes] } };
    expect(found([region, breach, oneOf('hva', ['x', 'z', option])])).toEqual([
      'routing-mixes-groups /sections/0/items/2/options/2/showIf',
    ]);
  });
});

function ofAll(id: string): Json {
  return oneOf(id, ['ja', 'nei']);
}

describe('What tells nothing of a group that its own questions do not is let stand', () => {
  test.each<[string, Json[]]>([
    ['after a group alone', [region, breach, ofNorth]],
    ['after answers alone', [region, breach, why(yes)]],
    ['a follow-up of a question for one group', [region, ofNorth, why({ item: 'samisk', in: ['ja'] })]],
    [
      'a follow-up that names the group once more',
      [region, ofNorth, why({ all: [north, { item: 'samisk', in: ['ja'] }] })],
    ],
    [
      'one follow-up of a question in two versions',
      [
        region,
        ofNorth,
        ofOthers,
        why({
          any: [
            { item: 'samisk', in: ['ja'] },
            { item: 'norsk', in: ['ja'] },
          ],
        }),
      ],
    ],
    [
      'words that are not answered',
      [region, breach, informationItem('hjelp', { showIf: { all: [north, yes] } })],
    ],
    [
      'a row for one group',
      [region, batteryItem('med', 'enighet', ['skole', { id: 'sametinget', showIf: north }])],
    ],
  ])('%s', (_, items) => {
    expect(found(items)).toEqual([]);
  });
});

describe('An option that only some groups are offered is refused', () => {
  test.each<[string, Json[], string[]]>([
    ['of one answer', [region, oneOf('hva', ['x', { code: 'y', showIf: north }, 'z'])], offered(1)],
    ['of several', [region, severalOf('hva', ['x', { code: 'y', showIf: { not: north } }])], offered(1)],
    [
      'through a question for one group',
      [region, ofNorth, oneOf('hva', ['x', { code: 'y', showIf: { item: 'samisk', in: ['ja'] } }, 'z'])],
      offered(2),
    ],
  ])('%s', (_, items, problems) => {
    expect(found(items)).toEqual(problems);
    expect(found(items, { disclosure: 'open' })).toEqual([]);
  });

  test.each<[string, Json[]]>([
    ['after an answer', [region, breach, oneOf('hva', ['x', { code: 'y', showIf: yes }, 'z'])]],
    [
      'in a question for the same groups',
      [
        region,
        ofNorth,
        oneOf('hva', ['x', { code: 'y', showIf: { item: 'samisk', in: ['ja'] } }, 'z'], { showIf: north }),
      ],
    ],
  ])('and let stand %s', (_, items) => {
    expect(found(items)).toEqual([]);
  });
});

describe('Where results are told by instrument', () => {
  const instrument = (id: string, items: Json[], breakdowns = ['instrument']) => ({
    ...fileOf(items, { instrument: { id, label: id }, breakdowns }),
  });
  const inMunicipalities = (items: Json[], beside: Json[], breakdowns?: string[]) =>
    found(items, instrument('kommune', items, breakdowns), [instrument('bydel', beside, breakdowns)]);

  test.each<[string, Json[], Json[], string[]]>([
    ['a question is routed alike', [breach, why(yes)], [breach, why(yes)], []],
    ['a question may stand in one alone', [breach, ofAll('annet')], [breach], []],
    ['its follow-up may too', [breach, ofAll('annet'), why({ item: 'annet', in: ['ja'] })], [breach], []],
    ['one that all are asked may not be routed to in one alone', [breach, why(yes)], [breach], mixed(1)],
    ['nor in another way', [breach, why(yes)], [breach, why({ item: 'avvik', in: ['nei'] })], mixed(1)],
    [
      'nor by no answers',
      [breach, ofAll('hvorfor')],
      [breach, oneOf('hvorfor', ['ja', 'nei'], { showIf: yes })],
      ['routing-mixes-groups /sections/0/items/1'],
    ],
    [
      'nor may an option be offered in another way',
      [breach, oneOf('hva', ['x', { code: 'y', showIf: yes }, 'z'])],
      [breach, oneOf('hva', ['x', 'y', 'z'])],
      ['routing-mixes-groups /sections/0/items/1/options/1/showIf'],
    ],
  ])('%s', (_, items, beside, problems) => {
    expect(inMunicipalities(items, beside)).toEqual(problems);
    expect(inMunicipalities(items, beside, [])).toEqual([]);
  });
});

test('The message says what to change', () => {
  const source = JSON.stringify(
    fileOf([region, breach, why({ all: [north, yes] })], { breakdowns: ['region'] }),
  );
  expect(checkQuestionnaire('a.json', source).findings.map(inWords)).toEqual([
    'a.json /sections/0/items/2/showIf\n  feil[routing-mixes-groups]: Spørsmål hvorfor vises etter både gruppene i resultatene (region) og svaret på avvik. Da kan det regnes ut hva en gruppe svarte. La bare det ene styre, eller del ikke resultatene etter region.',
  ]);
});
