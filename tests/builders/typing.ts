import type { Typed } from '../../server/questionnaire/answer.ts';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import { optionsInRow } from '../../server/questionnaire/kinds/battery.ts';
import { otherField } from '../../server/questionnaire/kinds/several.ts';
import { itemsOf, type Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { type Chance, chanceFrom } from './chance.ts';

/**
 * A form that somebody has filled in, the same for the same seed: mostly sensible, some of it left blank or
 * impossible, and with answers to items, options and rows that may be off the path.
 */
export function typedInto(questionnaire: Questionnaire, seed: number): Typed {
  const chance = chanceFrom(seed);
  return Object.assign({}, ...itemsOf(questionnaire).map((item) => typedFor(item, chance)));
}

function typedFor(item: Item, chance: Chance): Typed {
  switch (item.kind) {
    case 'several': {
      const most = chance();
      const chosen = item.options.filter(() => chance() < most).map(({ code }) => code);
      return { [item.id]: chosen, ...(chance() < 0.1 ? { [otherField(item.id)]: ['Egne ord'] } : {}) };
    }
    case 'battery':
      return fields(item.rows.map(({ id }) => [`${item.id}.${id}`, codeOf(optionsInRow(item, id), chance)]));
    case 'figureTable':
      return fields(
        item.rows.flatMap(({ id }) =>
          item.years.map((year) => [`${item.id}.${id}-${year}`, someNumber(chance)] as const),
        ),
      );
    case 'number':
    case 'percent':
      return fields([[item.id, someNumber(chance)]]);
    case 'text':
      return fields([[item.id, oneOfThese(['', 'Egne ord', '{{q1|x}}'], chance)]]);
    case 'date':
      return fields([[item.id, oneOfThese(['', '2024-05-01', '1.5.2024', 'i fjor'], chance)]]);
    case 'information':
      return {};
    default:
      return fields([[item.id, codeOf(item.options, chance)]]);
  }
}

/** The code that no item has. */
export const unknownCode = 'finnes-ikke';

function codeOf(options: { code: string }[], chance: Chance): string {
  if (chance() < 0.1) return chance() < 0.9 ? '' : unknownCode;
  return oneOfThese(
    options.map(({ code }) => code),
    chance,
  );
}

function someNumber(chance: Chance): string {
  if (chance() < 0.1) return chance() < 0.5 ? '' : 'mange';
  return String(chance() < 0.5 ? 5 * Math.floor(chance() * 5) : Math.floor(chance() * 23) - 1);
}

function oneOfThese(values: string[], chance: Chance): string {
  return values[Math.floor(chance() * values.length)] ?? '';
}

function fields(values: (readonly [string, string])[]): Typed {
  return Object.fromEntries(values.map(([name, value]) => [name, [value]]));
}
