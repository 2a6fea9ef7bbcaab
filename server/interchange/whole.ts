import { withCarried } from '../questionnaire/carrying.ts';
import type { Definition } from '../questionnaire/definition.ts';
import type { Section } from '../questionnaire/questionnaire.ts';
import type { Text } from '../questionnaire/text.ts';

export type DefinitionSection = Definition['sections'][number];
export type DefinitionItem = DefinitionSection['items'][number];
export type ItemOf<Kind extends DefinitionItem['kind']> = Extract<DefinitionItem, { kind: Kind }>;
export type DefinitionOption = ItemOf<'one'>['options'][number];
export type DefinitionScale = Definition['scales'][string];

/** The sections with what is carried forward standing among the items' own options and rows. Texts stay as they are. */
export function wholeSections({ sections }: Definition): DefinitionSection[] {
  // Carrying moves labels about and does not look into them, so it does not matter that they are in many languages.
  return withCarried(sections as unknown as Section[]) as unknown as DefinitionSection[];
}

/** The items by id. */
export function itemsById(sections: DefinitionSection[]): Map<string, DefinitionItem> {
  return new Map(sections.flatMap(({ items }) => items.map((item) => [item.id, item] as const)));
}

/** The rows of a battery, or the cells of a figure table. */
export function rowsIn(item: DefinitionItem | undefined): string[] {
  if (item?.kind === 'battery') return item.rows.map(({ id }) => id);
  if (item?.kind === 'figureTable')
    return item.rows.flatMap(({ id }) => item.years.map((year) => `${id}-${year}`));
  return [];
}

/** The texts of an item or a section that answers may be inserted in. */
export function textsIn(part: DefinitionItem | DefinitionSection): Text[] {
  const texts = 'kind' in part ? [part.text, 'help' in part ? part.help : undefined] : [part.intro];
  return texts.filter((text) => text !== undefined);
}
