import { itemLosses, optionLosses } from '../export-losses.ts';
import type { DefinitionItem, DefinitionOption, ItemOf } from '../whole.ts';
import { expressionOf } from './expression.ts';
import { type Form, inserted, localised, shownIf } from './form.ts';
import { asHtml } from './html.ts';

/** An item as an element of a SurveyJS page. */
export function elementOf(item: DefinitionItem, form: Form): object {
  itemLosses(item, form.lose);
  if (item.kind === 'information')
    return {
      type: 'html',
      name: item.id,
      html: localised(asHtml(inserted(item.text, form)), form),
      ...shownIf(item.showIf, form),
    };
  return {
    name: item.id,
    title: localised(inserted(item.text, form), form),
    ...(item.help === undefined ? {} : { description: localised(inserted(item.help, form), form) }),
    ...(item.required ? { isRequired: true } : {}),
    ...shownIf(item.showIf, form),
    ...partsOf(item, form),
  };
}

function partsOf(item: Exclude<DefinitionItem, { kind: 'information' }>, form: Form): object {
  switch (item.kind) {
    case 'one':
      return { type: 'radiogroup', ...choicesOf(item, form) };
    case 'several':
      return { type: 'checkbox', ...choicesOf(item, form), ...ticksOf(item, form) };
    case 'scale':
      return ratingOf(item, form);
    case 'battery':
      return matrixOf(item, form);
    case 'number':
      return numberOf(item);
    case 'percent':
      return numberOf({ min: 0, max: 100, decimals: 0 });
    case 'text':
      return { type: item.lines === 'one' ? 'text' : 'comment', maxLength: item.maxLength };
    case 'date':
      return {
        type: 'text',
        inputType: 'date',
        ...(item.min === undefined ? {} : { min: item.min }),
        ...(item.max === undefined ? {} : { max: item.max }),
      };
    case 'figureTable':
      return figuresOf(item, form);
  }
}

function choicesOf(item: ItemOf<'one' | 'several'>, form: Form): object {
  const { id, optionsFrom, options } = item;
  const own = form.definition.sections.flatMap(({ items }) => items).find((each) => each.id === id);
  const ownOptions = own && 'options' in own ? own.options : options;
  optionLosses(id, ownOptions, form.lose, (field) => field === 'showIf');
  if (optionsFrom && carriesItself(item, ownOptions, form))
    return { choicesFromQuestion: optionsFrom.item, choicesFromQuestionMode: 'selected' };
  if (optionsFrom)
    form.lose(
      id,
      `Svar hentes ikke fra ${optionsFrom.item} (optionsFrom): De står i filen hver for seg, med hver sin betingelse.`,
    );
  return {
    choices: options.map((option) => ({
      ...choiceOf(option, form),
      ...marksOf(option),
      ...shownIf(option.showIf, form),
    })),
    ...(options.some(({ showIf }) => showIf) ? { hideIfChoicesEmpty: true } : {}),
  };
}

/** Whether SurveyJS carries the same options by itself: all that were ticked, and nothing beside them. */
function carriesItself(
  { optionsFrom }: ItemOf<'one' | 'several'>,
  own: DefinitionOption[],
  form: Form,
): boolean {
  const source = form.items.get(optionsFrom?.item ?? '');
  return (
    own.length === 0 &&
    source?.kind === 'several' &&
    !source.optionsFrom &&
    source.options.every(({ missing, exclusive, withText }) => !missing && !exclusive && !withText)
  );
}

function choiceOf({ code, label }: DefinitionOption, form: Form): object {
  return { value: code, text: localised(label, form) };
}

function marksOf({ exclusive, withText }: DefinitionOption): object {
  return { ...(exclusive ? { isExclusive: true } : {}), ...(withText ? { showCommentArea: true } : {}) };
}

function ticksOf({ id, atLeast, atMost, options }: ItemOf<'several'>, { lose }: Form): object {
  if (atLeast !== undefined && options.some(({ missing, exclusive }) => missing || exclusive))
    lose(id, `Kravet om minst ${atLeast} svar gjelder i filen også den som velger et svar uten mening.`);
  return {
    ...(atLeast === undefined ? {} : { minSelectedChoices: atLeast }),
    ...(atMost === undefined ? {} : { maxSelectedChoices: atMost }),
  };
}

function ratingOf({ id, scale: name }: ItemOf<'scale'>, form: Form): object {
  const scale = form.definition.scales[name];
  if (!scale) return { type: 'rating' };
  optionLosses(id, scale.options, form.lose, (field, option) => field === 'value' && isNumeric(option));
  const { low, high } = scale.poles ?? {};
  return {
    type: 'rating',
    rateValues: scale.options.map((option) =>
      isNumeric(option) ? { ...choiceOf(option, form), value: option.value } : choiceOf(option, form),
    ),
    ...(low === undefined ? {} : { minRateDescription: localised(low, form) }),
    ...(high === undefined ? {} : { maxRateDescription: localised(high, form) }),
  };
}

/** Whether the code says the number that the option counts as. */
function isNumeric({ code, value }: DefinitionOption): boolean {
  return value !== undefined && String(value) === code;
}

function matrixOf(item: ItemOf<'battery'>, form: Form): object {
  const scale = form.definition.scales[item.scale];
  const options = scale?.options ?? [];
  optionLosses(item.id, options, form.lose);
  if (scale?.poles) form.lose(item.id, 'Ordene for endene av skalaen (poles) er ikke med i tabellen.');
  if (item.rowsFrom)
    form.lose(
      item.id,
      `Rader hentes ikke fra ${item.rowsFrom.item} (rowsFrom): De står i filen hver for seg, med hver sin betingelse.`,
    );
  return {
    type: 'matrix',
    columns: options.map((option) => choiceOf(option, form)),
    rows: item.rows.map(({ id, label, showIf }) => ({
      value: id,
      text: localised(label, form),
      ...(showIf === undefined ? {} : { visibleIf: expressionOf(showIf, form.items) }),
    })),
    ...(item.required ? { eachRowRequired: true } : {}),
    ...(item.rows.some(({ showIf }) => showIf) ? { hideIfRowsEmpty: true } : {}),
  };
}

function numberOf({ min, max, decimals }: { min: number; max: number; decimals: number }): object {
  return { type: 'text', inputType: 'number', min, max, ...(decimals > 0 ? { step: stepOf(decimals) } : {}) };
}

function stepOf(decimals: number): number {
  return Number((10 ** -decimals).toFixed(decimals));
}

/** The columns are the years, and what they take is the same for every row. */
function figuresOf(item: ItemOf<'figureTable'>, form: Form): object {
  const bounds = ({ min, max, decimals }: (typeof item.rows)[number]) => `${min} ${max} ${decimals}`;
  if (new Set(item.rows.map(bounds)).size > 1)
    form.lose(item.id, 'Radene har ulike grenser, og i filen er det én for alle. De videste er brukt.');
  const { type, ...number } = numberOf({
    min: Math.min(...item.rows.map(({ min }) => min)),
    max: Math.max(...item.rows.map(({ max }) => max)),
    decimals: Math.max(...item.rows.map(({ decimals }) => decimals)),
  }) as { type: string };
  return {
    type: 'matrixdropdown',
    columns: item.years.map((year) => ({
      name: String(year),
      title: String(year),
      cellType: type,
      ...number,
      ...(item.required ? { isRequired: true } : {}),
    })),
    rows: item.rows.map(({ id, label }) => ({ value: id, text: localised(label, form) })),
  };
}
