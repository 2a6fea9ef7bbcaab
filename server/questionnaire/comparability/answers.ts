import type { Item } from '../kinds/all.ts';
import type { SeveralItem } from '../kinds/several.ts';
import type { Changes } from './changes.ts';
import { numberChanges } from './numbers.ts';
import { optionChanges, poleChanges } from './options.ts';
import type { SameWords } from './same-words.ts';

/**
 * How an item is answered. Kinds that ask for the same in the same way are one: an item may move to a shared
 * scale, or from percent to a number of percent, without any respondent noticing.
 */
const waysToAnswer: Record<Item['kind'], string> = {
  one: 'ett svar',
  scale: 'ett svar',
  several: 'flere svar',
  battery: 'ett svar i hver rad',
  number: 'et tall',
  percent: 'et tall',
  text: 'egne ord',
  date: 'en dato',
  figureTable: 'en tabell med tall',
  information: 'ingen svar',
};

/** What differs in what can be answered: options and their order and base, or the unit and limits of a number. */
export function answerChanges(before: Item, after: Item, same: SameWords): Changes {
  const [way, other] = [waysToAnswer[before.kind], waysToAnswer[after.kind]];
  if (way !== other) return { scale: [`Spørsmålet ba før om ${way} og nå om ${other}.`] };
  return {
    scale: [
      ...('options' in before && 'options' in after
        ? optionChanges(before.options, after.options, same)
        : []),
      ...poleChanges(before, after, same),
      ...(before.kind === 'several' && after.kind === 'several'
        ? [...tickChanges(before, after), ...baseChanges(before, after)]
        : []),
      ...numberChanges(numericOf(before), numericOf(after), same),
      ...(before.kind === 'date' && after.kind === 'date' ? dayChanges(before, after, same) : []),
    ],
  };
}

function numericOf(item: Item) {
  if (item.kind === 'percent') return { unit: 'prosent', min: 0, max: 100, decimals: 0 };
  return item.kind === 'number' ? item : undefined;
}

function tickChanges(before: SeveralItem, after: SeveralItem): string[] {
  return before.atLeast === after.atLeast && before.atMost === after.atMost
    ? []
    : [`Før kunne man velge ${ticksOf(before)}, og nå ${ticksOf(after)}.`];
}

function ticksOf({ atLeast, atMost }: SeveralItem): string {
  const limits = [
    ...(atLeast === undefined ? [] : [`minst ${atLeast}`]),
    ...(atMost === undefined ? [] : [`høyst ${atMost}`]),
  ];
  return limits.length > 0 ? `${limits.join(' og ')} svar` : 'så mange svar man ville';
}

function baseChanges(before: SeveralItem, after: SeveralItem): string[] {
  return before.base === after.base
    ? []
    : [`Før regnet vi prosent av ${whoCount[before.base]}, og nå av ${whoCount[after.base]}.`];
}

const whoCount: Record<SeveralItem['base'], string> = {
  asked: 'alle som fikk spørsmålet',
  ticked: 'dem som krysset av for noe',
};

type Days = Extract<Item, { kind: 'date' }>;

function dayChanges(before: Days, after: Days, same: SameWords): string[] {
  return same(before.min ?? '', after.min ?? '') && same(before.max ?? '', after.max ?? '')
    ? []
    : ['Dagene man kan svare med, er endret.'];
}
