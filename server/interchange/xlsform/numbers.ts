import { limitsIn } from './constraint.ts';
import { type Reading, remember } from './reading.ts';
import { placeOf, wordsAt } from './sheets.ts';
import { mostDecimals } from './survey-rows.ts';
import type { Question } from './tree.ts';

/** A number, or a range on a slider. */
export function number(question: Question, id: string, reading: Reading) {
  const { min, max } = numberLimits(question, reading);
  const range = rangeOf(question);
  const decimals = range?.decimals ?? (question.type === 'decimal' ? mostDecimals : 0);
  if (question.type === 'decimal')
    reading.lose(
      id,
      `Filen sier ikke hvor mange desimaler tallet kan ha. Det står ${mostDecimals}; rett det.`,
    );
  reading.lose(id, 'Tallet har ingen enhet i filen. Det står «antall»; rett det.');
  remember(question, { item: id, type: 'number', decimals }, reading);
  return {
    columns: ['constraint', 'constraint_message', ...(range ? ['parameters'] : [])],
    item: { kind: 'number', unit: 'antall', min, max, decimals },
  };
}

/** Limits of a number that has none: every number here has both. */
const usualMin = 0;
const usualMax = 1_000_000;

export function numberLimits(question: Question, reading: Reading): { min: number; max: number } {
  const range = rangeOf(question);
  const stated = limitsIn(question, reading, ['min', 'max']);
  const min = typeof stated.min === 'number' ? stated.min : range?.min;
  const max = typeof stated.max === 'number' ? stated.max : range?.max;
  if (min === undefined || max === undefined)
    reading.lose(
      placeOf(question.row),
      `«${question.name}» mangler ${[min === undefined ? 'nedre' : '', max === undefined ? 'øvre' : ''].filter(Boolean).join(' og ')} grense. Se etter at ${min ?? Math.min(usualMin, max ?? usualMin)} til ${max ?? usualMax} passer.`,
    );
  return { min: min ?? Math.min(usualMin, max ?? usualMin), max: max ?? Math.max(usualMax, (min ?? 0) + 1) };
}

/** A range says its limits in `parameters`: `start=0 end=10 step=1`. */
function rangeOf({ type, row }: Question): { min: number; max: number; decimals: number } | undefined {
  if (type !== 'range') return undefined;
  const parameters = new Map(
    [...(wordsAt(row, 'parameters') ?? '').matchAll(/(\w+)\s*=\s*(-?[\d.]+)/g)].map(
      ([, name = '', value = '']) => [name.toLowerCase(), value],
    ),
  );
  const numberOf = (name: string, usual: number) => Number(parameters.get(name) ?? usual) || 0;
  return {
    min: numberOf('start', 1),
    max: numberOf('end', 10),
    decimals: Math.min(mostDecimals, parameters.get('step')?.split('.')[1]?.length ?? 0),
  };
}
