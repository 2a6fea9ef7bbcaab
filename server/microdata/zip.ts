import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive, made bit by bit. */
export interface ArchivedFile {
  name: string;
  content: Iterable<Uint8Array | string>;
}

/** The archive bit by bit, so that it never stands whole in memory, and others get their turn in between. */
export async function* zipped(files: readonly ArchivedFile[]): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    ready.push(part);
  });
  const take = () => {
    const taken = ready;
    ready = [];
    return taken;
  };
  for (const { name, content } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    for (const part of content) {
      file.push(typeof part === 'string' ? Buffer.from(part) : part);
      yield* take();
      await setImmediate();
    }
    file.push(new Uint8Array(), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
