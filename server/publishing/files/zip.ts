import { unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * The files in one, dated the day given and nothing else, so that the same files always are the same bytes. A zip
 * tells local time, so midnight of the day is where the process is.
 *
 * @param day as 2022-11-14
 */
export function zipOf(files: Record<string, Uint8Array>, day: string): Uint8Array {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  const mtime = new Date(year, month - 1, date);
  const dated: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, [content, { mtime }]]),
  );
  return zipSync(dated);
}

/** The same archive, dated the day given. */
export function redated(zip: Uint8Array, day: string): Uint8Array {
  return zipOf(unzipSync(zip), day);
}
