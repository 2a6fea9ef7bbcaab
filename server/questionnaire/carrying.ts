import type { Condition } from './condition.ts';
import type { Item } from './kinds/all.ts';
import { type Carried, isOrdinary } from './option.ts';

/** An option or row as it is carried forward, with the condition that it was chosen before. */
interface CarriedPart {
  code: string;
  label: string;
  showIf: Condition;
}

/**
 * Puts options and rows carried forward in place, before the item's own, each with the condition to show it.
 */
export function withCarried<Section extends { items: Item[] }>(sections: Section[]): Section[] {
  const earlier = new Map<string, Item>();
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) => {
      const whole = expanded(item, earlier);
      earlier.set(item.id, whole);
      return whole;
    }),
  }));
}

function expanded(item: Item, earlier: ReadonlyMap<string, Item>): Item {
  if ('optionsFrom' in item && item.optionsFrom) {
    const options = [...partsFrom(item.optionsFrom, earlier), ...item.options];
    return { ...item, options } as Item;
  }
  if ('rowsFrom' in item && item.rowsFrom) {
    const rows = partsFrom(item.rowsFrom, earlier).map(({ code, ...row }) => ({ id: code, ...row }));
    return { ...item, rows: [...rows, ...item.rows] };
  }
  return item;
}

/** What `carried` brings along; nothing from an item that is not there or has nothing to carry. */
export function partsFrom(carried: Carried, earlier: ReadonlyMap<string, Item>): CarriedPart[] {
  const source = earlier.get(carried.item);
  if (source?.kind === 'several')
    return source.options
      .filter(isOrdinary)
      .map(({ code, label }) => ({ code, label, showIf: { item: source.id, in: [code] } }));
  if (source?.kind === 'battery')
    return source.rows.map(({ id, label }) => ({
      code: id,
      label,
      showIf: { item: source.id, row: id, in: carried.in ?? [] },
    }));
  return [];
}
