import type { Made } from './made.ts';
import { isJson, type Json, listIn, type Reading, remember } from './reading.ts';

const mostDecimals = 3;
const usualLength = 2000;
const usualMin = 0;
const usualMax = 1_000_000;

export function numberOf(element: Json, id: string, reading: Reading): Made {
  const { min, max } = boundsOf(element, id, reading);
  const decimals = decimalsOf(element.step);
  reading.lose(id, 'Tallet har ingen enhet i filen. Det står «antall»; rett det.');
  remember(element, { item: id, type: 'number', decimals }, reading);
  return {
    item: { kind: 'number', unit: 'antall', min, max, decimals },
    read: ['inputType', 'min', 'max', 'step', 'validators'],
  };
}

/** The lowest and highest number, from the field itself or from a validator. Every number here has both. */
export function boundsOf(element: Json, id: string, reading: Reading): { min: number; max: number } {
  const numeric = listIn(element.validators).filter(isJson);
  const stated = numeric.find(({ type }) => type === 'numeric');
  otherValidators(numeric, ['numeric'], id, reading);
  const min = asNumber(element.min) ?? asNumber(stated?.minValue);
  const max = asNumber(element.max) ?? asNumber(stated?.maxValue);
  const lowest = min ?? Math.min(usualMin, max ?? usualMin);
  const highest = max ?? Math.max(usualMax, lowest + 1);
  if (min === undefined || max === undefined)
    reading.lose(id, `Tallet mangler en grense. Se etter at ${lowest} til ${highest} passer.`);
  return { min: lowest, max: highest };
}

function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** `step` says how fine the number is: 0.01 has two decimals. */
export function decimalsOf(step: unknown): number {
  if (step === 'any') return mostDecimals;
  const decimals = String(asNumber(step) ?? 1).split('.')[1]?.length ?? 0;
  return Math.min(decimals, mostDecimals);
}

function otherValidators(validators: Json[], known: string[], id: string, { lose }: Reading): void {
  for (const { type } of validators)
    if (!known.includes(String(type))) lose(id, `Kravet «${String(type)}» er ikke med.`);
}

export function textOf(element: Json, id: string, reading: Reading): Made {
  remember(element, { item: id, type: 'words' }, reading);
  if (element.inputType === 'date') return dateOf(element, id, reading);
  const { inputType = 'text', maxLength } = element;
  if (inputType !== 'text')
    reading.lose(id, `Spørsmålet tar imot vanlig tekst: Feltet «${String(inputType)}» finnes ikke her.`);
  const validators = listIn(element.validators).filter(isJson);
  otherValidators(validators, ['text'], id, reading);
  const limits = [
    maxLength,
    ...validators.filter(({ type }) => type === 'text').map((each) => each.maxLength),
  ]
    .map(asNumber)
    .filter((limit) => limit !== undefined && Number.isInteger(limit) && limit > 0);
  return {
    item: {
      kind: 'text',
      lines: element.type === 'comment' ? 'many' : 'one',
      maxLength: Math.min(10_000, ...(limits.length > 0 ? (limits as number[]) : [usualLength])),
    },
    read: ['inputType', 'maxLength', 'validators'],
  };
}

function dateOf(element: Json, id: string, reading: Reading): Made {
  const dayIn = (field: 'min' | 'max') => {
    const value = element[field];
    if (value === undefined) return {};
    if (/^\d{4}-\d{2}-\d{2}$/.test(String(value))) return { [field]: value };
    reading.lose(id, `Grensen «${String(value)}» er ikke en dato, så den er ikke med.`);
    return {};
  };
  otherValidators(listIn(element.validators).filter(isJson), [], id, reading);
  return {
    item: { kind: 'date', ...dayIn('min'), ...dayIn('max') },
    read: ['inputType', 'min', 'max', 'validators'],
  };
}
