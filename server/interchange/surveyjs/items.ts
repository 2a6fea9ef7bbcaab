import type { Condition } from '../../questionnaire/condition.ts';
import { choiceProperties, optionsOf } from './choices.ts';
import { batteryOf, figuresOf } from './grids.ts';
import { plainWords } from './html.ts';
import { numberOf, textOf } from './inputs.ts';
import type { Made, Maker } from './made.ts';
import { ratingOf } from './rating.ts';
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
  remember,
  shownIf,
  textIn,
} from './reading.ts';

const makers: Record<string, Maker> = {
  radiogroup: one,
  dropdown: one,
  buttongroup: one,
  checkbox: several,
  tagbox: several,
  rating: ratingOf,
  boolean,
  matrix: batteryOf,
  matrixdropdown: figuresOf,
  text: (element, id, reading) =>
    ['number', 'range'].includes(String(element.inputType))
      ? numberOf(element, id, reading)
      : textOf(element, id, reading),
  comment: textOf,
};

/** The item that an element becomes; none when there is no such way of asking here. */
export function itemOf(element: Json, outer: Condition[], reading: Reading): object[] {
  const type = String(element.type);
  if (type === 'html' || type === 'expression') return [informationOf(element, outer, reading)];
  const make = Object.hasOwn(makers, type) ? makers[type] : undefined;
  const name = nameOf(element);
  if (!make) {
    reading.lose(name || type, `«${name}» er ikke med: Slaget «${type}» finnes ikke her.`);
    for (const inner of namesInside(element))
      reading.lose(inner, `«${inner}» står i «${name}», så den er ikke med.`);
    return [];
  }
  const id = idOf(element, reading.itemIds, 'sporsmal', reading.lose);
  const condition = shownIf([...outer, conditionIn(element.visibleIf, id, 'spørsmålet', reading)], reading);
  const text = insertedIn(element.title, id, reading) ?? textIn(name, reading) ?? id;
  const help = insertedIn(element.description, id, reading);
  const made = make(element, id, reading);
  if (!made) return [];
  if (element.requiredIf !== undefined)
    reading.lose(
      id,
      `At spørsmålet bare noen ganger må besvares («${String(element.requiredIf)}»), er ikke med.`,
    );
  otherProperties(
    element,
    ['type', 'name', 'title', 'description', 'visibleIf', 'isRequired', 'requiredIf', ...made.read],
    id,
    reading,
  );
  return [
    {
      id,
      text,
      ...(help === undefined ? {} : { help }),
      required: element.isRequired === true,
      ...condition,
      ...made.item,
    },
  ];
}

/** The questions inside a panel that is repeated, or a question made of several. */
function namesInside({ templateElements, items, columns }: Json): string[] {
  return [templateElements, items, columns].flatMap(listIn).filter(isJson).map(nameOf).filter(Boolean);
}

function informationOf(element: Json, outer: Condition[], reading: Reading): object {
  const id = idOf(element, reading.itemIds, 'tekst', reading.lose);
  const condition = shownIf([...outer, conditionIn(element.visibleIf, id, 'teksten', reading)], reading);
  const isHtml = element.type === 'html';
  const text = insertedIn(isHtml ? element.html : element.title, id, reading);
  if (!isHtml) reading.lose(id, 'Utregningen er ikke med. Bare teksten står igjen.');
  const words = text === undefined ? undefined : isHtml ? plainWords(text, id, reading) : text;
  if (words === undefined) reading.lose(id, 'Det er ingen tekst her. Skriv den, eller ta bort spørsmålet.');
  otherProperties(
    element,
    ['type', 'name', 'visibleIf', ...(isHtml ? ['html'] : ['title', 'expression'])],
    id,
    reading,
  );
  return { kind: 'information', id, text: words ?? 'Skriv teksten', ...condition };
}

function one(element: Json, id: string, reading: Reading): Made {
  const { codes, parts } = optionsOf(element, false, reading);
  remember(element, { item: id, type: 'choice', codes }, reading);
  return { item: { kind: 'one', ...parts }, read: choiceProperties };
}

function several(element: Json, id: string, reading: Reading): Made {
  const { codes, parts } = optionsOf(element, true, reading);
  remember(element, { item: id, type: 'several', codes }, reading);
  const { minSelectedChoices: least, maxSelectedChoices: most } = element;
  return {
    item: {
      kind: 'several',
      ...parts,
      ...(isCount(least) ? { atLeast: least } : {}),
      ...(isCount(most) ? { atMost: most } : {}),
    },
    read: [...choiceProperties, 'minSelectedChoices', 'maxSelectedChoices'],
  };
}

/** Zero stands for no limit there. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function boolean(element: Json, id: string, reading: Reading): Made {
  const codes = new Map([
    [String(element.valueTrue ?? true), 'ja'],
    [String(element.valueFalse ?? false), 'nei'],
  ]);
  remember(element, { item: id, type: 'choice', codes }, reading);
  const options = [
    { code: 'ja', label: textIn(element.labelTrue, reading) ?? 'Ja' },
    { code: 'nei', label: textIn(element.labelFalse, reading) ?? 'Nei' },
  ];
  reading.options.set(nameOf(element), options);
  return { item: { kind: 'one', options }, read: ['labelTrue', 'labelFalse', 'valueTrue', 'valueFalse'] };
}
