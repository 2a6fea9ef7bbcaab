import { catalogueOf, questionnaireNamed } from '../../server/questionnaire/catalogue.ts';
import { definitionOf, textItem } from '../builders/questionnaire.ts';

const instrument = (wave: string, id?: string) =>
  definitionOf([textItem('1a')], { wave, ...(id ? { instrument: { id, label: `Skjema ${id}` } } : {}) });
const catalogue = catalogueOf([
  instrument('2021'),
  instrument('2022', 'byen'),
  instrument('2023', 'byen'),
  instrument('2023', 'landet'),
]);
const slugOf = (name: string) => questionnaireNamed(catalogue, 'proven', name).slug;

describe('a questionnaire is named', () => {
  test.each([
    ['its slug', '2023.landet', '2023.landet'],
    ['its wave', '2021', '2021'],
    ['its wave, which has one instrument', '2022', '2022.byen'],
  ])('by %s', (_, name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test.each([
    [
      'that there are several',
      '2023',
      'invalid',
      'Bølgen 2023 har flere spørreskjemaer. Skriv 2023.byen eller 2023.landet.',
    ],
    [
      'what the wave has instead',
      '2023.oya',
      'missing',
      'Det finnes ikke noe spørreskjema surveys/proven/2023.oya.json. Bølgen har: 2023.byen, 2023.landet.',
    ],
    ['that there is none', '1999', 'missing', 'Det finnes ikke noe spørreskjema surveys/proven/1999.json.'],
  ])('or told %s', (_, name, kind, message) => {
    expect(() => slugOf(name)).toThrow(expect.objectContaining({ kind, message }));
  });
});
