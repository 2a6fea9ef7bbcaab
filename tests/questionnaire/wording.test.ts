import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import type { Condition } from '../../server/questionnaire/condition.ts';
import { questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import type { Language } from '../../server/questionnaire/text.ts';
import { conditionInWords, type Voice } from '../../server/questionnaire/wording.ts';

const label = (nb: string, nn: string, en: string) => ({ nb, nn, en });

const definition = {
  survey: 'eksempel',
  wave: '2024',
  languages: ['nb', 'nn', 'en'],
  title: 'Eksempel',
  waveLabel: 'våren 2024',
  publisher: 'Eksempel',
  purpose: 'Et eksempel.',
  promise: 'Svarene er anonyme.',
  minutes: 5,
  scales: {
    enighet: {
      options: [
        { code: 'uenig', label: label('Uenig', 'Ueinig', 'Disagree') },
        { code: 'delvis', label: label('Delvis uenig', 'Delvis ueinig', 'Partly disagree') },
        { code: 'enig', label: label('Enig', 'Einig', 'Agree') },
      ],
    },
  },
  sections: [
    {
      id: '1',
      title: 'Om tjenesten',
      items: [
        { id: '6a', kind: 'scale', text: 'Vi har nok folk', scale: 'enighet' },
        {
          id: 'rolle',
          kind: 'one',
          text: 'Hvem er du?',
          options: [
            { code: 'barn', label: label('Barn', 'Barn', 'Child') },
            { code: 'voksen', label: label('Voksen', 'Vaksen', 'Adult') },
          ],
        },
        {
          id: '1b',
          kind: 'several',
          text: 'Hvilke gjelder?',
          options: [
            { code: 'bup', label: 'BUP' },
            { code: 'nav', label: 'NAV' },
          ],
        },
        { id: '1c', kind: 'number', text: 'Hvor mange?', unit: 'årsverk', min: 0, max: 3000 },
        { id: '1d', kind: 'percent', text: 'Hvor stor del?' },
        {
          id: 'r4',
          kind: 'battery',
          text: 'Hva mener du?',
          scale: 'enighet',
          rows: [
            { id: 'rom', label: label('Rom', 'Rom', 'Rooms') },
            { id: 'tid', label: label('Tid', 'Tid', 'Time') },
            { id: 'folk', label: label('Folk', 'Folk', 'People') },
          ],
        },
      ],
    },
  ],
  derived: [{ id: 'hort', label: 'Ble hørt', when: { item: '6a', in: ['enig'] }, unknown: 'out' }],
};

function inWords(condition: Condition, language: Language = 'nb', voice?: Voice): string {
  const checked = checkQuestionnaire('eksempel.json', JSON.stringify(definition));
  if (!checked.definition) throw new Error(checked.findings.map(({ message }) => message).join('\n'));
  return conditionInWords(condition, questionnaireIn(language, checked.definition), voice);
}

const disagrees = { item: '6a', in: ['uenig', 'delvis'] };
const child = { item: 'rolle', in: ['barn'] };
const nav = { item: '1b', in: ['nav'] };

test.each<[string, Condition, string]>([
  ['one answer of several', disagrees, 'du svarte «Uenig» eller «Delvis uenig» på 6a'],
  [
    'three answers',
    { item: '6a', in: ['uenig', 'delvis', 'enig'] },
    'du svarte «Uenig», «Delvis uenig» eller «Enig» på 6a',
  ],
  ['a question whose id is a word', child, 'du svarte «Barn» på spørsmålet rolle'],
  ['ticks', { item: '1b', in: ['bup', 'nav'] }, 'du krysset av for «BUP» eller «NAV» i 1b'],
  ['a row', { item: 'r4', row: 'rom', in: ['enig'] }, 'du svarte «Enig» på «Rom» i r4'],
  ['an answer at all', { item: '1c', answered: true }, 'du svarte på 1c'],
  ['no answer', { item: '1c', answered: false }, 'du ikke svarte på 1c'],
  ['a row without an answer', { item: 'r4', row: 'tid', answered: false }, 'du ikke svarte på «Tid» i r4'],
  ['at least', { item: '1c', atLeast: 1200 }, 'du svarte 1\u00a0200 årsverk eller mer på 1c'],
  ['at most', { item: '1d', atMost: 50 }, 'du svarte 50 prosent eller mindre på 1d'],
  [
    'one of the rows',
    { item: 'r4', rows: { in: ['enig'], atLeast: 1 } },
    'du svarte «Enig» på minst én av radene i r4',
  ],
  [
    'some rows',
    { item: 'r4', rows: { in: ['uenig', 'delvis'], atLeast: 2 } },
    'du svarte «Uenig» eller «Delvis uenig» på minst 2 av radene i r4',
  ],
  ['all rows', { item: 'r4', rows: { in: ['enig'], atLeast: 3 } }, 'du svarte «Enig» på alle radene i r4'],
  [
    'one of the rows that are named',
    { item: 'r4', rows: { in: ['enig'], of: ['rom', 'tid'], atLeast: 1 } },
    'du svarte «Enig» på minst én av radene «Rom» og «Tid» i r4',
  ],
  [
    'the one row that is named',
    { item: 'r4', rows: { in: ['enig'], of: ['rom'], atLeast: 1 } },
    'du svarte «Enig» på «Rom» i r4',
  ],
  ['an indicator', { item: 'hort', in: ['ja'] }, '«Ble hørt» er ja'],
  ['an indicator that does not hold', { not: { item: 'hort', in: ['ja'] } }, '«Ble hørt» er nei'],
  [
    'all of two',
    { all: [child, nav] },
    'du svarte «Barn» på spørsmålet rolle, og du krysset av for «NAV» i 1b',
  ],
  [
    'any of three',
    { any: [child, nav, { item: '1c', answered: false }] },
    'du svarte «Barn» på spørsmålet rolle, du krysset av for «NAV» i 1b, eller du ikke svarte på 1c',
  ],
  ['a group of one', { all: [{ any: [child] }] }, 'du svarte «Barn» på spørsmålet rolle'],
  [
    'groups of the same sort',
    { all: [child, { all: [nav, { item: '1c', answered: true }] }] },
    'du svarte «Barn» på spørsmålet rolle, du krysset av for «NAV» i 1b, og du svarte på 1c',
  ],
  [
    'a group in another',
    { any: [{ all: [child, nav] }, { item: '1c', answered: true }] },
    '(du svarte «Barn» på spørsmålet rolle, og du krysset av for «NAV» i 1b), eller du svarte på 1c',
  ],
  ['not', { not: disagrees }, 'du ikke svarte «Uenig» eller «Delvis uenig» på 6a'],
  ['not not', { not: { not: child } }, 'du svarte «Barn» på spørsmålet rolle'],
  ['not answered', { not: { item: '1c', answered: false } }, 'du svarte på 1c'],
  [
    'not all of two',
    { not: { all: [child, nav] } },
    'du ikke svarte «Barn» på spørsmålet rolle, eller du ikke krysset av for «NAV» i 1b',
  ],
  [
    'not any of two',
    { not: { any: [child, nav] } },
    'du ikke svarte «Barn» på spørsmålet rolle, og du ikke krysset av for «NAV» i 1b',
  ],
])('A condition on %s is told in bokmål', (_, condition, words) => {
  expect(inWords(condition)).toBe(words);
});

test.each<[Condition, string, string]>([
  [
    disagrees,
    'du svara «Ueinig» eller «Delvis ueinig» på 6a',
    'you answered “Disagree” or “Partly disagree” to 6a',
  ],
  [child, 'du svara «Barn» på spørsmålet rolle', 'you answered “Child” to question rolle'],
  [{ not: nav }, 'du ikkje kryssa av for «NAV» i 1b', 'you did not tick “NAV” in 1b'],
  [{ item: '1c', answered: false }, 'du ikkje svara på 1c', 'you did not answer 1c'],
  [
    { item: '1d', atLeast: 50 },
    'du svara 50 prosent eller meir på 1d',
    'you answered 50 per cent or more to 1d',
  ],
  [
    { item: 'r4', row: 'tid', in: ['enig'] },
    'du svara «Einig» på «Tid» i r4',
    'you answered “Agree” to “Time” in r4',
  ],
  [
    { item: 'r4', rows: { in: ['enig'], atLeast: 1 } },
    'du svara «Einig» på minst éi av radene i r4',
    'you answered “Agree” to at least one of the rows in r4',
  ],
  [
    { any: [child, nav] },
    'du svara «Barn» på spørsmålet rolle, eller du kryssa av for «NAV» i 1b',
    'you answered “Child” to question rolle, or you ticked “NAV” in 1b',
  ],
])('A condition is told in nynorsk and English: %j', (condition, nynorsk, english) => {
  expect(inWords(condition, 'nn')).toBe(nynorsk);
  expect(inWords(condition, 'en')).toBe(english);
});

test.each<[Condition, string, string]>([
  [
    disagrees,
    'svaret på 6a er «Uenig» eller «Delvis uenig»',
    'the answer to 6a is “Disagree” or “Partly disagree”',
  ],
  [{ not: nav }, 'det ikke er krysset av for «NAV» i 1b', 'there is no tick at “NAV” in 1b'],
  [{ item: '1c', answered: true }, 'det er svart på 1c', '1c is answered'],
  [
    { item: '1d', atMost: 9 },
    'svaret på 1d er 9 prosent eller mindre',
    'the answer to 1d is 9 per cent or less',
  ],
  [
    { item: 'r4', rows: { in: ['enig'], atLeast: 2 } },
    'svaret er «Enig» på minst 2 av radene i r4',
    'the answer is “Agree” to at least 2 of the rows in r4',
  ],
])('A condition can be told to somebody who does not answer: %j', (condition, bokmaal, english) => {
  expect(inWords(condition, 'nb', 'answers')).toBe(bokmaal);
  expect(inWords(condition, 'en', 'answers')).toBe(english);
});
