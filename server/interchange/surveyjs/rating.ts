import { identifiers } from '../identifiers.ts';
import type { Made } from './made.ts';
import type { OptionJson } from './option.ts';
import {
  isJson,
  type Json,
  listIn,
  nameOf,
  otherProperties,
  type Reading,
  remember,
  textIn,
} from './reading.ts';

const mostSteps = 100;

/** A rating, as a scale of its steps. A step that is a number counts as that number in a mean. */
export function ratingOf(element: Json, id: string, reading: Reading): Made {
  const { options, codes } = stepsOf(rateValues(element), id, reading);
  remember(element, { item: id, type: 'choice', codes }, reading);
  const low = textIn(element.minRateDescription, reading);
  const high = textIn(element.maxRateDescription, reading);
  if ((low === undefined) !== (high === undefined))
    reading.lose(id, 'Bare den ene enden av skalaen har ord, så de er ikke med.');
  const poles = low !== undefined && high !== undefined ? { low, high } : undefined;
  reading.options.set(nameOf(element), options);
  return {
    item: { kind: 'scale', scale: reading.scales.nameOf(options, poles) },
    read: [
      'rateValues',
      'rateMin',
      'rateMax',
      'rateStep',
      'rateCount',
      'autoGenerate',
      'minRateDescription',
      'maxRateDescription',
    ],
  };
}

/** The answers of a rating or the columns of a matrix. */
export function stepsOf(values: unknown[], at: string, reading: Reading) {
  const ids = identifiers();
  const codes = new Map<string, string>();
  const options = values.map((step): OptionJson => {
    const parts = isJson(step) ? step : { value: step };
    const { value } = parts;
    const written = String(value ?? '');
    const code = ids.take(written.replace(/^-(?=\d)/, 'minus-'), 'svar');
    codes.set(written, code);
    if (code !== written) reading.lose(at, `Svaret «${written}» har fått koden «${code}».`);
    otherProperties(parts, ['value', 'text'], `${at}: ${written}`, reading);
    return {
      code,
      label: textIn(parts.text ?? written, reading) ?? code,
      ...(typeof value === 'number' ? { value } : {}),
    };
  });
  return { options, codes };
}

function rateValues(element: Json): unknown[] {
  const stated = listIn(element.rateValues);
  if (stated.length > 0) return stated;
  const numberIn = (property: string, usual: number) =>
    typeof element[property] === 'number' ? (element[property] as number) : usual;
  const min = numberIn('rateMin', 1);
  const step = Math.max(numberIn('rateStep', 1), 0.01);
  const max = numberIn('rateMax', min + step * (numberIn('rateCount', 5) - 1));
  const count = Math.min(Math.max(Math.floor((max - min) / step) + 1, 0), mostSteps);
  return Array.from({ length: count }, (_, index) => Number((min + index * step).toFixed(3)));
}
