import { z } from 'zod';
import { identifierSchema } from './identifier.ts';

/**
 * When an item is asked. Conditions look at answers to earlier items only.
 * - `{item, in}`: the answer is one of these options (for a several-of item: contains one of them)
 * - `{item, answered}`: the item has an answer, or has none
 * - `{all}`, `{any}`, `{not}`: combinations
 */
export type Condition =
  | { item: string; in: string[] }
  | { item: string; answered: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ item: identifierSchema, in: z.array(identifierSchema).min(1) }),
      z.strictObject({ item: identifierSchema, answered: z.boolean() }),
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ any: z.array(conditionSchema).min(1) }),
      z.strictObject({ not: conditionSchema }),
    ]),
  )
  .meta({ id: 'Condition' });
