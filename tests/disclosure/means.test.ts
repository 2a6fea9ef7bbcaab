import { policyFor } from '../../server/disclosure/policy.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { numberItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { figuresIn, publicationOf, times } from '../publishing/publications.ts';

const pulse = questionnaireOf([
  oneOf('1', [
    { code: 'lite', label: '1', value: 1 },
    { code: 'noe', label: '2', value: 2 },
    { code: 'mye', label: '3', value: 3 },
    { code: 'vet-ikke', label: 'Vet ikke', missing: 'dontKnow' },
  ]),
]);

async function summaryOf(answers: Answers[]) {
  const [figure] = figuresIn(await publicationOf(pulse, answers));
  return figure && !('hidden' in figure.all) ? figure.all.summary : undefined;
}

test('Options that count for a number have a mean and a median, of those with an opinion', async () => {
  const answers = [...times(4, { 1: 'lite' }), ...times(2, { 1: 'mye' }), ...times(3, { 1: 'vet-ikke' })];
  expect(await summaryOf(answers)).toEqual({ mean: 1.7, median: 1 });
});

test('The mean of fewer than five is hidden, however many did not know', async () => {
  const answers = [...times(1, { 1: 'mye' }), ...times(20, { 1: 'vet-ikke' })];
  expect(await summaryOf(answers)).toEqual({ hidden: 'confidential' });
});

describe('Open figures', () => {
  const open = questionnaireOf([numberItem('1', { decimals: 2 })], { disclosure: 'open' });

  test('are shown for a single service, with their own decimals', async () => {
    const publication = await publicationOf(open, [{ 1: 15.95 }], { policy: policyFor(open.disclosure) });
    expect(publication.policy.mode).toBe('open');
    expect(figuresIn(publication)[0]).toMatchObject({
      all: { base: 1, summary: { mean: 15.95, median: 15.95 } },
      sentence: { nb: 'Tallet er 15,95 årsverk. N = 1.' },
    });
  });

  test('are shown only where the questionnaire says that they are open', () => {
    expect(policyFor(pulse.disclosure)).toEqual({
      mode: 'controlled',
      minimumBase: 5,
      minimumCell: 3,
      protectionWidth: 3,
      detail: 'net',
    });
  });
});
