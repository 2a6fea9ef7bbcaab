import { z } from 'zod';
import { blank, type Reading, type SeveralAnswer, type Typed } from '../answer.ts';
import { error, type Problem } from '../finding.ts';
import { type Option, optionSchema } from '../option.ts';
import type { Plain } from '../text.ts';
import { findingsOfOptions, labelOf, optionLabelled } from './choice.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind } from './kind.ts';

/** The longest text an option with own words takes. */
const otherMaxLength = 500;

const schema = z
  .strictObject({ kind: z.literal('several'), ...itemBase, options: z.array(optionSchema).min(2) })
  .meta({ id: 'SeveralItem' });

export type SeveralItem = Plain<z.output<typeof schema>>;

/** Several of: the respondent ticks every option that fits; one option may take their own words. */
export const several = {
  name: 'several',
  schema,
  findings,
  read,
  readCell,
  field: (item, typed) => ({
    chosen: typed[item.id] ?? [],
    otherName: otherField(item.id),
    other: typed[otherField(item.id)]?.[0] ?? '',
    otherMaxLength,
  }),
  words: (item, answer) =>
    answer.chosen.map((code) => {
      const label = labelOf(item.options, code);
      return code === optionWithText(item)?.code && answer.other ? `${label}: ${answer.other}` : label;
    }),
  measure: (item) => ({ type: 'several', options: item.options }),
} satisfies ItemKind<SeveralItem, SeveralAnswer>;

/** What the page calls the respondent's own words among the fields of the item. */
const ownWordsName = 'other';

/** The form field for the respondent's own words. A dot cannot occur in an id, so it meets no other field. */
export function otherField(itemId: string): string {
  return `${itemId}.${ownWordsName}`;
}

function optionWithText(item: SeveralItem) {
  return item.options.find((option) => option.withText);
}

function findings(item: SeveralItem): Problem[] {
  const withText = item.options.flatMap((option, index) => (option.withText ? [index] : []));
  return [
    ...findingsOfOptions(item.options, []),
    ...withText
      .slice(1)
      .map((index) =>
        error(
          'own-words-twice',
          ['options', index, 'withText'],
          'Bare ett svaralternativ kan ha egne ord. Ta bort «withText» her.',
        ),
      ),
    ...(withText.length > 0 ? item.options : []).flatMap(({ code }, index) =>
      code === ownWordsName
        ? [
            error(
              'reserved-option-code',
              ['options', index, 'code'],
              `Koden «${code}» er opptatt når et svaralternativ har egne ord: Feltet for ordene heter det. Velg en annen kode, for eksempel «annet».`,
            ),
          ]
        : [],
    ),
  ];
}

function read(item: SeveralItem, typed: Typed): Reading<SeveralAnswer> {
  const given = (typed[item.id] ?? []).filter((code) => code !== '');
  const unknown = given.find((code) => !item.options.some((option) => option.code === code));
  if (unknown !== undefined) return { state: 'problem', problem: { code: 'unknownOption', given: unknown } };
  const openOption = optionWithText(item);
  const other = openOption ? (typed[otherField(item.id)]?.[0] ?? '').trim() : '';
  if (other.length > otherMaxLength)
    return { state: 'problem', problem: { code: 'tooLong', max: otherMaxLength, length: other.length } };
  // Words without the tick mean the tick: nobody writes a text they do not want read.
  return answerOf(item, [...given, ...(other && openOption ? [openOption.code] : [])], other);
}

/** Exports put the options of one cell after one another with semicolons. A label may hold semicolons too. */
function readCell(item: SeveralItem, cell: string): Reading<SeveralAnswer> {
  let parts = cell.split(';').filter((part) => part.trim() !== '');
  const codes: string[] = [];
  while (parts.length > 0) {
    const found = firstOption(item.options, parts);
    if (!found)
      return { state: 'problem', problem: { code: 'unknownOption', given: parts[0]?.trim() ?? '' } };
    codes.push(found.code);
    parts = parts.slice(found.length);
  }
  return answerOf(item, codes, '');
}

/** The option that the cell begins with, and how many of its parts the label takes. The longest label wins. */
function firstOption(options: Option[], parts: string[]) {
  const longest = Math.max(...options.map(({ label }) => label.split(';').length));
  for (let length = Math.min(parts.length, longest); length > 0; length--) {
    const option = optionLabelled(options, parts.slice(0, length).join(';'));
    if (option) return { code: option.code, length };
  }
  return undefined;
}

/** The options in the questionnaire's order, each once. */
function answerOf(item: SeveralItem, codes: string[], other: string): Reading<SeveralAnswer> {
  const chosen = item.options.map((option) => option.code).filter((code) => codes.includes(code));
  if (chosen.length === 0) return blank;
  return { state: 'answered', answer: { chosen, ...(other ? { other } : {}) } };
}
