import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import { describe as inWords } from '../../server/questionnaire/finding.ts';
import { read } from './builder.ts';

const warned = JSON.parse(read('tests/surveys/warnings/required-behind-optional.json'));
const code = 'required-behind-optional';

function explainedBy(...explained: object[]) {
  return checkQuestionnaire('a.json', JSON.stringify({ ...warned, explained }));
}

describe('a warning that the author has looked at', () => {
  test('stands with the reason, and is told as explained', () => {
    const { definition, findings } = explainedBy({
      finding: code,
      at: '1b',
      because: 'Ingen hopper over 1a.',
    });
    expect(findings).toEqual([
      expect.objectContaining({ code, severity: 'warning', explained: 'Ingen hopper over 1a.' }),
    ]);
    expect(inWords(findings[0]!)).toMatch(/\n {2}forklart\[required-behind-optional\]: /);
    expect(definition).toBeDefined();
  });

  test('may be explained for the whole questionnaire, in several languages', () => {
    const { findings } = explainedBy({
      finding: code,
      because: { nb: 'Slik er det.', nn: 'Slik er det no.' },
    });
    expect(findings.map(({ explained }) => explained)).toEqual(['Slik er det.']);
  });

  test.each([
    ['another question', { finding: code, at: '1a', because: 'x' }],
    ['another warning', { finding: 'hard-to-read', at: '1b', because: 'x' }],
  ])('is still open when the explanation is of %s, which then explains nothing', (_, explanation) => {
    const { findings } = explainedBy(explanation);
    expect(findings.map((finding) => [finding.code, finding.explained])).toEqual([
      [code, undefined],
      ['explanation-unused', undefined],
    ]);
  });

  test.each([
    ['a scale', 'battery-too-wide', '1a', '/sections/0/items/0/scale'],
    ['a derived variable', 'looks-like-date.band-like-a-month', 'andel', '/derived/0/bands/0/code'],
    ['an option', 'looks-like-date.option-like-a-month', '1a', '/sections/0/items/0/options/0/code'],
  ])('is found by the nearest id: of what has %s', (_, file, at, path) => {
    const source = JSON.parse(read(`tests/surveys/warnings/${file}.json`));
    const explained = [{ finding: file.split('.')[0], at, because: 'Det skal være slik.' }];
    const { findings } = checkQuestionnaire('a.json', JSON.stringify({ ...source, explained }));
    expect(findings).toEqual([expect.objectContaining({ path, explained: 'Det skal være slik.' })]);
  });
});
