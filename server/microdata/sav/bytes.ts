/** Puts bytes after one another, numbers with the least byte first. */
export class Bytes {
  readonly #parts: Buffer[] = [];

  int32(...values: number[]): this {
    const part = Buffer.alloc(values.length * 4);
    for (const [place, value] of values.entries()) part.writeInt32LE(value, place * 4);
    return this.raw(part);
  }

  float64(...values: number[]): this {
    const part = Buffer.alloc(values.length * 8);
    for (const [place, value] of values.entries()) part.writeDoubleLE(value, place * 8);
    return this.raw(part);
  }

  /** The text in UTF-8, filled up with spaces to a length in bytes, or cut to it. */
  text(text: string, length: number): this {
    const part = Buffer.alloc(length, ' ');
    withinBytes(text, length).copy(part);
    return this.raw(part);
  }

  raw(part: Buffer): this {
    this.#parts.push(part);
    return this;
  }

  done(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** As much of the text as there is room for. Never half a character. */
export function withinBytes(text: string, most: number): Buffer {
  const whole = Buffer.from(text, 'utf8');
  if (whole.length <= most) return whole;
  let end = most;
  // A byte that begins with 10 goes on with a character.
  while (end > 0 && (whole[end]! & 0xc0) === 0x80) end -= 1;
  return whole.subarray(0, end);
}
