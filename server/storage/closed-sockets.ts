import { type Channel, channel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/**
 * The MongoDB driver (7.8) writes to a socket and, when there is no room, waits for the socket to drain. If the
 * other end has closed in that very moment, the socket never drains: the operation waits for ever, and keeps its
 * connection of the pool for ever. When an engine crashes under load, that happens to several operations.
 *
 * Here every socket that closes says that it has drained. Whoever waited goes on, finds the connection closed, and
 * fails as it should. May be called more than once. Sockets with TLS are not reached; `persist` has a time limit.
 */
export function releaseWaitingWriters(): void {
  // The mark is on the channel, which is one for the whole process, and not in this module, which may be loaded
  // more than once.
  const sockets = channel('net.client.socket') as Channel & { [mark]?: true };
  if (sockets[mark]) return;
  sockets[mark] = true;
  sockets.subscribe((message) => {
    const { socket } = message as { socket: Socket };
    socket.once('close', () => socket.emit('drain'));
  });
}

const mark = Symbol.for('waiting writers are released');
