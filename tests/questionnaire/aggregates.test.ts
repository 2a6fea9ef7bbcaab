import { checkAggregates } from '../../server/questionnaire/aggregates/check.ts';
import { aggregatesIn } from '../../server/questionnaire/aggregates.ts';
import {
  agreement,
  bandsOf,
  numberItem,
  oneOf,
  questionnaireOf,
  scaleItem,
  severalOf,
} from '../builders/questionnaire.ts';

type Json = Record<string, unknown>;

const questionnaire = questionnaireOf(
  [oneOf('1a', ['ja', 'nei']), scaleItem('2a', 'enighet'), severalOf('3a', ['x', 'y']), numberItem('4a')],
  { scales: agreement, derived: [bandsOf('storrelse', '4a', [0, 10])] },
);
const place = { survey: 'proven', wave: '2022' };
const fileOf = (items: Json[], rest: Json = {}) => ({
  ...place,
  source: 'Rapporten fra 2022.',
  items,
  ...rest,
});

const check = (content: unknown, wave: typeof questionnaire | undefined = questionnaire) =>
  checkAggregates('a.json', JSON.stringify(content), place, wave);
const shares = (item: string, ...all: Json[]) => ({ item, shares: all });

test('Printed results are read with the codes and words of the questionnaire', () => {
  const { content, findings } = check(
    fileOf([
      shares(
        '1a',
        { code: 'ja', share: 61.5 },
        { label: 'svar  NEI', share: 20 },
        { label: 'Kanskje', share: 1 },
      ),
      shares('2a', { code: 'enig-siden', share: 70 }),
      {
        ...shares('4a', { code: 'fra-10', share: 30 }),
        mean: 12.5,
        unit: { nb: 'årsverk', en: 'FTEs' },
        base: 58,
      },
    ]),
  );
  expect(findings).toEqual([]);
  expect(aggregatesIn(content!, questionnaire)).toEqual({
    ...place,
    source: 'Rapporten fra 2022.',
    items: [
      {
        item: '1a',
        text: 'Spørsmål 1a',
        kind: 'one',
        shares: [
          { code: 'ja', label: 'Svar ja', type: 'option', share: 61.5 },
          { code: 'nei', label: 'Svar nei', type: 'option', share: 20 },
          { code: undefined, label: 'Kanskje', type: 'option', share: 1 },
        ],
      },
      {
        item: '2a',
        text: 'Spørsmål 2a',
        kind: 'scale',
        shares: [{ code: 'enig-siden', label: 'Helt eller delvis enig', type: 'net', share: 70 }],
      },
      {
        item: '4a',
        text: 'Spørsmål 4a',
        kind: 'number',
        mean: 12.5,
        unit: 'årsverk',
        base: 58,
        shares: [{ code: 'fra-10', label: 'Fra 10', type: 'band', share: 30 }],
      },
    ],
  });
});

describe('what is wrong is told with where it is and how to mend it', () => {
  const ja = { code: 'ja', share: 60 };
  test.each<[string, string, string, unknown]>([
    [
      'unknown-value',
      '/items/0/item',
      '«1aa» finnes ikke i bølgens spørreskjema. Mente du «1a»?',
      fileOf([shares('1aa', ja)]),
    ],
    [
      'unknown-value',
      '/items/0/shares/0/code',
      'Mente du «nei»?',
      fileOf([shares('1a', { code: 'nej', share: 2 })]),
    ],
    [
      'missing-field',
      '/items/0/shares/0',
      'Skriv «code» eller «label»',
      fileOf([shares('1a', { share: 2 })]),
    ],
    ['missing-field', '/items/0/shares', 'har ingen tall', fileOf([{ item: '1a', base: 2 }])],
    [
      'missing-field',
      '/source',
      'Feltet «source» mangler',
      { ...fileOf([shares('1a', ja)]), source: undefined },
    ],
    ['too-high', '/items/0/shares/0/share', 'over 100', fileOf([shares('1a', { code: 'ja', share: 101 })])],
    [
      'too-high',
      '/items/0/shares',
      'er 110 prosent til sammen',
      fileOf([shares('1a', ja, { label: 'Nei', share: 50 })]),
    ],
    [
      'duplicate-option-code',
      '/items/0/shares/1',
      '«ja» står to ganger',
      fileOf([shares('1a', ja, { label: 'Svar ja', share: 1 })]),
    ],
    ['duplicate-id', '/items/1/item', '«1a» står to ganger', fileOf([shares('1a', ja), shares('1a', ja)])],
    [
      'unknown-field',
      '/items/0/andeler',
      '«andeler» finnes ikke',
      fileOf([{ ...shares('1a', ja), andeler: 1 }]),
    ],
    [
      'unknown-value',
      '/sourceUrl',
      'begynner med https://',
      fileOf([shares('1a', ja)], { sourceUrl: 'javascript:1' }),
    ],
    [
      'misplaced-file',
      '/wave',
      'Her står «2023», men filen ligger som «2022»',
      fileOf([shares('1a', ja)], { wave: '2023' }),
    ],
  ])('%s at %s: %s', (code, path, phrase, content) => {
    const { findings, content: read } = check(content);
    expect(findings).toEqual([
      { file: 'a.json', code, path, severity: 'error', message: expect.stringContaining(phrase) },
    ]);
    expect(read).toBeUndefined();
  });

  test('a file that is no JSON, and one without a questionnaire', () => {
    expect(checkAggregates('a.json', '{', place, questionnaire).findings[0]?.code).toBe('not-json');
    const { findings } = checkAggregates(
      'a.json',
      JSON.stringify(fileOf([shares('1a', ja)])),
      place,
      undefined,
    );
    expect(findings.map(({ message }) => message)).toEqual([
      'Bølgen «2022» har ikke noe spørreskjema. Legg det ved siden av, så tallene kan forstås.',
    ]);
  });

  test('shares may sum to more than 100 where several answers can be ticked, with nets, and by rounding', () => {
    const inOrder = [
      shares('3a', { code: 'x', share: 90 }, { code: 'y', share: 80 }),
      shares('2a', { code: 'enig', share: 80 }, { code: 'enig-siden', share: 90 }),
      shares('1a', ja, { code: 'nei', share: 41 }),
    ];
    expect(check(fileOf(inOrder)).findings).toEqual([]);
  });
});
