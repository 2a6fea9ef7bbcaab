import { DomainError } from '../../errors.ts';
import type { Condition } from '../../questionnaire/condition.ts';
import type { Language } from '../../questionnaire/text.ts';
import { noFields } from '../expression/fields.ts';
import { identifiers } from '../identifiers.ts';
import { type Loss, lossList } from '../loss.ts';
import { choiceLosses, headOf, type Target } from '../target.ts';
import { languageNames } from '../texts.ts';
import { itemOf } from './items.ts';
import {
  conditionIn,
  idOf,
  insertedIn,
  isJson,
  type Json,
  listIn,
  nameOf,
  otherProperties,
  type Reading,
  shownIf,
  textIn,
} from './reading.ts';
import { scaleList } from './scales.ts';

const languages = ['nb', 'nn', 'en'];

/**
 * A SurveyJS survey as the JSON of a questionnaire. What the survey does not have gets a placeholder, and what
 * cannot be carried is among the losses. Throws `invalid` when `json` is no survey at all.
 */
export function fromSurveyJs(json: unknown, target: Target): { definition: unknown; losses: Loss[] } {
  if (!isJson(json) || !['pages', 'elements', 'questions'].some((part) => Array.isArray(json[part])))
    throw new DomainError(
      'invalid',
      'Filen er ikke et SurveyJS-skjema: Den har verken «pages» eller «elements».',
    );
  const { losses, lose } = lossList();
  const reading: Reading = {
    lose,
    fields: noFields(),
    itemIds: identifiers(),
    sectionIds: identifiers(),
    scales: scaleList(),
    insertable: new Set(),
    usual: usualLanguage(json.locale),
    languages: new Set(),
    options: new Map(),
  };
  const title = textIn(json.title, reading);
  otherProperties(
    json,
    ['title', 'locale', 'pages', 'elements', 'questions', '$schema', 'clearInvisibleValues'],
    'skjemaet',
    reading,
  );
  if (json.clearInvisibleValues !== 'onHidden')
    lose(
      'skjemaet',
      'Svar på spørsmål som siden er skjult, teller ikke her. I SurveyJS kan de ha gjort det.',
    );
  const pages = Array.isArray(json.pages)
    ? json.pages
    : [{ name: 'del', title: json.title, elements: json.elements ?? json.questions }];
  const sections = pages.filter(isJson).flatMap((page) => sectionOf(page, reading));
  if (sections.length === 0) lose('sections', 'Skjemaet har ingen spørsmål som kan brukes her.');
  const head = headOf(target, title, languagesOf(reading), lose);
  const scales = reading.scales.all();
  choiceLosses(sections, scales, lose);
  return { definition: { ...head, scales, sections }, losses };
}

function usualLanguage(locale: unknown): Language {
  return locale === 'nn' || locale === 'en' ? locale : 'nb';
}

function languagesOf({ languages: met, lose }: Reading): string[] {
  for (const locale of met)
    if (!languages.includes(locale))
      lose(
        'languages',
        `Tekstene på «${locale}» er ikke med: Skjemaer her er på bokmål, nynorsk og engelsk.`,
      );
  const known = languages.filter((language) => met.has(language));
  if (!known.includes('nb') && known.length > 0)
    lose(
      'languages',
      `Skjemaet har ikke tekst på bokmål. Teksten på ${languageNames[known[0] as Language]} står i stedet.`,
    );
  return known.length === 0 ? ['nb'] : known;
}

function sectionOf(page: Json, reading: Reading): object[] {
  reading.insertable = new Set(reading.fields.byName.keys());
  const id = idOf(page, reading.sectionIds, 'del', reading.lose);
  const title = textIn(page.title, reading);
  if (title === undefined) reading.lose(id, 'Siden har ingen tittel. Skriv den.');
  const intro = insertedIn(page.description, id, reading);
  const condition = shownIf([conditionIn(page.visibleIf, id, 'siden', reading)], reading);
  otherProperties(page, ['name', 'title', 'description', 'visibleIf', 'elements', 'questions'], id, reading);
  const items = itemsIn(page, [], reading, 0);
  if (items.length > 0)
    return [{ id, title: title ?? id, ...(intro === undefined ? {} : { intro }), ...condition, items }];
  reading.lose(id, 'Siden har ingen spørsmål som kan brukes her, så den er ikke med.');
  return [];
}

/** Panels in panels deeper than this are not made by people. */
const deepest = 50;

function itemsIn(parent: Json, outer: Condition[], reading: Reading, depth: number): object[] {
  if (depth > deepest) throw new DomainError('invalid', 'Skjemaet har for mange paneler inni hverandre.');
  return listIn(parent.elements ?? parent.questions)
    .filter(isJson)
    .flatMap((element) => {
      if (element.type !== 'panel') return itemOf(element, outer, reading);
      const name = nameOf(element);
      const condition = conditionIn(element.visibleIf, name, 'spørsmålene i panelet', reading);
      reading.lose(name, `Panelet «${name}» er løst opp. Overskrift og beskrivelse er ikke med.`);
      otherProperties(
        element,
        ['type', 'name', 'title', 'description', 'visibleIf', 'elements'],
        name,
        reading,
      );
      return itemsIn(element, condition ? [...outer, condition] : outer, reading, depth + 1);
    });
}
