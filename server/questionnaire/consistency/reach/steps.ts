import type { Condition, Leaf } from '../../condition.ts';
import { conditionsOfItem } from '../../conditions.ts';
import type { Item } from '../../kinds/all.ts';
import type { Section } from '../../questionnaire.ts';
import { itemsIn, leavesOf } from '../../routing.ts';

/** An item on the way to a condition, with all that decides whether it is asked. */
export interface Step {
  item: Item;
  conditions: Condition[];
  /** The leaves, here or later on the way, that look at the item. */
  leaves: Leaf[];
}

/**
 * The items that `conditions` look at, and those that decide whether and how these are asked, and so on, in
 * the order they are asked. Nothing else can make a difference.
 */
export function stepsTo(conditions: Condition[], sections: Section[]): Step[] {
  const placed = sections.flatMap((section) =>
    section.items.map((item) => ({ item, sectionShowIf: section.showIf })),
  );
  const byId = new Map(placed.map((each) => [each.item.id, each]));
  const wanted = new Set<string>();
  const all: Condition[] = [];
  const want = (found: Condition[]) => {
    all.push(...found);
    for (const id of found.flatMap(itemsIn)) {
      const subject = byId.get(id);
      if (!subject || wanted.has(id)) continue;
      wanted.add(id);
      want([...(subject.sectionShowIf ? [subject.sectionShowIf] : []), ...conditionsOfItem(subject.item)]);
    }
  };
  want(conditions);
  const leaves = all.flatMap(leavesOf);
  return placed
    .filter(({ item }) => wanted.has(item.id))
    .map(({ item, sectionShowIf }) => ({
      item,
      conditions: [sectionShowIf, item.showIf].flatMap((condition) => condition ?? []),
      leaves: leaves.filter((leaf) => leaf.item === item.id),
    }));
}

/**
 * The items that `condition` looks at, as if nothing decided whether they are asked and all could be left
 * blank.
 */
export function stepsAlone(condition: Condition, sections: Section[]): Step[] {
  const looked = new Set(itemsIn(condition));
  const items = sections.flatMap((section) => section.items).filter(({ id }) => looked.has(id));
  return items.map((item) => ({
    item: unconditional(item),
    conditions: [],
    leaves: leavesOf(condition).filter((leaf) => leaf.item === item.id),
  }));
}

function unconditional(item: Item): Item {
  const shown = <T extends { showIf?: unknown }>({ showIf, ...part }: T) => part;
  return {
    ...item,
    required: false,
    ...('options' in item ? { options: item.options.map(shown) } : {}),
    ...(item.kind === 'battery' ? { rows: item.rows.map(shown) } : {}),
  } as Item;
}
