import { z } from 'zod';
import { shapes } from './schemas.ts';

const categorySchema = z.object({
  code: z.string(),
  label: z.string(),
  type: z.enum(['option', 'net', 'band', 'missing']),
  missing: z.enum(['dontKnow', 'notRelevant', 'noAnswer']).optional(),
  in_base: z.boolean(),
  parts: z.array(z.string()).optional(),
  from: z.number().optional(),
  to: z.number().optional(),
});

const variableSchema = z.object({
  question_id: z.string(),
  question_type: z.string(),
  item: z.string().optional(),
  text: z.string(),
  universe: z.string().optional().describe('Hvem som ble spurt'),
  base_type: z.enum(['answered', 'asked']),
  unit: z.string().optional(),
  categories: z.array(categorySchema),
  breakdowns: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      table_id: z.string(),
      groups: z.array(
        z.object({ code: z.string(), label: z.string(), members: z.array(z.string()).optional() }),
      ),
    }),
  ),
  tables: z.array(z.string()),
  madeFrom: z.array(z.string()).optional(),
  compared: z.string().optional(),
  note: z.string().optional(),
});

/** The file `kodebok.json` as it stands. */
export const codebookSchema = z.object({
  format: z.literal('tabellkodebok-1'),
  survey: z.string(),
  wave: z.string(),
  version: z.int(),
  title: z.string(),
  waveLabel: z.string(),
  publisher: z.string(),
  published: z.iso.date(),
  example: z.string().optional(),
  licence: z.object({ name: z.string(), title: z.string(), address: z.string() }),
  citation: z.string(),
  planHash: z.string(),
  definitionVersion: z.string(),
  notes: z.array(z.string()),
  statuses: z.record(z.string(), z.string()),
  variables: z.array(variableSchema),
  background: z.array(z.object({ id: z.string(), text: z.string(), groups: z.array(z.string()) })),
});

shapes.add(codebookSchema, {
  id: 'Codebook',
  description: 'Kodeboken til én versjon: spørsmål, hvem som ble spurt, koder og grupper.',
});
