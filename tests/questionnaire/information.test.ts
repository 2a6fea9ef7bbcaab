import { readForm } from '../../server/questionnaire/reading.ts';
import { variablesIn } from '../../server/questionnaire/variables.ts';
import { informationItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';

const questionnaire = questionnaireOf([
  oneOf('1', ['ja', 'nei']),
  informationItem('2', { showIf: { item: '1', in: ['ja'] } }),
]);

describe('information', () => {
  test('is shown to those it is for', () => {
    expect([...readForm(questionnaire, { 1: ['ja'] }).asked.keys()]).toEqual(['1', '2']);
    expect([...readForm(questionnaire, { 1: ['nei'] }).asked.keys()]).toEqual(['1']);
  });

  test('is never answered, and never missing', () => {
    const { answers, problems } = readForm(questionnaire, { 1: ['ja'], 2: ['Et svar'] });
    expect(answers).toEqual({ 1: 'ja' });
    expect(problems).toEqual({});
  });

  test('is in no table', () => {
    expect(variablesIn(questionnaire).map(({ id }) => id)).toEqual(['1']);
  });

  test('cannot be required', () => {
    expect(() => questionnaireOf([informationItem('1', { required: true })])).toThrow('required');
  });
});
