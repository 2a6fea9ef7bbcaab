import { z } from 'zod';
import { type AnswerProblem, blank, type Reading, type SeveralAnswer, type Typed } from '../answer.ts';
import { error, type Problem } from '../finding.ts';
import { carriedSchema, isOrdinary, type Option, optionSchema } from '../option.ts';
import { mostOptions } from '../size.ts';
import type { Plain } from '../text.ts';
import { findingsOfCount, findingsOfOptions, labelOf, optionLabelled } from './choice.ts';
import { itemBase } from './item-base.ts';
import { type ItemKind, ownVariable } from './kind.ts';

/** The longest text an option with own words takes. */
const otherMaxLength = 500;

const schema = z
  .strictObject({
    kind: z.literal('several'),
    ...itemBase,
    optionsFrom: carriedSchema.optional(),
    options: z.array(optionSchema).max(mostOptions).default([]),
    atLeast: z.int().min(1).optional(),
    atMost: z.int().min(1).optional(),
    base: z
      .enum(['asked', 'ticked'])
      .default('asked')
      .meta({ description: 'Prosent av alle som fikk spørsmålet, eller av dem som krysset av for noe' }),
  })
  .meta({ id: 'SeveralItem' });

export type SeveralItem = Plain<z.output<typeof schema>>;

/**
 * Several of: the respondent ticks every option that fits. One option may take their own words, and an
 * exclusive one, such as "none of these", stands alone.
 */
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
  variables: ({ options, base, ...item }) => ownVariable(item, { type: 'several', options, base }),
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
    ...findingsOfCount(item),
    ...findingsOfOptions(item.options, []),
    ...findingsOfTicks(item),
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

/** How many ticks are wanted must be possible. Carried options are as many as the earlier answer has. */
function findingsOfTicks({ options, optionsFrom, atLeast, atMost }: SeveralItem): Problem[] {
  const ordinary = options.filter(isOrdinary).length;
  if (atLeast === undefined) return [];
  if (atMost !== undefined && atMost < atLeast)
    return [
      error(
        'ticks-reversed',
        ['atMost'],
        `Det kreves ${atLeast} svar, men bare ${atMost} kan velges. Bytt om.`,
      ),
    ];
  return !optionsFrom && atLeast > ordinary
    ? [
        error(
          'more-ticks-than-options',
          ['atLeast'],
          `Det kreves ${atLeast} svar, men det er bare ${ordinary} å velge mellom. Senk tallet.`,
        ),
      ]
    : [];
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

/**
 * The option that the cell begins with, and how many of its parts the label takes. The longest label wins.
 */
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
  const ticked = item.options.filter(({ code }) => codes.includes(code));
  if (ticked.length === 0) return blank;
  const problem = problemOf(item, ticked);
  if (problem) return { state: 'problem', problem };
  return {
    state: 'answered',
    answer: { chosen: ticked.map(({ code }) => code), ...(other ? { other } : {}) },
  };
}

/**
 * How many ordinary options must be ticked: no more than there are, as fewer may have been carried forward.
 */
export function fewestTicks({ atLeast = 1, options }: Pick<SeveralItem, 'atLeast' | 'options'>): number {
  return Math.min(atLeast, options.filter(isOrdinary).length);
}

function problemOf(item: SeveralItem, ticked: Option[]): AnswerProblem | undefined {
  const { atMost } = item;
  const atLeast = fewestTicks(item);
  const alone = ticked.find(({ exclusive }) => exclusive);
  if (alone) return ticked.length > 1 ? { code: 'exclusive', option: alone.label } : undefined;
  if (ticked.every(isOrdinary) && ticked.length < atLeast) return { code: 'tooFewChosen', atLeast };
  if (atMost !== undefined && ticked.length > atMost)
    return { code: 'tooManyChosen', atMost, chosen: ticked.length };
  return undefined;
}
