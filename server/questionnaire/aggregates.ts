import { z } from 'zod';
import { type Countable, type CountableVariable, countableIn } from './aggregates/countable.ts';
import { fold } from './fold.ts';
import { identifierSchema } from './identifier.ts';
import type { Questionnaire } from './questionnaire.ts';
import { inLanguage, type Plain, textSchema } from './text.ts';

/**
 * Results of a wave that are known only as they were printed elsewhere. They stand in
 * `surveys/<survey>/<wave>.aggregates.json`, beside the questionnaire that tells what was asked.
 */
const shareSchema = z.strictObject({
  code: identifierSchema.optional().meta({ description: 'Koden til et svar, en samling eller en gruppe' }),
  label: textSchema.optional().meta({ description: 'Svaret slik det er trykt, når det ikke har noen kode' }),
  share: z.number().min(0).max(100).meta({ description: 'Prosent' }),
});

const itemSchema = z.strictObject({
  item: z.string().min(1).meta({ description: 'Id-en til spørsmålet; i et batteri «id.rad»' }),
  note: textSchema.optional(),
  base: z.int().min(0).optional().meta({ description: 'Hvor mange prosenten er regnet av' }),
  mean: z.number().optional(),
  unit: textSchema.optional().meta({ description: 'Hva gjennomsnittet er målt i' }),
  shares: z.array(shareSchema).default([]),
});

export const aggregatesSchema = z.strictObject({
  $schema: z.string().optional(),
  survey: identifierSchema,
  wave: identifierSchema,
  source: textSchema.meta({ description: 'Hvor tallene er trykt' }),
  sourceUrl: z
    .string()
    .refine((url) => /^https?:/.test(url) && URL.canParse(url), 'skriv en adresse som begynner med https://')
    .optional(),
  respondents: z.int().min(0).optional(),
  items: z.array(itemSchema).min(1),
});

/** The file as it stands, with defaults filled in. */
export type AggregateFile = z.output<typeof aggregatesSchema>;

type PlainFile = Plain<AggregateFile>;

/**
 * Printed results in bokmål, every share with the code it has in the questionnaire, if any, and its words.
 */
export interface Aggregates extends Omit<PlainFile, '$schema' | 'items'> {
  items: AggregateItem[];
}

export interface AggregateItem extends Omit<PlainFile['items'][number], 'shares'> {
  /** The question in full, and the kind of its item. */
  text: string;
  kind: CountableVariable['kind'];
  shares: AggregateShare[];
}

export interface AggregateShare {
  code: string | undefined;
  label: string;
  type: Countable['type'];
  /** In percent. */
  share: number;
}

/** @param questionnaire the wave's own, which the file has been checked against */
export function aggregatesIn({ $schema, ...file }: AggregateFile, questionnaire: Questionnaire): Aggregates {
  const plain = inLanguage(file, 'nb');
  const variables = countableIn(questionnaire);
  return {
    ...plain,
    items: plain.items.map((item) => {
      const variable = variables.get(item.item);
      if (!variable) throw new TypeError(`The questionnaire has no ${item.item}.`);
      const { text, kind, countables } = variable;
      return { ...item, text, kind, shares: item.shares.map((share) => shareOf(share, countables)) };
    }),
  };
}

function shareOf(
  given: PlainFile['items'][number]['shares'][number],
  countables: Countable[],
): AggregateShare {
  const { code, label = code ?? '', share } = given;
  const counted = countableOf(given, countables);
  return counted ? { ...counted, share } : { code, label, type: 'option', share };
}

/** What a share is of: by its code, else by its words as the questionnaire has them. */
export function countableOf(
  { code, label }: { code?: string | undefined; label?: string | undefined },
  countables: Countable[],
): Countable | undefined {
  return countables.find((each) =>
    code === undefined ? fold(each.label) === fold(label ?? '') : each.code === code,
  );
}
