import type { Definition } from '../../questionnaire/definition.ts';
import type { Language, Text } from '../../questionnaire/text.ts';
import { headLosses, optionLosses, scaleLosses } from '../export-losses.ts';
import { type Lose, type Loss, lossList } from '../loss.ts';
import { languageNames, translationsIn, wordsIn } from '../texts.ts';
import { type DefinitionOption, type DefinitionSection, itemsById, wholeSections } from '../whole.ts';
import { fieldName, ownList, scaleList } from './names.ts';
import { type Form, plainText, rowsOfSection, type SurveyRow } from './survey-rows.ts';
import { type TextSheet, workbookOf } from './workbook.ts';

/** What the languages are called in the headings. */
export const languageHeadings: Record<Language, string> = {
  nb: 'Bokmål (nb)',
  nn: 'Nynorsk (nn)',
  en: 'English (en)',
};

/** The questionnaire as an XLSForm (xlsform.org): an Excel file with the sheets survey, choices and settings. */
export async function toXlsForm(definition: Definition): Promise<{ file: Buffer; losses: Loss[] }> {
  const { losses, lose } = lossList();
  headLosses(definition, lose);
  translationLosses(definition, lose);
  const { languages } = definition;
  const file = await workbookOf([
    surveySheet(definition, lose),
    { name: 'choices', rows: choiceRows(definition, languages, lose) },
    {
      name: 'settings',
      rows: [
        ['form_title', 'form_id', 'default_language'],
        [
          wordsIn(definition.title, languages[0] ?? 'nb'),
          [definition.survey, definition.wave, definition.instrument?.id].filter(Boolean).join('-'),
          languageHeadings[languages[0] ?? 'nb'],
        ],
      ],
    },
  ]);
  return { file, losses };
}

function surveySheet(definition: Definition, lose: Lose): TextSheet {
  const sections = wholeSections(definition);
  const form = { items: itemsById(sections), lose };
  const rows = sections.flatMap((section) =>
    rowsOfSection(section, groupName(section, sections, form), form),
  );
  return { name: 'survey', rows: surveyRows(rows, definition.languages) };
}

/** A group and a question cannot share a name, as a section and an item can. */
function groupName({ id }: DefinitionSection, sections: DefinitionSection[], { items, lose }: Form): string {
  if (!items.has(id)) return fieldName(id);
  let other = `${id}-del`;
  while (items.has(other) || sections.some((section) => section.id === other)) other += '-del';
  lose(id, `Delen «${id}» heter det samme som et spørsmål. I filen heter den «${other}».`);
  return fieldName(other);
}

function surveyRows(rows: SurveyRow[], languages: Language[]): TextSheet['rows'] {
  const headings = (column: string) =>
    languages.map((language) => `${column}::${languageHeadings[language]}`);
  const words = (text: Text | undefined) => languages.map((language) => text && wordsIn(text, language));
  return [
    [
      'type',
      'name',
      ...headings('label'),
      ...headings('hint'),
      'required',
      'relevant',
      'appearance',
      'constraint',
      ...headings('constraint_message'),
    ],
    ...rows.map(({ type, name, label, hint, required, relevant, appearance, constraint, message }) => [
      type,
      name,
      ...words(label),
      ...words(hint),
      required ? 'yes' : undefined,
      relevant,
      appearance,
      constraint,
      ...words(message),
    ]),
  ];
}

function choiceRows(definition: Definition, languages: Language[], lose: Lose): TextSheet['rows'] {
  const scales = Object.entries(definition.scales).flatMap(([name, scale]) => {
    scaleLosses(name, scale, lose);
    if (scale.poles) lose(name, 'Ordene for endene av skalaen (poles) er ikke med.');
    optionLosses(name, scale.options, lose);
    return choices(scaleList(name), plainOptions(scale.options, name, lose), languages);
  });
  const own = wholeSections(definition)
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      if (item.kind !== 'one' && item.kind !== 'several') return [];
      const { id, optionsFrom, options } = item;
      if (optionsFrom)
        lose(
          id,
          `Svar hentes ikke fra ${optionsFrom.item} (optionsFrom): Alle står i filen, og alle får se dem. Lag en choice_filter.`,
        );
      const carried = optionsFrom ? options.length - ownOptions(definition, id) : 0;
      optionLosses(id, options.slice(carried), lose);
      return choices(ownList(id), plainOptions(options, id, lose), languages);
    });
  return [
    ['list_name', 'name', ...languages.map((language) => `label::${languageHeadings[language]}`)],
    ...scales,
    ...own,
  ];
}

/** How many options the item has that are not carried forward. */
function ownOptions({ sections }: Definition, id: string): number {
  const item = itemsById(sections).get(id);
  return item && 'options' in item ? item.options.length : 0;
}

function plainOptions(options: DefinitionOption[], at: string, lose: Lose): DefinitionOption[] {
  return options.map((option) => ({ ...option, label: plainText(option.label, at, { lose }) }));
}

function choices(list: string, options: DefinitionOption[], languages: Language[]): TextSheet['rows'] {
  return options.map(({ code, label }) => [
    list,
    code,
    ...languages.map((language) => wordsIn(label, language)),
  ]);
}

function translationLosses({ languages, title, sections, scales }: Definition, lose: Lose): void {
  for (const language of translationsIn({ sections, scales }))
    if (!languages.includes(language))
      lose(
        'languages',
        `Tekstene på ${languageNames[language]} er ikke med, for skjemaet tilbys ikke på ${languageNames[language]}.`,
      );
  if (!languages.includes('nb'))
    lose('languages', 'Tekstene på bokmål er ikke med, for skjemaet tilbys ikke på bokmål.');
  if (translationsIn(title).size > 0) lose('title', 'Tittelen har bare ett språk i filen.');
}
