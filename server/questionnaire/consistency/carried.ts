import { partsFrom } from '../carrying.ts';
import { error, type Problem, within } from '../finding.ts';
import type { Item } from '../kinds/all.ts';
import { didYouMean } from '../nearest.ts';
import { type Carried, isOrdinary } from '../option.ts';
import { type Checking, idsBefore, type Placed, placedItems } from './placed.ts';

type Field = 'optionsFrom' | 'rowsFrom';

/** What is carried forward comes from an earlier item that has it, and meets no code of the item's own. */
export function checkCarried(checking: Checking): Problem[] {
  const placed = placedItems(checking.written);
  return placed.flatMap((each, index) => carriedProblems(each, idsBefore(placed, index), checking));
}

function carriedProblems({ item, path }: Placed, earlier: string[], checking: Checking): Problem[] {
  for (const field of ['optionsFrom', 'rowsFrom'] as const) {
    const carried = (item as Partial<Record<Field, Carried>>)[field];
    if (!carried) continue;
    const source = earlier.includes(carried.item) ? checking.items.get(carried.item) : undefined;
    const found = source
      ? sourceProblems(carried, source, item)
      : [missingSource(carried, item, earlier, checking)];
    return [...within([...path, field], found), ...within(path, clashes(item, carried, checking))];
  }
  return [];
}

function missingSource({ item: wanted }: Carried, item: Item, earlier: string[], checking: Checking) {
  return checking.items.has(wanted)
    ? error(
        'carried-from-later',
        ['item'],
        `Spørsmål ${item.id} henter fra ${wanted}, som ikke kommer før. Flytt ${wanted} foran.`,
      )
    : error(
        'carried-from-unknown',
        ['item'],
        `Spørsmål ${item.id} henter fra ${wanted}, som ikke finnes.${didYouMean(wanted, earlier.toReversed())}`,
      );
}

function sourceProblems(carried: Carried, source: Item, item: Item): Problem[] {
  if (source.kind === 'several') return severalProblems(carried, source.options.some(isOrdinary), item);
  if (source.kind !== 'battery')
    return [
      error(
        'carried-from-impossible',
        ['item'],
        `Spørsmål ${item.id} henter fra ${source.id}, som ikke er «several» eller «battery». Hent fra et slikt spørsmål.`,
      ),
    ];
  if (!carried.in)
    return [
      error(
        'carried-without-options',
        ['in'],
        `Spørsmål ${item.id} henter rader fra batteriet ${source.id}. Si hvilke svar de skal ha fått, med «in».`,
      ),
    ];
  const codes = source.options.map(({ code }) => code);
  return carried.in.flatMap((code, index) =>
    codes.includes(code)
      ? []
      : [
          error(
            'carried-with-unknown-option',
            ['in', index],
            `«${code}» er ikke et svar på ${source.id}.${didYouMean(code, codes)}`,
          ),
        ],
  );
}

function severalProblems(carried: Carried, hasOptions: boolean, item: Item): Problem[] {
  if (!hasOptions)
    return [
      error(
        'carried-from-impossible',
        ['item'],
        `Spørsmål ${item.id} henter fra ${carried.item}, som ikke har noen svar å hente. Legg dem til der.`,
      ),
    ];
  return carried.in
    ? [
        error(
          'carried-with-needless-options',
          ['in'],
          `Fra ${carried.item} hentes alle svar som er krysset av. Ta bort «in».`,
        ),
      ]
    : [];
}

/** A table has a row for each code: two with one code cannot be told apart. */
function clashes(item: Item, carried: Carried, { items }: Checking): Problem[] {
  const codes = partsFrom(carried, items).map(({ code }) => code);
  return ownCodes(item).flatMap(({ code, path }) =>
    codes.includes(code)
      ? [
          error(
            'carried-code-clash',
            path,
            `Koden «${code}» er hentet fra ${carried.item} også. Ta bort den ene, eller gi den en egen kode.`,
          ),
        ]
      : [],
  );
}

function ownCodes(item: Item): { code: string; path: Problem['path'] }[] {
  if (item.kind === 'battery')
    return item.rows.map(({ id }, index) => ({ code: id, path: ['rows', index, 'id'] }));
  if (item.kind !== 'one' && item.kind !== 'several') return [];
  return item.options.map(({ code }, index) => ({ code, path: ['options', index, 'code'] }));
}
