import i18next, { type TFunction } from 'i18next';
import type { Language } from '../../questionnaire/text.ts';
import { admin } from './admin/all.ts';
import { en } from './en.ts';
import { nb } from './nb.ts';
import { nn } from './nn.ts';

const instance = i18next.createInstance();
// The texts are all here, so there is nothing to wait for.
void instance.init({
  initAsync: false,
  lng: 'nb',
  fallbackLng: 'nb',
  resources: { nb: { translation: { ...nb, admin } }, nn: { translation: nn }, en: { translation: en } },
  // EJS escapes what it prints.
  interpolation: { escapeValue: false },
  returnObjects: true,
});

/** Looks texts of the interface up by their keys in {@link nb}, in one language. */
export function translatorFor(language: Language): TFunction {
  return instance.getFixedT(language);
}

/** The texts in bokmål, which the pages outside the form are in. */
export const translate: TFunction = translatorFor('nb');
