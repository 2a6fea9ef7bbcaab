import { z } from 'zod';
import { blank, type Reading, type SeveralAnswer, type Typed } from '../answer.ts';
import { error, type Problem } from '../finding.ts';
import { optionSchema } from '../option.ts';
import type { Plain } from '../text.ts';
import { findingsOfOptions, labelOf, optionLabelled } from './choice.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind } from './kind.ts';

/** The longest text an option with own words takes. */
export const otherMaxLength = 500;

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
  }),
  words: (item, answer) =>
    answer.chosen.map((code) => {
      const label = labelOf(item.options, code);
      return code === optionWithText(item)?.code && answer.other ? `${label}: ${answer.other}` : label;
    }),
  measure: (item) => ({ type: 'several', options: item.options }),
} satisfies ItemKind<SeveralItem, SeveralAnswer>;

/** The form field for the respondent's own words. A dot cannot occur in an id, so it meets no other field. */
export function otherField(itemId: string): string {
  return `${itemId}.other`;
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
          ['options', index, 'withText'],
          'Bare ett svaralternativ kan ha egne ord. Ta bort «withText» her.',
        ),
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

/** Exports put the options of one cell after one another with semicolons, and sometimes inside a label. */
function readCell(item: SeveralItem, cell: string): Reading<SeveralAnswer> {
  const labels = cell
    .split(';')
    .map((label) => label.trim())
    .filter((label) => label !== '');
  if (labels.length === 0) return blank;
  const options = labels.map((label) => optionLabelled(item.options, label));
  const unknown = options.indexOf(undefined);
  if (unknown >= 0)
    return { state: 'problem', problem: { code: 'unknownOption', given: labels[unknown] ?? '' } };
  return answerOf(
    item,
    options.flatMap((option) => option?.code ?? []),
    '',
  );
}

/** The options in the questionnaire's order, each once. */
function answerOf(item: SeveralItem, codes: string[], other: string): Reading<SeveralAnswer> {
  const chosen = item.options.map((option) => option.code).filter((code) => codes.includes(code));
  if (chosen.length === 0) return blank;
  return { state: 'answered', answer: { chosen, ...(other ? { other } : {}) } };
}
