import { askedOf } from '../../server/publishing/asked.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { variablesIn } from '../../server/questionnaire/variables.ts';
import {
  agreement,
  batteryItem,
  countOf,
  indicator,
  oneOf,
  questionnaireOf,
} from '../builders/questionnaire.ts';

function asked(questionnaire: Questionnaire, id: string, instruments?: Questionnaire[]) {
  const variable = variablesIn(questionnaire).find((each) => each.id === id)!;
  return askedOf(questionnaire, variable, instruments);
}

const ifYes = { item: '1', in: ['ja'] };
const questionnaire = questionnaireOf(
  [
    oneOf('1', ['ja', 'nei']),
    oneOf('2', ['a', 'b'], { showIf: ifYes }),
    batteryItem('3', 'enighet', ['x', { id: 'y', label: 'Rad y', showIf: { item: '2', in: ['a'] } }], {
      showIf: ifYes,
    }),
    oneOf('4', ['a', 'b'], { comparedWithPrevious: 'wordingChanged' }),
  ],
  {
    scales: agreement,
    derived: [indicator('i', ifYes), indicator('j', { item: '2', in: ['a'] }), countOf('antall', ['i', 'j'])],
  },
);

test.each([
  ['1', 'Alle.'],
  ['2', 'Bare hvis svaret på 1 er «Svar ja».'],
  ['3.x', 'Bare hvis svaret på 1 er «Svar ja».'],
  ['3.y', 'Bare hvis svaret på 1 er «Svar ja», og svaret på 2 er «Svar a».'],
  ['i', 'Laget av svarene: Ja hvis svaret på 1 er «Svar ja». Ellers nei.'],
  ['antall', 'Hvor mange av disse som gjelder: «Indikator i» og «Indikator j».'],
])('Who was asked %s is told in words', (id, universe) => {
  expect(asked(questionnaire, id).universe).toBe(universe);
});

test('What is made from answers names them', () => {
  expect(asked(questionnaire, 'i').madeFrom).toEqual(['1']);
  expect(asked(questionnaire, 'antall').madeFrom).toEqual(['i', 'j']);
  expect(asked(questionnaire, '1')).not.toHaveProperty('madeFrom');
});

test('A question tells how it compares with the one before', () => {
  expect(asked(questionnaire, '4').compared).toBe('Andre ord enn gangen før.');
  expect(asked({ ...questionnaire, previous: '2020' }, '4').compared).toBe('Andre ord enn i 2020.');
  expect(asked(questionnaire, '1')).not.toHaveProperty('compared');
});

test('What only some of the instruments ask, says which', () => {
  const one = (id: string, label: string, items: string[]) => ({
    ...questionnaireOf(items.map((item) => oneOf(item, ['ja', 'nei']))),
    instrument: { id, label },
  });
  const instruments = [one('kommune', 'kommuner', ['1', '4']), one('bydel', 'bydeler', ['1'])];
  expect(asked(questionnaire, '1', instruments).universe).toBe('Alle.');
  expect(asked(questionnaire, '4', instruments).universe).toBe('Bare i skjemaet for «kommuner».');
});
