import type { Catalogue } from '../../questionnaire/catalogue.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Language } from '../../questionnaire/text.ts';

/** What an address means: one questionnaire, one of several to choose from, or none, and what there is instead. */
type AskedFor =
  | { found: 'one'; questionnaire: Questionnaire; previous: Questionnaire | undefined }
  | { found: 'several' | 'none'; questionnaires: Questionnaire[] };

/**
 * The questionnaire of an address, opened or not, in the language asked for if it is offered in that; else in
 * bokmål, or the first that it is offered in. The browser's wishes do not count: an address is one page.
 */
export function askedFor(catalogue: Catalogue, survey: string, slug: string, language: unknown): AskedFor {
  const [wave = ''] = slug.split('.');
  const instruments = catalogue.instruments(survey, wave);
  const first = instruments.find((instrument) => instrument.slug === slug);
  if (!first && slug === wave && instruments.length > 0)
    return { found: 'several', questionnaires: instruments };
  if (!first) return { found: 'none', questionnaires: questionnairesOf(catalogue, survey) };
  const wanted = languageOf(first, language);
  const inLanguage = (name: string) => catalogue.instruments(survey, name, wanted);
  const questionnaire = inLanguage(wave).find((instrument) => instrument.slug === slug) ?? first;
  const previous = questionnaire.previous ? inLanguage(questionnaire.previous)[0] : undefined;
  return { found: 'one', questionnaire, previous };
}

function languageOf({ languages }: Questionnaire, wanted: unknown): Language {
  const [first = 'nb'] = languages;
  return languages.find((each) => each === wanted) ?? (languages.includes('nb') ? 'nb' : first);
}

function questionnairesOf(catalogue: Catalogue, id: string): Questionnaire[] {
  const waves = catalogue.surveys.find((survey) => survey.id === id)?.waves ?? [];
  return waves.flatMap(({ survey, wave }) => catalogue.instruments(survey, wave));
}
