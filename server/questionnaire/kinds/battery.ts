import { z } from 'zod';
import { blank, cellIn, type GridAnswer, type Reading, type Typed } from '../answer.ts';
import { conditionSchema } from '../condition.ts';
import { error, type Problem } from '../finding.ts';
import { fold } from '../fold.ts';
import { identifierSchema } from '../identifier.ts';
import { didYouMean } from '../nearest.ts';
import { carriedSchema, type Option, type Scale } from '../option.ts';
import { mostOptions, mostRows } from '../size.ts';
import { type Plain, textSchema } from '../text.ts';
import { labelOf, readChoice, readChoiceCell, repeated } from './choice.ts';
import { cellField, readGrid } from './grid.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind, Variable } from './kind.ts';

const rowSchema = z
  .strictObject({
    id: identifierSchema,
    label: textSchema,
    showIf: conditionSchema.optional(),
    without: z
      .array(identifierSchema)
      .min(1)
      .max(mostOptions)
      .optional()
      .meta({ description: 'Svar i skalaen som ikke kan velges i denne raden' }),
  })
  .meta({ id: 'BatteryRow' });

const schema = z
  .strictObject({
    kind: z.literal('battery'),
    ...itemBase,
    scale: identifierSchema,
    rowsFrom: carriedSchema.optional(),
    rows: z.array(rowSchema).max(mostRows).default([]),
  })
  .meta({ id: 'BatteryItem' });

export type BatteryRow = Plain<z.output<typeof rowSchema>>;

/** A battery with its scale in place and the rows carried forward among its own. */
export type BatteryItem = Plain<z.output<typeof schema>> & Scale;

/** Battery: several statements answered on one scale. Each row is a variable with a base of its own. */
export const battery = {
  name: 'battery',
  schema,
  findings,
  read: (item, typed) =>
    readGrid(
      item.rows.map(({ id }) => id),
      item.required,
      (row) => readRow(item, row, typed),
    ),
  readCell: (item, given, cell) => readChoiceCell({ id: item.id, options: optionsInRow(item, cell) }, given),
  field: (item, typed) => ({
    rows: item.rows.map((row) => ({
      ...row,
      name: cellField(item.id, row.id),
      chosen: typed[cellField(item.id, row.id)]?.[0] ?? '',
      options: optionsInRow(item, row.id),
    })),
  }),
  words: (item, answer) =>
    item.rows.flatMap(({ id, label }) => {
      const code = cellIn(answer, id);
      return code === undefined ? [] : [`${label}: ${labelOf(item.options, String(code))}`];
    }),
  variables,
} satisfies ItemKind<BatteryItem, GridAnswer>;

/** The options that a row offers. */
export function optionsInRow(item: BatteryItem, rowId: string | undefined): Option[] {
  const without = item.rows.find(({ id }) => id === rowId)?.without ?? [];
  return without.length === 0 ? item.options : item.options.filter(({ code }) => !without.includes(code));
}

function readRow(item: BatteryItem, row: string, typed: Typed): Reading<string> {
  const name = cellField(item.id, row);
  const given = typed[name]?.[0]?.trim();
  if (!given) return blank;
  return readChoice({ id: name, options: optionsInRow(item, row) }, typed);
}

function variables(item: BatteryItem): Variable[] {
  return item.rows.map((row) => {
    const options = optionsInRow(item, row.id);
    const codes = options.map(({ code }) => code);
    const nets = item.nets
      .map((net) => ({ ...net, options: net.options.filter((code) => codes.includes(code)) }))
      .filter((net) => net.options.length > 0);
    return {
      id: `${item.id}.${row.id}`,
      cell: row.id,
      text: `${item.text} – ${row.label}`,
      label: row.label,
      measure: { type: 'choice', options, nets, scale: { polarity: item.polarity, poles: item.poles } },
    };
  });
}

function findings(item: BatteryItem): Problem[] {
  return [...findingsOfRows(item), ...findingsOfWithout(item)];
}

function findingsOfWithout(item: BatteryItem): Problem[] {
  const codes = item.options.map(({ code }) => code);
  // Without its scale, nothing can be said of what a row leaves out of it.
  if (codes.length === 0) return [];
  return item.rows.flatMap(({ id, without = [] }, row) => {
    const left = codes.filter((code) => !without.includes(code)).length;
    const tooFew =
      left < 2
        ? [
            error(
              'too-few',
              ['rows', row, 'without'],
              `Raden «${id}» må ha minst 2 svar igjen. Ta bort noe fra «without».`,
            ),
          ]
        : [];
    const unknown = without.flatMap((code, index) =>
      codes.includes(code)
        ? []
        : [
            error(
              'row-without-unknown-option',
              ['rows', row, 'without', index],
              `«${code}» er ikke et svar i skalaen «${item.scale}».${didYouMean(code, codes)}`,
            ),
          ],
    );
    return [...unknown, ...tooFew];
  });
}

function findingsOfRows(item: BatteryItem): Problem[] {
  return [
    ...(item.rows.length === 0 && !item.rowsFrom
      ? [error('battery-without-rows', ['rows'], 'Listen med rader er tom. Legg til minst én rad.')]
      : []),
    ...repeated(
      item.rows.map(({ id }) => id),
      (id, index) =>
        error(
          'duplicate-row-id',
          ['rows', index, 'id'],
          `Raden «${id}» står to ganger. Gi den ene en egen id.`,
        ),
    ),
    ...repeated(
      item.rows.map(({ label }) => fold(label)),
      (_, index) =>
        error(
          'duplicate-row-label',
          ['rows', index, 'label'],
          `Raden «${item.rows[index]?.label}» står to ganger. Ble en annen rad borte?`,
        ),
    ),
  ];
}
