import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { releaseWaitingWriters } from '../../server/storage/closed-sockets.ts';
import { cleanUp, later, temporaryFolder } from './embedded/engines.ts';

afterEach(cleanUp);

test('Whoever waits for room in a socket goes on when the socket closes', async () => {
  releaseWaitingWriters();
  releaseWaitingWriters();
  const address = path.join(await temporaryFolder(), 'socket');
  const server = net.createServer((connection) => connection.destroy()).listen(address);
  later(async () => server.close());
  await once(server, 'listening');

  const socket = net.connect(address);
  await once(socket, 'connect');
  // What Node does by itself when the other end has closed, a moment before it tells so.
  socket.destroy();
  const drained = once(socket, 'drain');
  expect(socket.write('to nobody')).toBe(false);
  await drained;
});
