import { lix, wordsIn } from '../../server/questionnaire/readability.ts';

describe('how hard a text is to read (LIX)', () => {
  test.each([
    // Three words in one sentence, none of them long.
    ['Vi har tid.', 3],
    // Seven words in two sentences, none of them long.
    ['Vi har nok tid. Barnet venter ikke.', 7 / 2],
    // Two words, and every other of them is long.
    ['Tilsynet kom.', 2 + 50],
    ['', 0],
    ['1–5', 2],
  ])('«%s» is %d', (text, value) => {
    expect(lix(text)).toBeCloseTo(value, 10);
  });

  test('counts words of more than six letters, however they are written', () => {
    expect(lix('Sekser')).toBe(1);
    expect(lix('Sjuerne')).toBe(101);
    expect(lix('Følgjer')).toBe(101);
    expect(wordsIn('Barne-, ungdoms- og familieetaten (Bufetat)')).toEqual([
      'Barne',
      'ungdoms',
      'og',
      'familieetaten',
      'Bufetat',
    ]);
  });

  test('ends a sentence where the next begins', () => {
    const inOne = lix('Vi har tid, og de har råd til det.');
    expect(lix('Vi har tid. Og de har råd til det.')).toBe(inOne / 2);
    expect(lix('Vi har tid: Og de har råd til det.')).toBe(inOne / 2);
    expect(lix('Vi har tid! Og de har råd til det?')).toBe(inOne / 2);
    expect(lix('Vi har tid: og de har råd til det.')).toBe(inOne);
    expect(lix('Vi har tid kl. 9, og de har råd til det.')).toBeGreaterThan(inOne);
  });
});
