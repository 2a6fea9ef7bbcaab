import { introOf } from '../../server/questionnaire/asking.ts';
import { insertionsIn, withAnswers, withFallbacks } from '../../server/questionnaire/insertion.ts';
import { readForm, wordsIn } from '../../server/questionnaire/reading.ts';
import {
  numberItem,
  oneOf,
  questionnaireOf,
  section,
  severalOf,
  textItem,
} from '../builders/questionnaire.ts';
import { itemIn } from './builder.ts';

describe('the author’s mark', () => {
  test.each([
    ['Dere har {{2a|det antallet dere oppga}}.', [{ item: '2a', fallback: 'det antallet dere oppga' }]],
    ['{{ 2a | noe }} og {{r4}}', [{ item: '2a', fallback: 'noe' }, { item: 'r4' }]],
    ['{{2a|}}', [{ item: '2a', fallback: '' }]],
    ['{2a|noe} {{2A|noe}} {{}} {{2a|no{e}}', []],
  ])('in %j is found', (text, expected) => {
    expect(insertionsIn(text)).toEqual(expected.map((found) => ({ fallback: undefined, ...found })));
  });

  test('stands for its fallback where there is no answer', () => {
    expect(withFallbacks('Av {{2a|de}} er {{2b}} ferdige.')).toBe('Av de er  ferdige.');
  });

  test('is not looked for in what somebody answered', () => {
    const words = (id: string) => (id === '1' ? '{{2|b}} $& $1 {{1|a}}' : 'hemmelig');
    expect(withAnswers('«{{1|x}}»', words)).toBe('«{{2|b}} $& $1 {{1|a}}»');
  });
});

describe('an answer inserted in later texts', () => {
  const questionnaire = questionnaireOf([], {
    sections: [
      section('1', [
        oneOf('1a', ['ja', 'nei']),
        numberItem('1b', { unit: 'saker', max: 5000, showIf: { item: '1a', in: ['ja'] } }),
        severalOf('1c', ['bup', 'nav', { code: 'annet', withText: true }]),
        textItem('1d'),
      ]),
      section(
        '2',
        [
          oneOf('2a', ['ja', 'nei'], {
            text: 'Er {{1b|antallet}} mye?',
            help: 'Dere nevnte {{1c|ingen}}.',
          }),
          textItem('2b', { text: 'Hva mener dere med «{{1d|det}}»?' }),
        ],
        { intro: 'Dere svarte {{1a|ikke}}.' },
      ),
    ],
  });
  const textsAfter = (typed: Record<string, string[]>) => {
    const reading = readForm(questionnaire, typed);
    const { text, help } = reading.asked.get('2a')!;
    return { text, help, intro: introOf(questionnaire.sections[1]!, wordsIn(reading, 'nb')) };
  };

  test('stands in the words of its kind', () => {
    expect(
      textsAfter({ '1a': ['ja'], '1b': ['1200'], '1c': ['bup', 'annet'], '1c.other': ['Fontenehuset'] }),
    ).toEqual({
      text: 'Er 1\u00a0200 saker mye?',
      help: 'Dere nevnte Svar bup, Svar annet: Fontenehuset.',
      intro: 'Dere svarte Svar ja.',
    });
  });

  test('gives way to the author’s words where there is none', () => {
    const fallbacks = { text: 'Er antallet mye?', help: 'Dere nevnte ingen.', intro: 'Dere svarte ikke.' };
    expect(textsAfter({})).toEqual(fallbacks);
    expect(textsAfter({ '1b': ['mange'] })).toEqual(fallbacks);
  });

  test('is not inserted when it is off the path', () => {
    expect(textsAfter({ '1a': ['nei'], '1b': ['12'] }).text).toBe('Er antallet mye?');
  });

  test('is in no text that everybody sees: there the author’s words stand', () => {
    expect(itemIn(questionnaire, '2a')).toMatchObject({
      text: 'Er antallet mye?',
      help: 'Dere nevnte ingen.',
    });
    expect(questionnaire.sections[1]?.intro).toBe('Dere svarte ikke.');
  });

  test('leaves texts that insert nothing as they are', () => {
    expect(readForm(questionnaire, {}).asked.get('1c')).toBe(itemIn(questionnaire, '1c'));
  });

  test('is kept as it was written, whatever it looks like', () => {
    const reading = readForm(questionnaire, { '1d': ['<b>fett</b> & {{1a|x}}'] });
    expect(reading.asked.get('2b')?.text).toBe('Hva mener dere med «<b>fett</b> & {{1a|x}}»?');
  });
});
