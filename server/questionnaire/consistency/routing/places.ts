import type { Condition } from '../../condition.ts';
import type { Problem } from '../../finding.ts';
import type { Item } from '../../kinds/all.ts';
import { type Checking, idsBefore, type Placed, placedItems } from '../placed.ts';

/** A place in the file where a condition stands, and what the condition may look at from there. */
export interface ConditionPlace {
  condition: Condition;
  path: Problem['path'];
  /** What the condition decides about, in words that begin a sentence. */
  name: string;
  /** Ids of the items that are answered before, in their order. */
  earlier: string[];
  /** Ids of the items that the condition decides about: they cannot decide about themselves. */
  own: string[];
  /** The section, and for what stands inside an item, the item: who comes as far as the condition. */
  section?: number;
  item?: string;
  of: 'section' | 'item' | 'part' | 'indicator';
}

/** Every condition of the questionnaire with its place. */
export function conditionPlaces(checking: Checking): ConditionPlace[] {
  const placed = placedItems(checking.written);
  return [
    ...sectionPlaces(checking, placed),
    ...placed.flatMap((each, index) => itemPlaces(each, idsBefore(placed, index))),
    ...scalePlaces(checking, placed),
    ...indicatorPlaces(checking, placed),
  ];
}

function sectionPlaces({ written }: Checking, placed: Placed[]): ConditionPlace[] {
  return written.sections.flatMap(({ id, showIf, items }, section) =>
    showIf
      ? [
          {
            condition: showIf,
            path: ['sections', section, 'showIf'],
            name: `Delen «${id}»`,
            earlier: placed.filter((each) => each.section < section).map(({ item }) => item.id),
            own: items.map((item) => item.id),
            section,
            of: 'section' as const,
          },
        ]
      : [],
  );
}

function itemPlaces({ item, path, section }: Placed, earlier: string[]): ConditionPlace[] {
  const here = { earlier, own: [item.id], section };
  const own = item.showIf
    ? [
        {
          ...here,
          condition: item.showIf,
          path: [...path, 'showIf'],
          name: `Spørsmål ${item.id}`,
          of: 'item' as const,
        },
      ]
    : [];
  const parts = partsOf(item).flatMap(({ at, index, showIf, name }) =>
    showIf
      ? [
          {
            ...here,
            condition: showIf,
            path: [...path, at, index, 'showIf'],
            name: `${name} i spørsmål ${item.id}`,
            item: item.id,
            of: 'part' as const,
          },
        ]
      : [],
  );
  return [...own, ...parts];
}

/** The options and rows that stand in the item itself; a scale's options stand with the scale. */
function partsOf(item: Item) {
  const options = item.kind === 'one' || item.kind === 'several' ? item.options : [];
  const rows = item.kind === 'battery' ? item.rows : [];
  return [
    ...options.map(({ code, showIf }, index) => ({
      at: 'options',
      index,
      showIf,
      name: `Svaret «${code}»`,
    })),
    ...rows.map(({ id, showIf }, index) => ({ at: 'rows', index, showIf, name: `Raden «${id}»` })),
  ];
}

/**
 * A scale's options are shown from the first item that uses the scale, so that is where they look back from.
 */
function scalePlaces({ definition }: Checking, placed: Placed[]): ConditionPlace[] {
  return Object.entries(definition.scales).flatMap(([scale, { options }]) => {
    const first = placed.findIndex(({ item }) => 'scale' in item && item.scale === scale);
    const user = placed[first];
    return options.flatMap(({ code, showIf }, index) =>
      showIf
        ? [
            {
              condition: showIf,
              path: ['scales', scale, 'options', index, 'showIf'],
              name: `Svaret «${code}» i skalaen «${scale}»`,
              earlier: idsBefore(placed, user ? first : placed.length),
              own: user ? [user.item.id] : [],
              ...(user ? { section: user.section, item: user.item.id } : {}),
              of: 'part' as const,
            },
          ]
        : [],
    );
  });
}

function indicatorPlaces({ definition }: Checking, placed: Placed[]): ConditionPlace[] {
  return definition.derived.flatMap((derived, index) =>
    'when' in derived
      ? [
          {
            condition: derived.when,
            path: ['derived', index, 'when'],
            name: `Indikatoren «${derived.id}»`,
            earlier: idsBefore(placed, placed.length),
            own: [],
            of: 'indicator' as const,
          },
        ]
      : [],
  );
}
