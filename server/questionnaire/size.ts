import { error, type Problem } from './finding.ts';

/**
 * How much a questionnaire can hold: many times what anybody would answer, and little enough to be checked while it is
 * written. Every list has a longest length in the schema; what the lists hold together is counted here.
 */
export const mostParts = 100;
export const mostItems = 300;
export const mostRows = 100;
/** Every municipality can be an option. */
export const mostOptions = 500;
/** In characters, of names that only the author sees. */
export const longestName = 200;

/** Each is followed through everything that comes before it. */
const mostLeaves = 500;
/** Lists, objects, texts and numbers, all in all. */
const mostValues = 50_000;
/** Characters in all texts together. */
const mostCharacters = 500_000;

/**
 * What is too much altogether. To be asked before anything that looks at everything, since that takes time. Nothing
 * may be nested too deep.
 */
export function checkSize(json: unknown): Problem[] {
  const items = itemCount(json);
  if (items > mostItems)
    return [tooLarge(['sections'], `Skjemaet har ${items} spørsmål, og kan ha høyst ${mostItems}.`)];
  const size = { values: 0, characters: 0, leaves: 0 };
  measure(json, size);
  if (size.values > mostValues || size.characters > mostCharacters)
    return [tooLarge([], 'Skjemaet er mange ganger større enn noen kan svare på.')];
  if (size.leaves > mostLeaves)
    return [
      tooLarge([], `Betingelsene viser ${size.leaves} ganger til spørsmål, og kan vise høyst ${mostLeaves}.`),
    ];
  return [];
}

function tooLarge(path: Problem['path'], message: string): Problem {
  return error('too-large', path, `${message} Ta bort det som ikke trengs, eller del det i flere skjemaer.`);
}

interface Size {
  values: number;
  characters: number;
  /** Conditions that look at an item. */
  leaves: number;
}

/** Adds up what is in a value, until it is too much. */
function measure(value: unknown, size: Size): void {
  size.values += 1;
  if (typeof value === 'string') size.characters += value.length;
  if (typeof value !== 'object' || value === null) return;
  if ('item' in value) size.leaves += 1;
  for (const key in value) {
    if (size.values > mostValues) return;
    measure(value[key as keyof typeof value], size);
  }
}

function itemCount(json: unknown): number {
  const sections = listIn(json, 'sections');
  return sections.reduce<number>((sum, section) => sum + listIn(section, 'items').length, 0);
}

function listIn(value: unknown, key: string): unknown[] {
  const list = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : [];
  return Array.isArray(list) ? list : [];
}
