import { languages } from '../../server/questionnaire/text.ts';
import { en } from '../../server/web/i18n/en.ts';
import { nb } from '../../server/web/i18n/nb.ts';
import { nn } from '../../server/web/i18n/nn.ts';
import { translatorFor } from '../../server/web/i18n/translate.ts';

const words = { nb, nn, en };

/** Every text of the interface by its key, lists by the place in them. */
function textsIn(value: object, key = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([name, part]) =>
      typeof part === 'object' ? [...textsIn(part, `${key}${name}.`)] : [[`${key}${name}`, part]],
    ),
  );
}

/** What is filled in: `{{name}}` by the server, `{name}` by the script in the browser. */
const placeholdersIn = (text: string) => (text.match(/\{+\w+\}+/g) ?? []).sort();

const bokmaal = textsIn(nb);

/** Nynorsk has whole sentences in common with bokmål, but none of these words. */
const bokmaalWords =
  /(^|[^\p{L}])(ikke|hva|hvor|hvem|hver|noe|fra|mye|bare|jeg|være|blitt|gjøre|tallet|tallene|svarene|lederne|undersøkelsen|tjenestene)($|[^\p{L}])/iu;

describe.each(['nn', 'en'] as const)('The interface in %s', (language) => {
  const texts = textsIn(words[language]);

  test('has the same texts as in bokmål', () => {
    expect([...texts.keys()].sort()).toEqual([...bokmaal.keys()].sort());
  });

  test('fills in the same in every text', () => {
    for (const [key, text] of texts)
      expect([key, placeholdersIn(text)]).toEqual([key, placeholdersIn(bokmaal.get(key) ?? '')]);
  });

  test('has no words of bokmål left', () => {
    const left = [...texts.values()].filter((text) => bokmaalWords.test(text));
    expect(left).toEqual([]);
  });
});

test.each(languages)('No text in %s is empty or has a space too many', (language) => {
  const untidy = [...textsIn(words[language]).values()].filter(
    (text) => text.trim() === '' || text.includes('  '),
  );
  expect(untidy).toEqual([]);
});

test.each(languages)('Every form of a plural that %s needs is there', (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const keys = [...textsIn(words[language]).keys()];
  const counted = new Set(keys.flatMap((key) => /^(.*)_(?:zero|one|other)$/.exec(key)?.[1] ?? []));
  for (const key of counted)
    expect(keys).toEqual(expect.arrayContaining(forms.map((form) => `${key}_${form}`)));
});

test.each([
  ['nb', 'Ett svar mangler eller må rettes', '3 svar mangler eller må rettes'],
  ['nn', 'Eitt svar manglar eller må rettast', '3 svar manglar eller må rettast'],
  ['en', 'One answer is missing or must be corrected', '3 answers are missing or must be corrected'],
] as const)('One and several are told apart in %s', (language, one, several) => {
  const t = translatorFor(language);
  expect(t('form.missing', { count: 1 })).toBe(one);
  expect(t('form.missing', { count: 3 })).toBe(several);
});

test.each([
  ['nb', 'Skriv et helt tall, uten desimaler'],
  ['nn', 'Skriv eit heilt tal, utan desimalar'],
  ['en', 'Enter a whole number, without decimals'],
] as const)('None has words of its own in %s', (language, none) => {
  expect(translatorFor(language)('problems.tooManyDecimals', { count: 0 })).toBe(none);
});
