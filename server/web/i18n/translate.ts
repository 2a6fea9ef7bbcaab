import i18next, { type TFunction } from 'i18next';
import { nb } from './nb.ts';

const instance = i18next.createInstance();
// The texts are all here, so there is nothing to wait for.
void instance.init({
  initAsync: false,
  lng: 'nb',
  fallbackLng: 'nb',
  resources: { nb: { translation: nb } },
  // EJS escapes what it prints.
  interpolation: { escapeValue: false },
  returnObjects: true,
});

/** Looks a text of the interface up by its key in {@link nb}. */
export const translate: TFunction = instance.getFixedT('nb');
