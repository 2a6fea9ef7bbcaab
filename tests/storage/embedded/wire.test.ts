import fc from 'fast-check';
import { commandMessage, isOk } from '../../../server/storage/embedded/command.ts';
import { MessageReader, replyHeader } from '../../../server/storage/embedded/wire.ts';

function messageOf(body: Uint8Array): Buffer {
  const header = Buffer.alloc(16);
  header.writeInt32LE(16 + body.length);
  return Buffer.concat([header, body]);
}

describe('MongoDB messages', () => {
  test('come out whole and in order, however the bytes were cut on the way', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
    const bodies = fc.array(fc.uint8Array({ maxLength: 100 }));
    fc.assert(
      fc.property(bodies, cuts, (contents, sizes) => {
        const messages = contents.map(messageOf);
        const stream = Buffer.concat(messages);
        const reader = new MessageReader();
        const read: Buffer[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const size = sizes[turn % sizes.length]!;
          read.push(...reader.read(stream.subarray(at, at + size)));
          at += size;
        }
        expect(read.map((message) => message.toString('hex'))).toEqual(
          messages.map((message) => message.toString('hex')),
        );
      }),
    );
  });

  test.each([
    ['shorter than its own header', 15],
    ['longer than any driver sends', 50_000_000],
    ['negative', -1],
  ])('with a length that is %s are refused', (_name, length) => {
    const bytes = Buffer.alloc(16);
    bytes.writeInt32LE(length);
    expect(() => new MessageReader().read(bytes)).toThrow('not a MongoDB message');
  });

  test('are answered in the kind they came in', () => {
    const roundTrip = { requestId: 7, moreToCome: false, response: Buffer.alloc(10) };
    expect(replyHeader({ ...roundTrip, legacy: false }, 3)).toHaveLength(21);
    const old = replyHeader({ ...roundTrip, legacy: true }, 3);
    expect([0, 4, 8, 12, 32].map((at) => old.readInt32LE(at))).toEqual([46, 3, 7, 1, 1]);
  });

  test('with a command are as the driver would write them', async () => {
    const { mongo } = await import('mongoose');
    const command = { setParameter: 1, text: 'blåbær', $db: 'admin' };
    const message = commandMessage(command);
    expect(mongo.BSON.deserialize(message.subarray(21))).toEqual(command);
    expect(isOk(Buffer.from(mongo.BSON.serialize({ ok: 1.5 })))).toBe(false);
    expect(isOk(Buffer.from(mongo.BSON.serialize({ was: 1, ok: new mongo.Double(1) })))).toBe(true);
  });
});
