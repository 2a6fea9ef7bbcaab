import { type CellAt, type CubeHead, cellsIn, type Dimension } from './cube.ts';
import type { TableLanguage } from './words.ts';

/** What stands beside and above the numbers where a table is laid out: the ids of its dimensions. */
export interface Placement {
  heading: string[];
  stub: string[];
}

/**
 * A table as PxWebApi 2.0 has it: JSON-stat 2.0 with what PX files know in `extension`. It differs from the JSON-stat
 * of the files, where a table is of one wave: here `index` is an object, a unit has its `base`, and dimensions tell
 * whether they can be left out.
 */
export interface PxDataset {
  version: '2.0';
  class: 'dataset';
  href: string;
  label: string;
  source: string;
  updated: string;
  note: string[];
  role: { time?: string[]; metric?: string[] };
  id: string[];
  size: number[];
  dimension: Record<string, object>;
  extension: object;
  /** Empty where only the table is described. */
  value: (number | null)[];
  status?: Record<string, string>;
}

/**
 * @param head with the dimensions that are wanted, in order
 * @param cellAt none: the table is described, without numbers
 */
export function datasetOf(
  head: CubeHead,
  placement: Placement,
  language: TableLanguage,
  href: string,
  cellAt?: CellAt,
): PxDataset {
  const { dimensions } = head;
  const cells = cellAt ? cellsIn(dimensions, cellAt) : [];
  const status = cells.flatMap((cell, place) => (cell.status ? [[String(place), cell.status]] : []));
  return {
    version: '2.0',
    class: 'dataset',
    href,
    label: head.label,
    source: head.source,
    updated: updatedOf(head),
    note: head.notes,
    role: { ...rolesOf(dimensions, 'time'), ...rolesOf(dimensions, 'metric') },
    id: dimensions.map(({ id }) => id),
    size: dimensions.map(({ categories }) => categories.length),
    dimension: Object.fromEntries(dimensions.map((each) => [each.id, dimensionOf(each)])),
    extension: extensionOf(head, placement, language),
    value: cells.map(({ value }) => value),
    ...(status.length > 0 ? { status: Object.fromEntries(status) } : {}),
  };
}

/** Nobody needs to know when on the day; the interface wants a time all the same. */
export function updatedOf({ updated }: Pick<CubeHead, 'updated'>): string {
  return `${updated}T00:00:00Z`;
}

function rolesOf(dimensions: Dimension[], role: 'time' | 'metric'): Partial<PxDataset['role']> {
  const ids = dimensions.filter((each) => each.role === role).map(({ id }) => id);
  return ids.length > 0 ? { [role]: ids } : {};
}

function dimensionOf({ label, categories, eliminatedBy }: Dimension): object {
  const byCode = <Told>(toldOf: (category: Dimension['categories'][number]) => Told | undefined) => {
    const known = categories.flatMap((each) => {
      const value = toldOf(each);
      return value === undefined ? [] : [[each.code, value] as const];
    });
    return known.length > 0 ? Object.fromEntries(known) : undefined;
  };
  const note = byCode((each) => (each.note === undefined ? undefined : [each.note]));
  const unit = byCode((each) => each.unit);
  return {
    label,
    category: {
      index: Object.fromEntries(categories.map(({ code }, place) => [code, place])),
      label: Object.fromEntries(categories.map((each) => [each.code, each.label])),
      ...(note ? { note } : {}),
      ...(unit ? { unit } : {}),
    },
    extension: {
      elimination: eliminatedBy !== undefined,
      ...(eliminatedBy === undefined ? {} : { eliminationValueCode: eliminatedBy }),
      show: 'value',
    },
  };
}

function extensionOf(
  { id, survey, example, discontinued, dimensions, planHashes, licence }: CubeHead,
  { heading, stub }: Placement,
  language: TableLanguage,
): object {
  const waves = dimensions.find(({ role }) => role === 'time')?.categories ?? [];
  return {
    // The first note says that data are made up.
    ...(example ? { noteMandatory: { '0': true } } : {}),
    px: {
      tableid: id,
      matrix: id,
      decimals: 0,
      'official-statistics': false,
      aggregallowed: false,
      language,
      heading,
      stub,
      'subject-code': survey.id,
      'subject-area': survey.title,
      survey: survey.title,
    },
    firstPeriod: waves[0]?.code,
    lastPeriod: waves.at(-1)?.code,
    discontinued,
    example,
    planHash: planHashes,
    ...(licence === undefined ? {} : { licence }),
  };
}
