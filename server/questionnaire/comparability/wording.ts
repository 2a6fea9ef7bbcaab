import type { Item } from '../kinds/all.ts';
import { type Changes, endingWith } from './changes.ts';
import type { Placed } from './placed.ts';
import type { SameWords } from './same-words.ts';

/** Texts are compared with the places where answers are inserted, and told as they read without answers. */
export function wordingChanges(before: Placed, after: Placed, same: SameWords): Changes {
  const [one, other] = [before.item, after.item];
  return {
    wording: same(templateOf(one, 'text'), templateOf(other, 'text'))
      ? []
      : [`Teksten er endret fra «${one.text}» til ${endingWith(other.text)}`],
    guidance: [
      ...guidanceChange('Hjelpeteksten', templateOf(one, 'help'), templateOf(other, 'help'), same),
      ...guidanceChange('Innledningen til delen', introOf(before), introOf(after), same),
    ],
  };
}

function templateOf(item: Item, field: 'text' | 'help'): string {
  return item.templates?.[field] ?? item[field] ?? '';
}

function introOf({ section }: Placed): string {
  return section.templates?.intro ?? section.intro ?? '';
}

function guidanceChange(name: string, before: string, after: string, same: SameWords): string[] {
  if (same(before, after)) return [];
  if (before === '') return [`${name} er ny: ${endingWith(after)}`];
  return after === ''
    ? [`${name} er borte: ${endingWith(before)}`]
    : [`${name} er endret fra «${before}» til ${endingWith(after)}`];
}
