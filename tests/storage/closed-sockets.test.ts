import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { releaseWaitingWriters } from '../../server/storage/closed-sockets.ts';
import { cleanUp, later, temporaryFolder } from './embedded/engines.ts';

afterEach(cleanUp);

test('Whoever waits for room in a socket goes on when the other end closes it', async () => {
  releaseWaitingWriters();
  releaseWaitingWriters();
  const address = path.join(await temporaryFolder(), 'socket');
  const server = net.createServer((connection) => connection.destroy()).listen(address);
  later(async () => server.close());
  await once(server, 'listening');

  const socket = net.connect(address);
  const ended = once(socket, 'end');
  socket.resume();
  await ended;
  const outcome = once(socket, 'drain').catch((error: unknown) => error);
  expect(socket.write('to nobody')).toBe(false);
  await outcome;
});
