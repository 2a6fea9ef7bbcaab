import { insertionsIn, withAnswers } from '../../questionnaire/insertion.ts';
import type { Text } from '../../questionnaire/text.ts';
import { insertionLosses, itemLosses } from '../export-losses.ts';
import type { Lose } from '../loss.ts';
import { mapText } from '../texts.ts';
import { type DefinitionItem, type DefinitionSection, type ItemOf, rowsIn } from '../whole.ts';
import { constraintOf, limitsOf } from './limits.ts';
import { cellName, fieldName, introName, ownList, scaleList } from './names.ts';
import { reference, xpathOf } from './xpath.ts';

/** A row of the sheet `survey`. */
export interface SurveyRow {
  type: string;
  name?: string;
  label?: Text | undefined;
  hint?: Text | undefined;
  required?: boolean | undefined;
  relevant?: string | undefined;
  appearance?: string;
  constraint?: string;
  message?: Text;
}

/** What the rows are made with. */
export interface Form {
  items: ReadonlyMap<string, DefinitionItem>;
  lose: Lose;
}

export function rowsOfSection(section: DefinitionSection, name: string, form: Form): SurveyRow[] {
  const { title, intro, showIf, items } = section;
  insertionLosses(section, form.lose, (item) => notInserted(item, form));
  return [
    {
      type: 'begin_group',
      name,
      label: plainText(title, section.id, form),
      relevant: showIf && xpathOf(showIf, form.items),
    },
    ...(intro === undefined
      ? []
      : [{ type: 'note', name: introName(name), label: inserted(intro, section.id, form) }]),
    ...items.flatMap((item) => rowsOfItem(item, form)),
    { type: 'end_group' },
  ];
}

function rowsOfItem(item: DefinitionItem, form: Form): SurveyRow[] {
  itemLosses(item, form.lose);
  insertionLosses(item, form.lose, (id) => notInserted(id, form));
  const row: Omit<SurveyRow, 'type'> = {
    name: fieldName(item.id),
    label: inserted(item.text, item.id, form),
    hint: 'help' in item && item.help !== undefined ? inserted(item.help, item.id, form) : undefined,
    required: 'required' in item ? item.required : undefined,
    relevant: item.showIf && xpathOf(item.showIf, form.items),
    ...constraintOf(limitsOf(item)),
  };
  switch (item.kind) {
    case 'one':
      return [{ type: `select_one ${ownList(item.id)}`, ...row }];
    case 'scale':
      return [{ type: `select_one ${scaleList(item.scale)}`, ...row }];
    case 'several':
      return [{ type: `select_multiple ${ownList(item.id)}`, ...row }, ...ownWords(item, form)];
    case 'number':
      if (item.decimals > 0 && item.decimals < mostDecimals)
        form.lose(item.id, `Filen sier ikke hvor mange desimaler tallet kan ha (${item.decimals}).`);
      return [{ type: item.decimals > 0 ? 'decimal' : 'integer', ...row }];
    case 'percent':
      return [{ type: 'integer', ...row }];
    case 'text':
      return [{ type: 'text', ...row, ...(item.lines === 'many' ? { appearance: 'multiline' } : {}) }];
    case 'date':
      return [{ type: 'date', ...row }];
    case 'information':
      return [{ type: 'note', ...row }];
    case 'battery':
      return batteryRows(item, row, form);
    case 'figureTable':
      return figureRows(item, row, form);
  }
}

/** As many as a number here can have: what a decimal number read from an XLSForm gets. */
export const mostDecimals = 3;

/** The respondent's own words are a question of their own there, asked of those who ticked the option. */
function ownWords(item: ItemOf<'several'>, form: Form): SurveyRow[] {
  return item.options
    .filter(({ withText }) => withText)
    .map(({ code, label }) => ({
      type: 'text',
      name: cellName(item.id, code),
      label: plainText(label, item.id, form),
      relevant: xpathOf({ item: item.id, in: [code] }, form.items),
    }));
}

function batteryRows(
  item: ItemOf<'battery'>,
  { required, ...group }: Omit<SurveyRow, 'type'>,
  form: Form,
): SurveyRow[] {
  if (item.rowsFrom)
    form.lose(
      item.id,
      `Rader hentes ikke fra ${item.rowsFrom.item} (rowsFrom): De står i filen hver for seg, med hver sin betingelse.`,
    );
  return [
    { type: 'begin_group', ...group, appearance: 'table-list' },
    ...item.rows.map(({ id, label, showIf }) => ({
      type: `select_one ${scaleList(item.scale)}`,
      name: cellName(item.id, id),
      label: plainText(label, item.id, form),
      required,
      relevant: showIf && xpathOf(showIf, form.items),
    })),
    { type: 'end_group' },
  ];
}

function figureRows(
  item: ItemOf<'figureTable'>,
  { required, ...group }: Omit<SurveyRow, 'type'>,
  form: Form,
): SurveyRow[] {
  if (item.rows.some(({ decimals }) => decimals > 0 && decimals < mostDecimals))
    form.lose(item.id, 'Filen sier ikke hvor mange desimaler tallene kan ha.');
  return [
    { type: 'begin_group', ...group },
    ...item.rows.flatMap((row) =>
      item.years.map((year) => ({
        type: row.decimals > 0 ? 'decimal' : 'integer',
        name: cellName(item.id, `${row.id}-${year}`),
        label: mapText(plainText(row.label, item.id, form), (words) => `${words} ${year}`),
        required,
        ...constraintOf({ min: row.min, max: row.max }),
      })),
    ),
    { type: 'end_group' },
  ];
}

/** Why the answer to `id` is not inserted as it is here; nothing when only the words for no answer are lost. */
function notInserted(id: string, { items }: Form): string | undefined {
  const item = items.get(id);
  if (rowsIn(item).length > 0)
    return `Svaret på ${id} kan ikke settes inn i teksten: Det har mange rader. Ordene for ingen svar står der i stedet.`;
  if (item?.kind === 'one' || item?.kind === 'scale' || item?.kind === 'several')
    return `Svaret på ${id} settes inn som kode, ikke som tekst, og uten ord der svaret mangler.`;
  return undefined;
}

function inserted(text: Text, at: string, form: Form): Text {
  if (!JSON.stringify(text).includes('{{')) return plainText(text, at, form);
  return mapText(plainText(text, at, form), (words) =>
    insertionsIn(words).length === 0
      ? words
      : withAnswers(words, (id) =>
          rowsIn(form.items.get(id)).length > 0 || !form.items.has(id) ? undefined : reference(fieldName(id)),
        ),
  );
}

/** A dollar sign before a bracket means a question there. */
export function plainText(text: Text, at: string, { lose }: Pick<Form, 'lose'>): Text {
  if (!JSON.stringify(text).includes('${')) return text;
  lose(at, 'Tegnene «${» betyr et spørsmål i XLSForm. Det står et mellomrom mellom dem i filen.');
  return mapText(text, (words) => words.replaceAll('${', '$ {'));
}
