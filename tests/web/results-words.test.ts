import { standardPolicy } from '../../server/disclosure/policy.ts';
import { nb } from '../../server/web/i18n/nb.ts';
import { translate } from '../../server/web/i18n/translate.ts';

describe.each([
  [0, 'ledere'],
  [1, 'leder'],
  [2, 'ledere'],
])('For %d the texts say «%s»', (count, leaders) => {
  const given = { count, respondents: String(count), title: 'Prøven', wave: 'høsten 2022' };

  test.each([
    [
      'results.description',
      `${count} ${leaders} svarte på Prøven, høsten 2022. Se resultatene i figurer og tabeller.`,
    ],
    ['results.respondents', `${leaders} svarte`],
    ['results.notAsked', `${count} ${leaders} fikk ikke spørsmålet.`],
    ['method.whoText', `${count} ${leaders} svarte.`],
  ])('in %s', (key, words) => {
    expect(translate(key, given)).toBe(words);
  });
});

test('What every page promises is what the policy holds', () => {
  for (const promise of [nb.site.footer, nb.front.promise])
    expect(promise).toMatch(/aldri (tall for|svar fra) grupper med færre enn fem/);
  expect(standardPolicy.minimumBase).toBe(5);
});
