import { backgroundOf } from '../../server/fieldwork/background.ts';
import type { RegisterFacts } from '../../server/fieldwork/frame/variables.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';

const group = (code: string, rest: object = {}) => ({ code, label: `Gruppe ${code}`, ...rest });

const questionnaire = questionnaireOf([oneOf('1', ['a', 'b'])], {
  background: [
    {
      id: 'landsdel',
      text: 'Landsdel',
      from: 'region',
      options: [
        group('nord', { values: ['nord', 'midt-norge'] }),
        group('sor', { values: ['sor', 'vest', 'ost'] }),
      ],
    },
    {
      id: 'fylke',
      text: 'Fylke',
      from: 'county',
      options: [
        group('more-og-romsdal'),
        group('innlandet'),
        group('nordligst', { values: ['Troms', 'Finnmark'] }),
      ],
    },
    {
      id: 'organisering',
      text: 'Organisering',
      from: 'organisation',
      options: [group('kommunal'), group('interkommunal')],
    },
    {
      id: 'arsverk',
      text: 'Årsverk',
      from: 'fte',
      bands: [group('under-15', { from: 0, below: 15 }), group('over', { from: 15 })],
    },
    {
      id: 'samarbeid',
      text: 'Kommuner',
      from: 'municipalities',
      bands: [group('en', { from: 1, below: 2 }), group('flere', { from: 2 })],
    },
  ],
});

test.each<[string, RegisterFacts, Record<string, string>]>([
  ['a value of the register', { organisation: 'interkommunal' }, { organisering: 'interkommunal' }],
  ['a group of several values', { region: 'midt-norge' }, { landsdel: 'nord' }],
  ['a county by its name', { county: 'Møre og Romsdal' }, { fylke: 'more-og-romsdal' }],
  ['a county in a group of several', { county: 'Finnmark' }, { fylke: 'nordligst' }],
  ['the number just below a band', { fte: 14.9 }, { arsverk: 'under-15' }],
  ['the number between one decimal and the next', { fte: 14.99 }, { arsverk: 'under-15' }],
  ['the number that a band begins with', { fte: 15 }, { arsverk: 'over' }],
  ['nobody at work', { fte: 0 }, { arsverk: 'under-15' }],
  ['a whole number', { municipalities: 5 }, { samarbeid: 'flere' }],
  ['all that is known', { region: 'vest', fte: 40 }, { landsdel: 'sor', arsverk: 'over' }],
])('Background holds the group of %s', (_, facts, background) => {
  expect(backgroundOf(questionnaire, facts)).toEqual(background);
});

test.each<[string, RegisterFacts]>([
  ['the register says nothing', {}],
  ['no group holds what the register says', { region: 'oslo', county: 'Oslo', organisation: 'bydel' }],
])('Background is silent when %s', (_, facts) => {
  expect(backgroundOf(questionnaire, facts)).toEqual({});
});
