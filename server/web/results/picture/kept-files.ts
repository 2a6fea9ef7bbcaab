/**
 * Files that take time to make, kept in memory up to a limit in bytes; those that were asked for longest ago go first.
 * A file that is asked for while it is made is made once.
 */
export class KeptFiles {
  readonly #files = new Map<string, Buffer>();
  readonly #making = new Map<string, Promise<Buffer>>();
  readonly #limit: number;
  #bytes = 0;

  /** @param limit in bytes */
  constructor(limit: number) {
    this.#limit = limit;
  }

  async get(name: string, make: () => Buffer | Promise<Buffer>): Promise<Buffer> {
    const kept = this.#files.get(name);
    if (kept) {
      // The order of the map is the order of use.
      this.#files.delete(name);
      this.#files.set(name, kept);
      return kept;
    }
    const begun = this.#making.get(name);
    if (begun) return begun;
    const making = Promise.resolve().then(make);
    this.#making.set(name, making);
    try {
      const file = await making;
      this.#keep(name, file);
      return file;
    } finally {
      this.#making.delete(name);
    }
  }

  get bytes(): number {
    return this.#bytes;
  }

  #keep(name: string, file: Buffer): void {
    if (file.length > this.#limit) return;
    this.#files.set(name, file);
    this.#bytes += file.length;
    for (const [oldest, { length }] of this.#files) {
      if (this.#bytes <= this.#limit) return;
      this.#files.delete(oldest);
      this.#bytes -= length;
    }
  }
}
