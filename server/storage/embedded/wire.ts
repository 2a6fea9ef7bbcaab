import type { Socket } from 'node:net';

/**
 * MongoDB's wire protocol, as far as a go-between needs it: a message is a header of four little-endian
 * numbers (length, id, the id it answers, kind) and a body that only the engine reads.
 */
const HEADER_LENGTH = 16;
/** The protocol's own limit is 48 MB; a longer message is not from a MongoDB driver. */
const LONGEST_MESSAGE = 48 * 1000 * 1000;
const KIND_MESSAGE = 2013;
/** How a driver's very first question is answered. */
const KIND_OLD_REPLY = 1;

/** The engine's answer to one message. */
export interface RoundTrip {
  readonly requestId: number;
  /** The driver has asked for no answer. */
  readonly moreToCome: boolean;
  /** The question was of the old kind, and is answered in kind. */
  readonly legacy: boolean;
  readonly response: Buffer;
}

/** Cuts a stream of bytes into messages. */
export class MessageReader {
  #chunks: Buffer[] = [];
  #available = 0;
  #needed = HEADER_LENGTH;

  /**
   * Takes the next bytes and returns the messages they complete. Bytes are joined only when there are enough of
   * them: joining at every chunk would make a large message slow.
   *
   * @throws Error when the bytes are not MongoDB messages.
   */
  read(chunk: Buffer): Buffer[] {
    this.#chunks.push(chunk);
    this.#available += chunk.length;
    const messages: Buffer[] = [];
    while (this.#available >= this.#needed) {
      const bytes = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
      const length = bytes.readInt32LE(0);
      if (length < HEADER_LENGTH || length > LONGEST_MESSAGE) throw new Error('not a MongoDB message');
      this.#needed = bytes.length < length ? length : HEADER_LENGTH;
      if (bytes.length >= length) messages.push(bytes.subarray(0, length));
      const rest = bytes.length < length ? bytes : bytes.subarray(length);
      this.#chunks = rest.length > 0 ? [rest] : [];
      this.#available = rest.length;
    }
    return messages;
  }
}

/** The bytes that go before the engine's answer. */
export function replyHeader({ requestId, legacy, response }: RoundTrip, replyId: number): Buffer {
  const header = Buffer.alloc(HEADER_LENGTH + (legacy ? 20 : 5));
  header.writeInt32LE(header.length + response.length, 0);
  header.writeInt32LE(replyId, 4);
  header.writeInt32LE(requestId, 8);
  header.writeInt32LE(legacy ? KIND_OLD_REPLY : KIND_MESSAGE, 12);
  if (legacy) header.writeInt32LE(1, 32); // One document follows.
  return header;
}

/**
 * Answers the messages of one connection, in the order they come. A message the engine cannot answer ends the
 * connection: the driver then knows that it got no answer, rather than waiting for one.
 */
export function answerMessages(socket: Socket, answer: (message: Buffer) => Promise<RoundTrip>): void {
  const reader = new MessageReader();
  let queue = Promise.resolve();
  let replies = 0;

  const reply = async (message: Buffer) => {
    const roundTrip = await answer(message);
    if (roundTrip.moreToCome || socket.destroyed) return;
    replies += 1;
    socket.cork();
    socket.write(replyHeader(roundTrip, replies));
    socket.write(roundTrip.response);
    socket.uncork();
  };

  socket.on('data', (chunk: Buffer) => {
    try {
      for (const message of reader.read(chunk)) {
        queue = queue.then(() => reply(message)).catch(() => void socket.destroy());
      }
    } catch {
      socket.destroy();
    }
  });
  // A driver that hangs up is no fault; without a listener it would end the process.
  socket.on('error', () => {});
}
