import type { Json, Reading } from './reading.ts';

/** What an element becomes: the fields of its kind, and the properties that were read for it. */
export interface Made {
  item: object;
  read: string[];
}

export type Maker = (element: Json, id: string, reading: Reading) => Made | undefined;
