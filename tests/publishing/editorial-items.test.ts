import { bySection, editorialItems, inChosenOrder } from '../../server/publishing/editorial-items.ts';
import { indicator, oneOf, questionnaireOf, textItem } from '../builders/questionnaire.ts';

const sections = [
  { id: 'a', title: 'Først', items: [oneOf('1', ['ja', 'nei']), textItem('2')] },
  { id: 'b', title: 'Så', items: [oneOf('3', ['ja', 'nei']), oneOf('4', ['ja', 'nei'])] },
];
const derived = [indicator('vansker', { item: '1', in: ['ja'] })];
const questionnaire = questionnaireOf([], { sections, derived });

const ids = (chosen?: string[]) =>
  bySection(inChosenOrder(editorialItems(questionnaire), chosen)).map(({ title, items }) => [
    title,
    items.map(({ id }) => id),
  ]);

test('What can be chosen stands under its section, and what is made from several answers last', () => {
  expect(ids()).toEqual([
    ['Først', ['1']],
    ['Så', ['3', '4']],
    ['Sammensatte mål', ['vansker']],
  ]);
});

test('A section stands where the first of it is chosen, as in the results', () => {
  expect(ids(['4', '1', '3'])).toEqual([
    ['Så', ['4', '3']],
    ['Først', ['1']],
    ['Sammensatte mål', ['vansker']],
  ]);
});
