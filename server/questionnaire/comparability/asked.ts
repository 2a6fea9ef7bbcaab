import type { Condition } from '../condition.ts';
import { optionsOf } from '../kinds/all.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { conditionInWords } from '../wording.ts';
import type { Changes } from './changes.ts';
import { pairsOf } from './options.ts';
import type { Both, Placed } from './placed.ts';

/** What differs in who is asked, by the item or by its section, and in who is offered an option. */
export function askedChanges(before: Placed, after: Placed, both: Both): Changes {
  return {
    routing: [
      ...shownToChange('Spørsmålet', conditionOf(before), conditionOf(after), both),
      ...pairsOf(optionsOf(before.item), optionsOf(after.item)).flatMap(([one, other]) =>
        shownToChange(`Svaret «${other.label}»`, one.showIf, other.showIf, both),
      ),
    ],
  };
}

/** @param what begins the sentence: `Spørsmålet`, or an option or row by its label */
export function shownToChange(
  what: string,
  before: Condition | undefined,
  after: Condition | undefined,
  both: Both,
): string[] {
  if (canonical(before) === canonical(after)) return [];
  const [earlier, now] = [shownTo(before, both.before), shownTo(after, both.after)];
  return [`${what} ble før vist ${earlier}, og vises nå ${now}.`];
}

function shownTo(condition: Condition | undefined, questionnaire: Questionnaire): string {
  return condition ? `bare når ${conditionInWords(condition, questionnaire, 'answers')}` : 'for alle';
}

function conditionOf({ item, section }: Placed): Condition | undefined {
  const all = [section.showIf, item.showIf].filter((condition) => condition !== undefined);
  return all.length > 1 ? { all } : all[0];
}

/** The same for conditions that say the same in another order, or within more or fewer brackets. */
export function canonical(condition: Condition | undefined): string {
  if (!condition) return '';
  if ('all' in condition) return combined('all', partsOf('all', condition));
  if ('any' in condition) return combined('any', partsOf('any', condition));
  if ('not' in condition)
    return 'not' in condition.not ? canonical(condition.not.not) : `not(${canonical(condition.not)})`;
  return JSON.stringify(sorted(condition));
}

function combined(word: string, parts: string[]): string {
  const distinct = [...new Set(parts)].sort();
  return distinct.length === 1 ? distinct[0]! : `${word}(${distinct.join()})`;
}

function partsOf(word: 'all' | 'any', condition: Condition): string[] {
  const parts = (condition as Partial<Record<'all' | 'any', Condition[]>>)[word];
  return parts ? parts.flatMap((part) => partsOf(word, part)) : [canonical(condition)];
}

/** Keys and lists of codes in one order: in a condition, neither has a meaning. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]);
}
