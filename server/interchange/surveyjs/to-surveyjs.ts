import type { Definition } from '../../questionnaire/definition.ts';
import type { Language } from '../../questionnaire/text.ts';
import { headLosses, insertionLosses, scaleLosses } from '../export-losses.ts';
import { type Lose, type Loss, lossList } from '../loss.ts';
import { languageNames, translationsIn } from '../texts.ts';
import { type DefinitionSection, itemsById, wholeSections } from '../whole.ts';
import { elementOf } from './elements.ts';
import { type Form, inserted, isGrid, localised, shownIf } from './form.ts';

/** The questionnaire as the JSON of a SurveyJS survey: a page for each section. */
export function toSurveyJs(definition: Definition): { json: object; losses: Loss[] } {
  const { losses, lose } = lossList();
  const sections = wholeSections(definition);
  const found = translationsIn({ title: definition.title, sections, scales: definition.scales });
  const form: Form = { definition, items: itemsById(sections), nynorsk: found.has('nn'), lose };
  headLosses(definition, lose);
  languageLosses(definition.languages, found, lose);
  for (const [name, scale] of Object.entries(definition.scales)) {
    lose(name, `Skalaen «${name}» har ikke noe navn i filen: Svarene står ved hvert spørsmål.`);
    scaleLosses(name, scale, lose);
  }
  const json = {
    title: localised(definition.title, form),
    // Norwegian, by the name it has there.
    locale: 'no',
    // An answer off the path is no answer, as here.
    clearInvisibleValues: 'onHidden',
    pages: sections.map((section) => pageOf(section, form)),
  };
  return { json, losses };
}

function pageOf(section: DefinitionSection, form: Form): object {
  const { id, title, intro, showIf, items } = section;
  insertionLosses(section, form.lose, (item) => notInserted(item, form));
  return {
    name: id,
    title: localised(title, form),
    ...(intro === undefined ? {} : { description: localised(inserted(intro, form), form) }),
    ...shownIf(showIf, form),
    elements: items.map((item) => {
      insertionLosses(item, form.lose, (other) => notInserted(other, form));
      return elementOf(item, form);
    }),
  };
}

function notInserted(id: string, { items }: Form): string | undefined {
  return isGrid(items.get(id))
    ? `Svaret på ${id} kan ikke settes inn i teksten: Det har mange rader. Ordene for ingen svar står der i stedet.`
    : undefined;
}

/** SurveyJS offers the languages that it finds texts in. */
function languageLosses(languages: Language[], found: ReadonlySet<Language>, lose: Lose): void {
  for (const language of ['nn', 'en'] as const) {
    if (languages.includes(language) && !found.has(language))
      lose(
        'languages',
        `At skjemaet tilbys på ${languageNames[language]}, er ikke med: Ingen tekst er oversatt.`,
      );
    if (!languages.includes(language) && found.has(language))
      lose(
        'languages',
        `Skjemaet blir tilbudt på ${languageNames[language]} også, for det har tekst på språket.`,
      );
  }
  if (!languages.includes('nb')) lose('languages', 'Skjemaet blir tilbudt på bokmål også.');
}
