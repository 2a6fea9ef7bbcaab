import type { Item } from '../../questionnaire/kinds/all.ts';
import type { Section } from '../../questionnaire/questionnaire.ts';
import type { FormReading } from '../../questionnaire/reading.ts';

/** A question, or options of one, that the respondent is asked now and was not shown before. */
interface Opened {
  item: Item;
  kind: 'questions' | 'options';
}

/**
 * The first thing in the section that an answer opened.
 * @param shown ids of the items that were shown, and `<item>.<part>` for options and rows that may be hidden
 */
export function openedIn(section: Section, reading: FormReading, shown: string[]): Opened | undefined {
  for (const { id } of section.items) {
    const item = reading.asked.get(id);
    const kind = item && kindOfOpened(item, shown);
    if (kind) return { item, kind };
  }
  return undefined;
}

function kindOfOpened(item: Item, shown: string[]): Opened['kind'] | undefined {
  const isNew = (part: string, showIf: unknown) => showIf && !shown.includes(`${item.id}.${part}`);
  if (!shown.includes(item.id)) return 'questions';
  if (item.kind === 'battery' && item.rows.some(({ id, showIf }) => isNew(id, showIf))) return 'questions';
  const options = 'options' in item ? item.options : [];
  return options.some(({ code, showIf }) => isNew(code, showIf)) ? 'options' : undefined;
}
