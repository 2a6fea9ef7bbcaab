import { type Problem, warning } from '../finding.ts';
import type { Item } from '../kinds/all.ts';
import { leavesOf } from '../routing.ts';
import { type Checking, placedItems } from './placed.ts';

/** Who skips the question before is not asked the one that must be answered, and that is seldom meant. */
export function checkRequired({ written, items }: Checking): Problem[] {
  return placedItems(written).flatMap(({ item, path }) => {
    const optional = item.required ? optionalBefore(item, items) : undefined;
    return optional
      ? [
          warning(
            'required-behind-optional',
            [...path, 'showIf'],
            `Spørsmål ${item.id} må besvares, men vises bare etter svaret på ${optional.id}, som kan hoppes over. Gjør ${optional.id} obligatorisk, eller la ${item.id} være frivillig.`,
          ),
        ]
      : [];
  });
}

/** A condition that asks whether there is an answer has thought of those who skip. */
function optionalBefore({ showIf }: Item, items: ReadonlyMap<string, Item>): Item | undefined {
  return (showIf ? leavesOf(showIf) : [])
    .filter((leaf) => !('answered' in leaf))
    .map(({ item }) => items.get(item))
    .find((subject) => subject && !subject.required);
}
