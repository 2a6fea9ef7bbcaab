/**
 * What takes time to make, kept in memory up to a limit in bytes; what was asked for longest ago goes first. What is
 * asked for while it is made is made once.
 *
 * A name tells everything that the content depends on, so what is kept is never changed, only no longer asked for.
 */
export class Kept<Content> {
  readonly #kept = new Map<string, Content>();
  readonly #making = new Map<string, Promise<Content>>();
  readonly #limit: number;
  readonly #sizeOf: (content: Content) => number;
  #bytes = 0;

  /** @param limit in bytes, as `sizeOf` tells them */
  constructor(limit: number, sizeOf: (content: Content) => number) {
    this.#limit = limit;
    this.#sizeOf = sizeOf;
  }

  async get(name: string, make: () => Content | Promise<Content>): Promise<Content> {
    const kept = this.#kept.get(name);
    if (kept !== undefined) {
      // The order of the map is the order of use.
      this.#kept.delete(name);
      this.#kept.set(name, kept);
      return kept;
    }
    const begun = this.#making.get(name);
    if (begun) return begun;
    const making = Promise.resolve().then(make);
    this.#making.set(name, making);
    try {
      const content = await making;
      this.#keep(name, content);
      return content;
    } finally {
      this.#making.delete(name);
    }
  }

  get bytes(): number {
    return this.#bytes;
  }

  #keep(name: string, content: Content): void {
    const size = this.#sizeOf(content);
    if (size > this.#limit) return;
    this.#kept.set(name, content);
    this.#bytes += size;
    for (const [oldest, each] of this.#kept) {
      if (this.#bytes <= this.#limit) return;
      this.#kept.delete(oldest);
      this.#bytes -= this.#sizeOf(each);
    }
  }
}

/** @param limit in bytes */
export function keptFiles(limit: number): Kept<Buffer> {
  return new Kept(limit, ({ length }) => length);
}
