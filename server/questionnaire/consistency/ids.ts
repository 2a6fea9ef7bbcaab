import { error, type Problem } from '../finding.ts';
import { instrumentBreakdown } from '../instruments.ts';
import { repeated } from '../kinds/choice.ts';
import { type Checking, placedItems } from './placed.ts';

interface Named {
  id: string;
  path: Problem['path'];
}

/** Why an id cannot be used, by id. */
const reserved: ReadonlyMap<string, string> = new Map([
  // Answers are kept by item id in plain objects, which have or lend these names already.
  ...['constructor', 'prototype'].map((name) => [name, 'er opptatt i programmeringsspråket'] as const),
  // Fields that the pages of the form have beside the answers.
  ...['shown', 'action', 'kode'].map((name) => [name, 'er navnet på et av skjemaets egne felt'] as const),
]);

/**
 * A table's file is named after its item or derived variable, and these names say something else about a
 * file.
 */
const everyTable = 'alle';
const fileEndings = ['-excel', '-summary'];

/**
 * Sections, items, background and derived variables each have an id of their own, which the platform has no other use
 * for.
 */
export function checkIds({ definition, written }: Checking): Problem[] {
  const sections = written.sections.map(({ id }, index) => ({ id, path: ['sections', index, 'id'] }));
  const named = [
    ...placedItems(written).map(({ item, path }) => ({ id: item.id, path: [...path, 'id'] })),
    ...definition.background.map(({ id }, index) => ({ id, path: ['background', index, 'id'] })),
    ...definition.derived.map(({ id }, index) => ({ id, path: ['derived', index, 'id'] })),
  ];
  return [
    ...reservedWave(definition.wave),
    ...[...sections, ...named].flatMap(reservedName),
    ...named.flatMap(reservedAmongTables),
    ...repeated(
      written.sections.map((section) => section.id),
      (id, index) =>
        error(
          'duplicate-section-id',
          ['sections', index, 'id'],
          `Delen «${id}» står to ganger. Gi den ene en egen id.`,
        ),
    ),
    ...repeated(
      named.map(({ id }) => id),
      (id, index) =>
        error(
          'duplicate-id',
          named[index]?.path ?? [],
          `Id-en «${id}» er brukt to ganger. Gi den ene en egen id.`,
        ),
    ),
  ];
}

/** The page that follows a survey over its waves lies among the pages of the waves. */
const pageOfTrends = 'utvikling';

function reservedWave(wave: string): Problem[] {
  return wave === pageOfTrends
    ? [
        error(
          'reserved-id',
          ['wave'],
          `Bølgen kan ikke hete «${wave}»: Det gjør siden som viser alle bølgene. Velg et annet navn.`,
        ),
      ]
    : [];
}

function reservedName({ id, path }: Named): Problem[] {
  const reason = reserved.get(id);
  return reason === undefined
    ? []
    : [error('reserved-id', path, `Id-en «${id}» ${reason}. Velg en annen id.`)];
}

function reservedAmongTables({ id, path }: Named): Problem[] {
  if (id === instrumentBreakdown)
    return [
      error(
        'reserved-id',
        path,
        `Id-en «${id}» er navnet på grupperingen etter instrument. Velg en annen id.`,
      ),
    ];
  if (id === everyTable)
    return [
      error('reserved-id', path, `Id-en «${id}» er navnet på filen med alle tabellene. Velg en annen id.`),
    ];
  const ending = fileEndings.find((candidate) => id.endsWith(candidate));
  return ending
    ? [
        error(
          'reserved-id',
          path,
          `Id-en «${id}» slutter på «${ending}», som filene med tabeller bruker. Velg en annen id.`,
        ),
      ]
    : [];
}
