import { type Catalogue, catalogueOf } from './catalogue.ts';
import type { Definition } from './definition.ts';

/** A catalogue that can be exchanged for a newer one while others hold on to it. */
export interface LiveCatalogue extends Catalogue {
  replace(definitions: Definition[]): void;
}

export function liveCatalogue(definitions: Definition[]): LiveCatalogue {
  let current = catalogueOf(definitions);
  return {
    get surveys() {
      return current.surveys;
    },
    find: (survey, wave) => current.find(survey, wave),
    translation: (survey, wave, language) => current.translation(survey, wave, language),
    instruments: (survey, wave, language) => current.instruments(survey, wave, language),
    replace(newer) {
      current = catalogueOf(newer);
    },
  };
}
