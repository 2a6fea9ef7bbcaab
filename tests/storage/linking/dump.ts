import type { Database } from '../../../server/storage/database.ts';

export type Document = Record<string, unknown>;

/** Everything that a copy of the database has, past Mongoose and its schemas. */
export interface Dump {
  /** By the name of the collection, in the order that the documents lie in. */
  collections: Record<string, Document[]>;
  /** The fields of each index, by collection. */
  indexes: Record<string, string[][]>;
}

export async function dumpOf({ models }: Database): Promise<Dump> {
  const db = models.Response.collection.conn.db!;
  const names = (await db.listCollections().toArray()).map(({ name }) => name).toSorted();
  const dump: Dump = { collections: {}, indexes: {} };
  for (const name of names) {
    dump.collections[name] = await db.collection(name).find<Document>({}).toArray();
    dump.indexes[name] = (await db.collection(name).indexes()).map(({ key }) => Object.keys(key));
  }
  return dump;
}

/** Every value in a document, however deep. */
export function valuesIn(value: unknown): unknown[] {
  const isPlain =
    typeof value === 'object' && value !== null && [Object, Array].includes(value.constructor as never);
  return isPlain ? Object.values(value).flatMap(valuesIn) : [value];
}

/** A value as somebody who looks for the same one elsewhere would write it: bytes in hexadecimal. */
export function written(value: unknown): string {
  const bytes = (value as { buffer?: Uint8Array } | null)?.buffer;
  return bytes ? Buffer.from(bytes).toString('hex') : String(value);
}
