import { z } from 'zod';
import { identifierSchema } from './identifier.ts';
import { mostOptions, mostParts } from './size.ts';

/**
 * What earlier answers must be. Conditions look at answers to earlier items only.
 * - `in`: the answer is one of these options; an item with several answers has one of them among its own
 * - `answered`: there is an answer, or there is none
 * - `atLeast`, `atMost`: the number is no less, or no more, than this
 * - `row`: the condition is about one row of a battery
 * - `rows`: so many of a battery's rows (or of those named by `of`) are answered with one of these options
 * - `all`, `any`, `not`: combinations
 */
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] } | { not: Condition };

export type Leaf =
  | { item: string; row?: string | undefined; in: string[] }
  | { item: string; row?: string | undefined; answered: boolean }
  | { item: string; atLeast: number }
  | { item: string; atMost: number }
  | { item: string; rows: RowCount };

export interface RowCount {
  in: string[];
  of?: string[] | undefined;
  atLeast: number;
}

/** Options, or rows, that something is about. */
export const codesSchema = z.array(identifierSchema).min(1).max(mostOptions);
const codes = codesSchema;
const item = identifierSchema;
const row = identifierSchema.optional();

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ item, row, in: codes }),
      z.strictObject({ item, row, answered: z.boolean() }),
      z.strictObject({ item, atLeast: z.number() }),
      z.strictObject({ item, atMost: z.number() }),
      z.strictObject({
        item,
        rows: z.strictObject({ in: codes, of: codes.optional(), atLeast: z.int().min(1) }),
      }),
      z.strictObject({ all: z.array(conditionSchema).min(1).max(mostParts) }),
      z.strictObject({ any: z.array(conditionSchema).min(1).max(mostParts) }),
      z.strictObject({ not: conditionSchema }),
    ]),
  )
  .meta({ id: 'Condition' });
