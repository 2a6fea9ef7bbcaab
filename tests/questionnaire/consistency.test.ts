import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import type { Surroundings } from '../../server/questionnaire/consistency/surroundings.ts';
import { definitionSchema } from '../../server/questionnaire/definition.ts';
import {
  agreement,
  bandsOf,
  batteryItem,
  countOf,
  fileOf,
  indicator,
  numberItem,
  oneOf,
  scaleItem,
  section,
  severalOf,
  textItem,
} from '../builders/questionnaire.ts';

type Json = Record<string, unknown>;

/** What is found in a small questionnaire: the codes, with the paths. */
function found(items: Json[], rest: Json = {}, surroundings: Surroundings = {}): string[] {
  const source = JSON.stringify(fileOf(items, rest));
  return checkQuestionnaire('a.json', source, surroundings).findings.map(
    ({ code, path }) => `${code} ${path}`,
  );
}

const yes = { item: '1a', in: ['ja'] };
const yesNo = (rest: Json = {}) => oneOf('1a', ['ja', 'nei'], rest);
const item = (index: number) => `/sections/0/items/${index}`;

describe('conditions that nobody or everybody meets', () => {
  test('are told where they begin, and not at each question that follows', () => {
    const items = [
      yesNo(),
      oneOf('1b', ['ja', 'nei'], { showIf: { all: [yes, { item: '1a', in: ['nei'] }] } }),
      textItem('1c', { showIf: { item: '1b', in: ['ja'] } }),
    ];
    expect(found(items)).toEqual([`condition-never-holds ${item(1)}/showIf`]);
  });

  test('are told of the section, and not of what is in it', () => {
    const never = { all: [yes, { item: '1a', in: ['nei'] }] };
    const follow = textItem('2a', { showIf: { item: '1b', answered: true } });
    const sections = [section('1', [yesNo(), numberItem('1b')]), section('2', [follow], { showIf: never })];
    expect(found([], { sections })).toEqual(['condition-never-holds /sections/1/showIf']);
  });

  test('are followed through options that are carried forward', () => {
    const items = [
      severalOf('1a', ['bup', 'nav']),
      severalOf('1b', [], { optionsFrom: { item: '1a' } }),
      textItem('1c', {
        showIf: { all: [{ item: '1b', in: ['bup'] }, { not: { item: '1a', in: ['bup'] } }] },
      }),
    ];
    expect(found(items)).toEqual([`item-unreachable ${item(2)}/showIf`]);
  });

  test('are told of rows of a battery', () => {
    const rows = ['penger', { id: 'folk', label: 'Folk', showIf: { item: '1a', answered: true } }];
    const items = [yesNo({ required: true }), batteryItem('1b', 'enighet', rows)];
    expect(found(items, { scales: agreement })).toEqual([`condition-always-holds ${item(1)}/rows/1/showIf`]);
  });

  test('are looked for only when all that they look at is there', () => {
    const items = [
      yesNo(),
      textItem('1b', { showIf: { all: [yes, { item: '1x', in: ['ja'] }, { not: yes }] } }),
    ];
    expect(found(items)).toEqual([`routing-to-unknown ${item(1)}/showIf/all/1/item`]);
  });

  test('are not looked for in indicators of indicators, where an unknown counts', () => {
    const derived = [
      indicator('a', yes),
      indicator('b', {
        all: [
          { item: 'a', in: ['ja'] },
          { item: 'a', in: ['nei'] },
        ],
      }),
    ];
    expect(found([yesNo()], { derived })).toEqual([]);
  });
});

describe('a question that must be answered', () => {
  test('may follow one that can be skipped when its condition says so', () => {
    const items = [yesNo(), textItem('1b', { required: true, showIf: { item: '1a', answered: true } })];
    expect(found(items)).toEqual([]);
  });

  test('may take some of its options from one that can be skipped, when it has others', () => {
    const items = [
      severalOf('1a', ['bup', 'nav']),
      oneOf('1b', ['annet'], { required: true, optionsFrom: { item: '1a' } }),
    ];
    expect(found(items)).toEqual([]);
  });

  test('may stand behind one that can be skipped when it can be skipped itself', () => {
    const sections = [
      section('1', [severalOf('1a', ['bup', 'nav'])]),
      section('2', [oneOf('2a', [], { optionsFrom: { item: '1a' } })], {
        showIf: { item: '1a', in: ['bup'] },
      }),
    ];
    expect(found([], { sections })).toEqual([]);
  });
});

describe('paths in findings', () => {
  test('are those of the file where options are carried forward', () => {
    const items = [
      severalOf('1a', ['bup', 'nav']),
      oneOf('1b', ['annet', 'annet'], { optionsFrom: { item: '1a' } }),
    ];
    expect(found(items)).toEqual([
      `duplicate-option-code ${item(1)}/options/1/code`,
      `duplicate-option-label ${item(1)}/options/1/label`,
    ]);
  });

  test('are those of the file where other variables are derived before', () => {
    const derived = [indicator('samarbeid', yes), { ...bandsOf('storrelse', '1b', [0, 10]), of: '1x' }];
    expect(found([yesNo(), numberItem('1b')], { derived })).toEqual(['bands-of-unknown-item /derived/1/of']);
  });
});

describe('nets', () => {
  test('may hold options that are carried forward', () => {
    const nets = [{ code: 'begge', label: 'Begge', options: ['bup', 'nav'] }];
    const items = [
      severalOf('1a', ['bup', 'nav']),
      oneOf('1b', ['annet'], { optionsFrom: { item: '1a' }, nets }),
    ];
    expect(found(items)).toEqual([]);
  });

  test('of a count may take all that it counts', () => {
    const derived = [indicator('a', yes), indicator('b', { item: '1a', in: ['nei'] })];
    const nets = [{ code: 'begge', label: 'Begge', atLeast: 2 }];
    expect(found([yesNo()], { derived: [...derived, countOf('antall', ['a', 'b'], { nets })] })).toEqual([]);
  });
});

describe('scales', () => {
  test('are looked for among the shared ones too', () => {
    const sharedScales = definitionSchema.parse(fileOf([yesNo()], { scales: agreement })).scales;
    const labels = agreement.enighet.options.slice(1);
    const almost = oneOf('1a', labels);
    expect(found([almost], {}, { sharedScales })).toEqual([`option-missing ${item(0)}/options`]);
    expect(found([almost])).toEqual([]);
  });

  test('may be written out in a question, or shared with nothing left out', () => {
    expect(
      found([oneOf('1a', agreement.enighet.options), scaleItem('1b', 'enighet')], { scales: agreement }),
    ).toEqual([]);
  });
});

describe('words', () => {
  const hard = `${'Barnevernstjenesten samarbeider med spesialisthelsetjenesten og kommuneadministrasjonen '.repeat(6)}.`;

  test('are measured against the limit that the questionnaire sets', () => {
    const long = textItem('1a', { help: hard });
    expect(found([long])).toEqual([`hard-to-read ${item(0)}/help`]);
    expect(found([textItem('1a', { help: 'Vi har tid. '.repeat(20) })])).toEqual([]);
    expect(found([textItem('1a', { help: hard.slice(0, 100) })])).toEqual([]);
    expect(
      found([textItem('1a', { help: 'Vi har tid nok. '.repeat(9) })], { readability: { lix: 20 } }),
    ).toEqual([]);
  });

  test('in every language that the text has', () => {
    const help = { nb: 'Kort.', nn: hard };
    const texts = found([textItem('1a', { help })], { languages: ['nb', 'nn'] });
    expect(texts).toContain(`hard-to-read ${item(0)}/help/nn`);
  });

  test('that are names need no translation', () => {
    const codes = [
      { code: 'nav', label: 'NAV' },
      { code: 'fem', label: '1–5' },
    ];
    const texts = found([oneOf('1a', codes)], { languages: ['nb', 'en'] });
    expect(texts.filter((text) => text.includes('/options/'))).toEqual([]);
    expect(texts).toContain(`untranslated ${item(0)}/text`);
    expect(texts).not.toContain('untranslated /publisher');
  });
});

describe('an id of the wave before', () => {
  const earlier = (items: Json[]) => ({
    previous: [definitionSchema.parse(fileOf(items, { wave: '2021' }))],
  });
  const other = { text: 'Hvor lang tid tar en sak?' };

  test('may be another question when that is said', () => {
    const changed = yesNo({ ...other, comparedWithPrevious: 'wordingChanged' });
    expect(found([changed], { previous: '2021' }, earlier([yesNo()]))).toEqual([]);
    const kept = yesNo({ ...other, comparedWithPrevious: 'same' });
    expect(found([kept], { previous: '2021' }, earlier([yesNo()]))).toEqual([`id-reused ${item(0)}/id`]);
  });

  test('may go from a list of answers to a scale with them', () => {
    const same = { text: 'Vi har nok folk' };
    const scaled = scaleItem('1a', 'enighet', { ...same, comparedWithPrevious: 'same' });
    const listed = oneOf('1a', agreement.enighet.options, same);
    const codes = found([scaled], { previous: '2021', scales: agreement }, earlier([listed]));
    expect(codes.filter((code) => code.startsWith('id-reused'))).toEqual([]);
  });

  test('that is new needs no word of it', () => {
    const items = [yesNo({ comparedWithPrevious: 'same' }), textItem('1b')];
    expect(found(items, { previous: '2021' }, earlier([yesNo()]))).toEqual([]);
  });
});

describe('background that the register also holds', () => {
  const region = yesNo({ register: 'Samarbeid' });
  const size = numberItem('1b', { register: 'Årsverk' });
  const register = [
    ['Ja', '10'],
    ['JA ', '10'],
    ['Nei', '10'],
    ['Nei', '10'],
  ].map(([together = '', positions = '']) => ({
    cells: { Samarbeid: together, Årsverk: positions },
    facts: {},
  }));

  test('is safe where no service stands alone, however its answers are written', () => {
    expect(found([region, size], {}, { register })).toEqual([]);
  });

  test('singles out whom the exact number tells of', () => {
    const exact = register.map(({ cells }, index) => ({
      cells: { ...cells, Årsverk: String(index) },
      facts: {},
    }));
    expect(found([region, size], {}, { register: exact })).toEqual([
      `background-singles-out ${item(1)}/register`,
    ]);
    expect(found([region], {}, { register: exact })).toEqual([]);
  });
});

test('Results may be broken down by bands of two numbers', () => {
  const derived = [bandsOf('storrelse', '1a', [0, 10]), bandsOf('saker', '1b', [0, 20])];
  const items = [numberItem('1a'), numberItem('1b')];
  expect(found(items, { derived, breakdowns: ['storrelse', 'saker'] })).toEqual([]);
});

describe('a breakdown by instrument', () => {
  test('is possible where there are instruments', () => {
    const rest = { instrument: { id: 'bydel', label: 'Bydeler' }, breakdowns: ['instrument'] };
    expect(found([yesNo()], rest)).toEqual([]);
    expect(found([yesNo()], { sections: [section('1', [yesNo()])], breakdowns: ['instrument'] })).toEqual([
      'impossible-breakdown /breakdowns/0',
    ]);
  });
});

test('A wave cannot have the name of the page that shows all waves', () => {
  expect(found([yesNo()], { wave: 'utvikling' })).toEqual(['reserved-id /wave']);
});

test('Instruments of a wave are weighted alike', () => {
  const background = [
    {
      id: 'region',
      text: 'Region',
      from: 'region',
      options: [
        { code: 'nord', label: 'Nord' },
        { code: 'sor', label: 'Sør' },
      ],
    },
  ];
  const instrument = (id: string) => ({ instrument: { id, label: id }, background });
  const weighted = { ...instrument('kommune'), weighting: { by: ['region'] } };
  const sibling = definitionSchema.parse(fileOf([yesNo()], instrument('bydel')));
  const weightedSibling = { ...sibling, weighting: { by: ['region'] } };
  expect(found([yesNo()], weighted, { siblings: [sibling] })).toEqual(['instruments-disagree /weighting']);
  expect(found([yesNo()], weighted, { siblings: [weightedSibling] })).toEqual([]);
});
