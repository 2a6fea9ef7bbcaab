import { type Background, valuesOf } from '../background.ts';
import type { Questionnaire } from '../questionnaire.ts';
import type { ItemComparison } from './compare-items.ts';

type Knows = Pick<Questionnaire, 'background'>;

/**
 * How what is known from the register compares. Groups by other limits, or of other values, are other groups, whatever
 * they are called; the same groups under another name are the same.
 */
export function compareBackground(before: Knows, after: Knows): ItemComparison[] {
  const [earlier, later] = [byId(before), byId(after)];
  const ids = [...new Set([...later.keys(), ...earlier.keys()])];
  return ids.map((id) => {
    const [one, other] = [earlier.get(id), later.get(id)];
    if (!one) return { id, found: 'new', agrees: true, why: 'Bakgrunnen fra registeret er ny.' };
    if (!other) return { id, found: 'gone', agrees: true, why: 'Bakgrunnen fra registeret er borte.' };
    return groupsOf(one) === groupsOf(other)
      ? { id, found: 'same', agrees: true, why: 'Gruppene fra registeret er de samme.' }
      : { id, found: 'scaleChanged', agrees: true, why: 'Gruppene fra registeret er endret.' };
  });
}

function byId({ background }: Knows): Map<string, Background> {
  return new Map(background.map((each) => [each.id, each]));
}

/** All that decides which group a unit is in, and nothing else. */
function groupsOf({ from, options = [], bands = [] }: Background): string {
  const groups = [
    ...options.map((option) => [option.code, valuesOf(option).toSorted()]),
    ...bands.map(({ code, from: start, below }) => [code, start, below]),
  ];
  return JSON.stringify([from, ...groups.map((group) => JSON.stringify(group)).sort()]);
}
