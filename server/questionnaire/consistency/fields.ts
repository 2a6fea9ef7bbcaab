import { error, type Problem } from '../finding.ts';
import type { Item } from '../kinds/all.ts';
import { figureCell } from '../kinds/figure-table.ts';
import { type Checking, placedItems } from './placed.ts';

/**
 * The page names its elements after item, row and option with hyphens between: `a` with the option `b` is
 * `a-b`. An item called `a-b` would get the same name, and labels and messages would point at the wrong
 * field.
 */
export function checkFields({ written, items }: Checking): Problem[] {
  const taken = new Map<string, string>();
  return placedItems(written).flatMap(({ item, path }) => {
    const names = elementsOf(items.get(item.id) ?? item);
    const clash = names.find((name) => (taken.get(name) ?? item.id) !== item.id);
    const other = clash === undefined ? undefined : taken.get(clash);
    for (const name of names) if (!taken.has(name)) taken.set(name, item.id);
    return other === undefined
      ? []
      : [
          error(
            'clashing-fields',
            [...path, 'id'],
            `Spørsmål ${item.id} og ${other} får begge et felt som heter «felt-${clash}» på siden. Gi det ene en annen id.`,
          ),
        ];
  });
}

function elementsOf(item: Item): string[] {
  const codes = 'options' in item ? item.options.map(({ code }) => code) : [];
  const ownWords = 'options' in item && item.options.some(({ withText }) => withText) ? ['other'] : [];
  return [item.id, ...partsOf(item, [...codes, ...ownWords]).map((part) => `${item.id}-${part}`)];
}

function partsOf(item: Item, codes: string[]): string[] {
  if (item.kind === 'battery')
    return item.rows.flatMap(({ id }) => [id, ...codes.map((code) => `${id}-${code}`)]);
  if (item.kind === 'figureTable')
    return item.rows.flatMap(({ id }) => item.years.map((year) => figureCell(id, year)));
  return codes;
}
