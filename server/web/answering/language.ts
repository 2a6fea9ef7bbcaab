import type { Request, Response } from 'express';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { type Language, languages } from '../../questionnaire/text.ts';
import { translatorFor } from '../i18n/translate.ts';
import { languageFrom } from './cookie.ts';
import { typedIn } from './typed.ts';

type Offering = Pick<Questionnaire, 'languages'>;

/** Each language by its own name: somebody who cannot read the page looks for that. */
const names: Record<Language, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** A language that the visitor can choose. */
interface LanguageChoice {
  language: Language;
  name: string;
  current: boolean;
}

/** No choices where there is only one language. */
export function languageChoices(offering: Offering, current: Language): LanguageChoice[] {
  if (offering.languages.length < 2) return [];
  return offering.languages.map((language) => ({
    language,
    name: names[language],
    current: language === current,
  }));
}

/** Has the page drawn in a language, with the others to choose from. */
export function speak(res: Response, offering: Offering, language: Language): void {
  Object.assign(res.locals, {
    t: translatorFor(language),
    language,
    languages: languageChoices(offering, language),
  });
}

/** The language asked for by this very request: in its address, or with a button of the form. */
export function wantedLanguage(req: Request, offering: Offering): Language | undefined {
  const action = typedIn(req.body).action?.[0];
  return offering.languages.find((each) => req.query.sprak === each || action === languageAction(each));
}

/** Whether a button of the form was pressed to have the page in another language. */
export function isLanguageAction(action: string | undefined): boolean {
  return languages.some((language) => action === languageAction(language));
}

function languageAction(language: Language): string {
  return `language-${language}`;
}

/** The language chosen earlier, else the one that the browser asks for among those offered, else bokmål. */
export function usualLanguage(req: Request, offering: Offering): Language {
  const chosen = offering.languages.find((each) => each === languageFrom(req));
  return chosen ?? preferredLanguage(req, offering.languages);
}

/** Bokmål comes first: a browser without wishes gets that. Browsers call it `no` as often as `nb`. */
function preferredLanguage(req: Request, offered: Language[]): Language {
  const [first = 'nb'] = offered;
  const fallback = offered.includes('nb') ? 'nb' : first;
  const preferred = req.acceptsLanguages([fallback, 'no', ...offered]);
  return offered.find((each) => each === preferred) ?? fallback;
}
