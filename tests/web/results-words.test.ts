import { standardPolicy } from '../../server/disclosure/policy.ts';
import { en } from '../../server/web/i18n/en.ts';
import { nb } from '../../server/web/i18n/nb.ts';
import { nn } from '../../server/web/i18n/nn.ts';
import { translatorFor } from '../../server/web/i18n/translate.ts';

test.each([
  ['nb', 1, '1 har svart på Prøven, høsten 2022. Se resultatene i figurer og tabeller.'],
  ['nb', 58, '58 har svart på Prøven, høsten 2022. Se resultatene i figurer og tabeller.'],
  ['en', 1, '1 has answered Prøven, høsten 2022. See the results in charts and tables.'],
  ['en', 58, '58 have answered Prøven, høsten 2022. See the results in charts and tables.'],
] as const)('In %s the results of %d are described as "%s"', (language, count, words) => {
  const given = { count, respondents: String(count), title: 'Prøven', wave: 'høsten 2022' };
  expect(translatorFor(language)('results.description', given)).toBe(words);
});

test('What every page promises is what the policy holds', () => {
  expect(standardPolicy).toMatchObject({ mode: 'controlled', minimumBase: 5 });
  for (const { site, front } of [nb, nn])
    for (const promise of [site.footer, front.promise]) expect(promise).toMatch(/aldri .*færre enn fem/);
  for (const promise of [en.site.footer, en.front.promise])
    expect(promise).toMatch(/never .*fewer than five/);
});
