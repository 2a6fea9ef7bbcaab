import { crc32, inflateRawSync } from 'node:zlib';
import { DomainError } from '../../errors.ts';

/** The biggest file that is read, and the most that it may hold when unpacked, in bytes. */
export const biggestFile = 5 * 1024 * 1024;
const biggestContent = 50 * 1024 * 1024;
const mostEntries = 500;

interface Entry {
  path: string;
  content: Buffer;
}

/**
 * The same Excel file, unpacked within limits and packed again without compression. A packed file can be a thousand
 * times bigger inside than it says itself: whoever reads the new one meets nothing that has not been measured.
 * Throws `invalid` when it is no Excel file, or too big.
 */
export function safeArchive(file: Buffer): { file: Buffer; entries: Entry[] } {
  if (file.length > biggestFile)
    throw new DomainError(
      'invalid',
      `Filen er større enn ${biggestFile / 1024 / 1024} MB. Ta bort bilder og ark som ikke hører til skjemaet.`,
    );
  try {
    const entries = entriesIn(file);
    return { file: packed(entries), entries };
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw new DomainError(
      'invalid',
      'Filen er ikke en Excel-fil (.xlsx) som kan leses. Åpne den i Excel, og lagre den på nytt som .xlsx.',
      { cause },
    );
  }
}

const signatures = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 };

function entriesIn(file: Buffer): Entry[] {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > mostEntries)
    throw new DomainError('invalid', 'Filen har for mange deler til å være et skjema.');
  const entries: Entry[] = [];
  let room = biggestContent;
  let place = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (file.readUInt32LE(place) !== signatures.directory) throw new RangeError('no entry in the directory');
    const length = file.readUInt16LE(place + 28);
    const path = file.toString('utf8', place + 46, place + 46 + length);
    const content = contentAt(file, place, room);
    room -= content.length;
    entries.push({ path, content });
    place += 46 + length + file.readUInt16LE(place + 30) + file.readUInt16LE(place + 32);
  }
  return entries;
}

/** The end of the directory stands last, before a comment of at most 64 KB. */
function endOf(file: Buffer): number {
  for (let place = file.length - 22; place >= Math.max(0, file.length - 22 - 0xffff); place--)
    if (file.readUInt32LE(place) === signatures.end) return place;
  throw new RangeError('no end of a directory');
}

function contentAt(file: Buffer, entry: number, room: number): Buffer {
  const method = file.readUInt16LE(entry + 10);
  const size = file.readUInt32LE(entry + 20);
  const local = file.readUInt32LE(entry + 42);
  if (file.readUInt32LE(local) !== signatures.local) throw new RangeError('no entry');
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (start + size > file.length) throw new RangeError('an entry goes on beyond the file');
  const raw = file.subarray(start, start + size);
  if (method === 0 && size <= room) return raw;
  if (method === 8) return inflated(raw, room);
  if (method === 0) throw tooBig();
  throw new RangeError('an unknown compression');
}

function inflated(raw: Buffer, room: number): Buffer {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(room, 1) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooBig();
    throw cause;
  }
}

function tooBig(): DomainError {
  return new DomainError(
    'invalid',
    `Filen blir større enn ${biggestContent / 1024 / 1024} MB når den pakkes ut, så den leses ikke.`,
  );
}

function packed(entries: Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const { path, content } of entries) {
    const name = Buffer.from(path, 'utf8');
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x0800, 2); // The name is UTF-8.
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(content.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([number32(signatures.local), about, name, content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(place, 10);
    directory.push(Buffer.concat([number32(signatures.directory), Buffer.from([20, 0]), about, rest, name]));
    parts.push(local);
    place += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(place, 12);
  return Buffer.concat([...parts, list, number32(signatures.end), end]);
}

function number32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
