import { fromSurveyJs } from '../../server/interchange/surveyjs/from-surveyjs.ts';
import { checkShape } from '../../server/questionnaire/shape.ts';
import { read } from '../questionnaire/builder.ts';

const target = { survey: 'kartlegging', wave: '2024' };

interface Imported {
  languages: string[];
  title: unknown;
  scales: Record<string, unknown>;
  sections: { id: string; showIf?: unknown; items: Record<string, unknown>[] }[];
}

function imported(json: unknown) {
  const { definition, losses } = fromSurveyJs(json, target);
  expect(checkShape(definition)).not.toHaveProperty('problems');
  const whole = definition as Imported;
  const items = whole.sections.flatMap((section) => section.items);
  return { ...whole, items, item: (id: string) => items.find((each) => each.id === id), losses };
}

const withElements = (...elements: object[]) => imported({ elements, clearInvisibleValues: 'onHidden' });

describe('A survey made in the tool of SurveyJS', () => {
  const survey = imported(JSON.parse(read('tests/interchange/files/creator.json')));
  const { item } = survey;

  test('has its languages: English where bokmål is named, and no German', () => {
    expect(survey.languages).toEqual(['nb', 'en']);
    expect(survey.title).toEqual({ nb: 'Kartlegging av tjenesten', en: 'Service survey' });
    expect(survey.losses).toContainEqual({ at: 'languages', what: expect.stringContaining('«de»') });
  });

  test('has yes and no where there was true and false, in conditions too', () => {
    expect(item('samarbeid')).toMatchObject({ kind: 'one', options: [{ code: 'ja' }, { code: 'nei' }] });
    expect(item('merker')).toMatchObject({ kind: 'several', showIf: { item: 'samarbeid', in: ['ja'] } });
  });

  test('has an option for own words and one that stands alone where the tool adds them', () => {
    expect(item('tiltak')).toMatchObject({
      atLeast: 1,
      atMost: 2,
      options: [
        { code: 'hjelp' },
        { code: 'rad', label: 'Råd og veiledning' },
        { code: 'tilsyn' },
        { code: 'ingen', exclusive: true },
        { code: 'annet', label: 'Noe annet', withText: true },
      ],
    });
  });

  test('carries options forward', () => {
    expect(item('viktigst')).toMatchObject({ optionsFrom: { item: 'tiltak' }, options: [] });
  });

  test('has "don\'t know" as a missing answer', () => {
    expect(item('region')).toMatchObject({
      options: [{ code: '1' }, { code: '2' }, { code: '3' }, { code: 'vet-ikke', missing: 'dontKnow' }],
    });
  });

  test('asks for numbers, days and words within limits', () => {
    expect(item('antall')).toMatchObject({ kind: 'number', min: 0, max: 12.5, decimals: 1 });
    expect(item('frist')).toMatchObject({ kind: 'date', min: '2024-01-01' });
    expect(item('ord')).toMatchObject({ kind: 'text', lines: 'many', maxLength: 300 });
  });

  test('has scales with values and poles, and batteries', () => {
    expect(item('tilfreds')).toMatchObject({ kind: 'scale', scale: 'skala-1' });
    expect(survey.scales['skala-1']).toEqual({
      options: [1, 2, 3].map((value) => ({ code: String(value), label: String(value), value })),
      poles: { low: 'Lite', high: 'Mye' },
    });
    expect(item('folk')).toMatchObject({
      kind: 'battery',
      required: true,
      rows: [{ id: 'nok' }, { id: 'tid', showIf: { item: 'tilfreds', in: ['2', '3'] } }],
    });
  });

  test('has a figure table where a matrix has years for columns', () => {
    expect(item('tall')).toMatchObject({
      kind: 'figureTable',
      years: [2022, 2023],
      rows: [{ min: 0, max: 200 }],
    });
  });

  test('shows a page and a question in a panel when they were shown', () => {
    expect(survey.sections[1]?.showIf).toEqual({
      all: [
        { item: 'tiltak', in: ['hjelp', 'annet'] },
        { item: 'antall', atLeast: 2.1 },
      ],
    });
    expect(item('ord')).toMatchObject({
      showIf: {
        all: [
          { item: 'folk', row: 'nok', in: ['enig'] },
          { item: 'frist', answered: true },
        ],
      },
    });
  });

  test('inserts earlier answers, and asks for words where there are none', () => {
    expect(item('tilfreds')?.text).toBe('Hvor fornøyd er du med {{antall|svaret ditt}} ansatte?');
    expect(survey.losses).toContainEqual({ at: 'tilfreds', what: expect.stringContaining('antall mangler') });
  });

  test('has plain words where there was HTML', () => {
    expect(item('velkommen')).toMatchObject({
      kind: 'information',
      text: 'Les dette først.\n\nSå svarer du.',
    });
  });

  test.each([
    ['skjemaet', 'triggers'],
    ['skjemaet', 'showProgressBar'],
    ['Side 1', 'side-1'],
    ['tiltak', 'colCount'],
    ['antall', '{region} = 1'],
    ['epost', 'email'],
    ['frist', '=today(30)'],
    ['kort', 'age({frist})'],
    ['mer', 'løst opp'],
    ['liste', 'matrixdynamic'],
    ['barn', 'paneldynamic'],
    ['alder', '«barn»'],
    ['sum', 'Utregningen'],
    ['underskrift', 'signaturepad'],
  ])('tells at %s of %s', (at, words) => {
    expect(
      survey.losses
        .filter((loss) => loss.at === at)
        .map(({ what }) => what)
        .join(' '),
    ).toContain(words);
  });
});

test('A survey without pages is one section', () => {
  const { sections } = withElements({ type: 'text', name: 'a' }, { type: 'comment', name: 'b' });
  expect(sections.map(({ items }) => items.length)).toEqual([2]);
});

test.each([
  ["{a} = 'x'", { item: 'a', in: ['x'] }],
  ["'x' == {a}", { item: 'a', in: ['x'] }],
  ["{a} <> 'x'", { not: { item: 'a', in: ['x'] } }],
  ["{a} = 'x' or {a} = 'y'", { item: 'a', in: ['x', 'y'] }],
  [
    "{b} contains 'x' && !({b} contains 'y')",
    { all: [{ item: 'b', in: ['x'] }, { not: { item: 'b', in: ['y'] } }] },
  ],
  [
    "{b} allof ['x', 'y']",
    {
      all: [
        { item: 'b', in: ['x'] },
        { item: 'b', in: ['y'] },
      ],
    },
  ],
  ["{b} noneof ['x', 'y']", { not: { item: 'b', in: ['x', 'y'] } }],
  ["{b} notcontains 'x'", { not: { item: 'b', in: ['x'] } }],
  [
    '{n} > 3 and {n} lessorequal 9',
    {
      all: [
        { item: 'n', atLeast: 4 },
        { item: 'n', atMost: 9 },
      ],
    },
  ],
  [
    '{n} = 3',
    {
      all: [
        { item: 'n', atLeast: 3 },
        { item: 'n', atMost: 3 },
      ],
    },
  ],
  ['{m.r1} notempty or {m.r2} notempty', { item: 'm', answered: true }],
  ["iif({m.r1} = 'x', 1, 0) + iif({m.r2} = 'x', 1, 0) >= 2", { item: 'm', rows: { in: ['x'], atLeast: 2 } }],
  ['negate {a} empty', { not: { item: 'a', answered: false } }],
])('The condition %s is read', (visibleIf, expected) => {
  const { item } = withConditional(visibleIf);
  expect(item('z')?.showIf).toEqual(expected);
});

test.each([
  "{ukjent} = 'x'",
  "{a} = 'ukjent'",
  "{a} = 'x' and",
  "({a} = 'x'",
  '{n} + 1 > 2',
  "{a} ~ 'x'",
  'today() > {n}',
  '{a}',
  "{b} = ['x']",
  '('.repeat(500),
  `${"{a} = 'x' or ".repeat(5000)}{a} = 'x'`,
])('The condition %.40s cannot be read: the question is shown to all, and that is told', (visibleIf) => {
  const { item, losses } = withConditional(visibleIf);
  expect(item('z')).not.toHaveProperty('showIf');
  expect(losses).toContainEqual({ at: 'z', what: expect.stringContaining('vises til alle') });
});

function withConditional(visibleIf: string) {
  return withElements(
    { type: 'radiogroup', name: 'a', choices: ['x', 'y'] },
    { type: 'checkbox', name: 'b', choices: ['x', 'y'] },
    { type: 'text', name: 'n', inputType: 'number', min: 0, max: 10 },
    { type: 'matrix', name: 'm', columns: ['x', 'y'], rows: ['r1', 'r2'] },
    { type: 'comment', name: 'z', visibleIf },
  );
}

test.each([[null], ['tekst'], [[]], [{ title: 'Uten spørsmål' }]])(
  '%j is refused: it is no survey',
  (json) => {
    expect(() => fromSurveyJs(json, target)).toThrow('ikke et SurveyJS-skjema');
  },
);

test('What is neither here nor there stops nothing', () => {
  const { items } = withElements(
    { type: 'text', name: 'a', title: 5, visibleIf: 7, validators: 'x' },
    { type: 'radiogroup', name: 'a', choices: [null, { text: 'uten verdi' }, {}] },
    { type: 'matrix', name: 'm', rows: [null], columns: ['x', 5] },
    { name: 'uten slag' },
    { type: 'constructor', name: 'b' },
    { type: 'text', name: '__proto__', visibleIf: '{constructor} valueOf 2' },
  );
  expect(items.map(({ id }) => id)).toEqual(['a', 'a-2', 'm', 'proto']);
});
