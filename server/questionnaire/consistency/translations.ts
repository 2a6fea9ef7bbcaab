import { type Problem, warning } from '../finding.ts';
import { type Language, languages } from '../text.ts';
import type { Checking } from './placed.ts';
import type { PlacedText } from './texts.ts';

const names: Record<Language, string> = { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' };

/** The form is offered in the languages it declares, so every text has those and no other. */
export function checkTranslations({ definition, texts }: Checking): Problem[] {
  const declared = languages.filter((language) => definition.languages.includes(language));
  return texts.flatMap((text) => [...untranslated(text, declared), ...undeclared(text, declared)]);
}

function untranslated(text: PlacedText, declared: Language[]): Problem[] {
  if (isSameInAll(text)) return [];
  const missing = declared.filter((language) => !languagesOf(text).includes(language));
  return missing.length === 0
    ? []
    : [
        warning(
          'untranslated',
          text.path,
          `Teksten mangler på ${listed(missing)}. Oversett den, ellers vises den på bokmål.`,
        ),
      ];
}

function undeclared(text: PlacedText, declared: Language[]): Problem[] {
  // Bokmål is what a text falls back on, so it is there in every questionnaire.
  const extra = languagesOf(text).filter((language) => language !== 'nb' && !declared.includes(language));
  return extra.length === 0
    ? []
    : [
        warning(
          'undeclared-language',
          text.path,
          `Teksten finnes på ${listed(extra)}, men skjemaet er ikke på ${listed(extra)}. Ta språket med i «languages», eller ta bort teksten.`,
        ),
      ];
}

/** Names, such as the publisher's, «NAV» and «1–5», are the same in every language. */
function isSameInAll({ field, wordings }: PlacedText): boolean {
  const isPlain = wordings.every(({ path }) => path.at(-1) !== 'nb');
  return isPlain && (field === 'publisher' || wordings.every(({ words }) => !/\p{Ll}{2}/u.test(words)));
}

function languagesOf({ wordings }: PlacedText): Language[] {
  return wordings.map(({ language }) => language);
}

function listed(chosen: Language[]): string {
  return new Intl.ListFormat('nb').format(chosen.map((language) => names[language]));
}
