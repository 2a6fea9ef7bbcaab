import type { Column, Dataset } from './dataset.ts';

/**
 * Datasets of waves, kept for the next look at the same wave. What is used least recently goes first, when there is too
 * much; and whatever nobody looks at for a while, so that answers lie no longer in memory than they are used.
 */
export interface DatasetCache {
  /**
   * @param name of the wave; a dataset that was kept under it with another key is dropped
   * @param key what the dataset was made from. The same key must mean the same answers
   * @param build is called once, also when several ask while it goes on. Nothing is kept when it fails
   */
  get(name: string, key: string, build: () => Promise<Dataset>): Promise<Dataset>;
}

interface Kept {
  key: string;
  dataset: Promise<Dataset>;
  /** Nothing until it is built. */
  bytes: number;
  /** Lets it go when nobody looks. */
  timer?: NodeJS.Timeout;
}

/**
 * @param mostBytes of all that is kept together. A dataset that is larger by itself is built for each look
 * @param keptFor milliseconds since the last look
 */
export function datasetCache({ mostBytes, keptFor }: { mostBytes: number; keptFor: number }): DatasetCache {
  // A map gives its entries in the order in which they were put: the least recently used first.
  const kept = new Map<string, Kept>();

  const drop = (name: string, entry: Kept) => {
    clearTimeout(entry.timer);
    if (kept.get(name) === entry) kept.delete(name);
  };
  const keep = (name: string, entry: Kept) => {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => drop(name, entry), keptFor).unref();
    kept.delete(name);
    kept.set(name, entry);
  };
  const makeRoom = () => {
    for (const [name, entry] of kept) {
      const all = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
      if (all <= mostBytes) return;
      drop(name, entry);
    }
  };

  return {
    get(name, key, build) {
      const known = kept.get(name);
      if (known?.key === key) {
        keep(name, known);
        return known.dataset;
      }
      if (known) drop(name, known);
      const entry: Kept = { key, dataset: build(), bytes: 0 };
      keep(name, entry);
      entry.dataset.then(
        (dataset) => {
          entry.bytes = bytesOf(dataset);
          makeRoom();
        },
        () => drop(name, entry),
      );
      return entry.dataset;
    },
  };
}

/** What a dataset takes when all of it has been looked into: see distinct.ts for what is then kept beside it. */
export function bytesOf({ columns }: Pick<Dataset, 'columns'>): number {
  return [...columns.values()].reduce((sum, column) => sum + bytesOfColumn(column), 0);
}

function bytesOfColumn(column: Column): number {
  switch (column.type) {
    case 'coded':
      return column.cells.byteLength;
    case 'number':
      return column.status.byteLength * 5 + column.values.byteLength;
    case 'several':
      return column.status.byteLength * 5 + column.masks.reduce((sum, mask) => sum + mask.byteLength, 0);
  }
}
