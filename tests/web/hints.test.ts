import { readForm } from '../../server/questionnaire/reading.ts';
import { hintText } from '../../server/web/answering/hint-text.ts';
import { questionnaireOf, severalOf } from '../builders/questionnaire.ts';

const questionnaire = questionnaireOf([
  severalOf('1', ['skole', 'politi', 'nav']),
  severalOf('2', [], { optionsFrom: { item: '1' }, atLeast: 2 }),
]);

test.each([
  [['skole', 'politi', 'nav'], 'Kryss av for minst 2 svar.'],
  [['skole'], undefined],
])('After %j the hint asks for no more ticks than there are options: %s', (ticked, hint) => {
  const asked = readForm(questionnaire, { 1: ticked }).asked.get('2');
  expect(asked && hintText(asked, 'nb')).toBe(hint);
});
