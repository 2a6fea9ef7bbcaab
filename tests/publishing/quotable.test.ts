import type { Quote } from '../../server/publishing/editorial.ts';
import { routedInWords, routedQuotes } from '../../server/publishing/quotable.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { oneOf, questionnaireOf, section, textItem } from '../builders/questionnaire.ts';

const asked = oneOf('svar', ['ja', 'nei']);
const no = { item: 'svar', in: ['nei'] };
const ofAll = questionnaireOf([asked, textItem('hvorfor')]);
const routed = questionnaireOf([asked, textItem('hvorfor', { showIf: no })]);
const inSection = questionnaireOf([], {
  sections: [section('1', [asked]), section('2', [textItem('hvorfor')], { showIf: no })],
});
const otherwise = questionnaireOf([asked, textItem('annet', { showIf: no }), textItem('hvorfor')]);
const open: Questionnaire = { ...routed, disclosure: 'open' };

/** Somebody in the north said no, if the quote is an answer to what only they are asked. */
const quote = (answerTo?: string): Quote => ({
  item: 'svar',
  text: 'Vi fikk det ikke til.',
  group: { breakdown: 'region', code: 'nord', label: 'Nord' },
  ...(answerTo === undefined ? {} : { answerTo }),
});

describe('A quote with a group tells what somebody in it answered', () => {
  test.each<[string, Questionnaire[], string | undefined, boolean]>([
    ['when its question is routed', [routed], 'hvorfor', true],
    ['when the section of its question is', [inSection], 'hvorfor', true],
    ['when one instrument routes it', [ofAll, routed], 'hvorfor', true],
    ['when it may be an answer to a routed question', [otherwise], undefined, true],
    ['not when everybody is asked', [ofAll], 'hvorfor', false],
    ['not when another question is routed', [otherwise], 'hvorfor', false],
    ['not when no question in words is routed', [ofAll], undefined, false],
    ['not when the figures are open', [open], 'hvorfor', false],
  ])('%s', (_, instruments, answerTo, tells) => {
    const told = quote(answerTo);
    const { group, ...without } = told;
    const quotes = [told, without];
    expect(routedQuotes({ quotes }, routedInWords(instruments))).toEqual(tells ? [told] : []);
  });
});
