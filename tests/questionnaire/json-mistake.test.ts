import { deepest, mistakeIn, tooDeepIn } from '../../server/questionnaire/json-mistake.ts';

const brackets = (count: number) => '['.repeat(count);

test.each([
  ['as many brackets as may be', brackets(deepest), undefined],
  ['one more', brackets(deepest + 1), deepest],
  ['both kinds of them', '{"a":['.repeat(60), 300],
  ['many that are closed', '[{}]'.repeat(1_000), undefined],
  ['brackets in a text', `["${brackets(1_000)}"]`, undefined],
  ['a text with quotation marks and backslashes', `["\\"\\\\", ${brackets(deepest)}`, deepest + 8],
  ['a text that is not ended, but its line is', `"a\n${brackets(deepest + 1)}`, deepest + 3],
  ['a text of a million backslashes', `"${'\\\\'.repeat(1_000_000)}"`, undefined],
  ['brackets that are closed in comments alone', '[/*]*/'.repeat(1_000), undefined],
])('%s', (_, text, offset) => {
  expect(tooDeepIn(text)?.offset).toBe(offset);
  // What is not too deep can be followed to its first mistake.
  if (offset === undefined) expect(() => mistakeIn(text)).not.toThrow();
});
