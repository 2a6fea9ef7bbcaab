/**
 * A command to the engine with a flat body of texts and whole numbers. The process that holds the engine has no
 * other use for BSON (MongoDB's format for documents), and starts faster without the driver.
 */
const KIND_MESSAGE = 2013;

/** @returns the wire message; the first field names the command. */
export function commandMessage(fields: Readonly<Record<string, string | number>>): Buffer {
  const elements = Object.entries(fields).map(([name, value]) => element(name, value));
  const document = Buffer.concat([Buffer.alloc(4), ...elements, Buffer.alloc(1)]);
  document.writeInt32LE(document.length, 0);
  // Header, no flags, and "a body follows" (0).
  const header = Buffer.alloc(21);
  header.writeInt32LE(header.length + document.length, 0);
  header.writeInt32LE(1, 4);
  header.writeInt32LE(KIND_MESSAGE, 12);
  return Buffer.concat([header, document]);
}

/** Whether the engine's answer says `ok: 1`. */
export function isOk(response: Buffer): boolean {
  const one = Buffer.alloc(8);
  one.writeDoubleLE(1);
  return response.includes(Buffer.concat([Buffer.from('\u0001ok\0', 'latin1'), one]));
}

function element(name: string, value: string | number): Buffer {
  const isText = typeof value === 'string';
  const type = Buffer.from([isText ? 0x02 : 0x10]);
  const key = Buffer.from(`${name}\0`);
  const number = Buffer.alloc(4);
  if (!isText) {
    number.writeInt32LE(value);
    return Buffer.concat([type, key, number]);
  }
  const text = Buffer.from(`${value}\0`);
  number.writeInt32LE(text.length);
  return Buffer.concat([type, key, number, text]);
}
