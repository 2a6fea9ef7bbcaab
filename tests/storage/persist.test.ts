import mongoose from 'mongoose';
import { isDuplicate, persist } from '../../server/storage/persist.ts';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;

/** Fails with each of the problems in turn, and then succeeds. */
function operation(...problems: Error[]) {
  const calls = { count: 0 };
  const run = async () => {
    calls.count += 1;
    const problem = problems.shift();
    if (problem) throw problem;
    return 'done';
  };
  return { calls, run };
}

const socketError = (code: string) => Object.assign(new Error(code), { code });
const serverError = (code: number) => new MongoServerError({ message: `code ${code}`, code });

describe('An operation that meets', () => {
  test.each([
    ['a closed connection', new MongoNetworkError('connection closed')],
    ['a server that cannot be found', new mongoose.Error.MongooseServerSelectionError('none')],
    ['a dead socket', socketError('ECONNRESET')],
    ['a socket that is gone', socketError('ENOENT')],
    ['a server that is shutting down', serverError(91)],
    ['a server that is no longer primary', serverError(10107)],
    ['an error whose cause is a dead socket', new Error('failed', { cause: socketError('EPIPE') })],
  ])('%s is tried again', async (_name, problem) => {
    const { calls, run } = operation(problem, problem);
    expect(await persist(run)).toBe('done');
    expect(calls.count).toBe(3);
  });

  test.each([
    ['a duplicate', serverError(11_000)],
    ['a query that took too long', serverError(50)],
    ['a fault of our own', new TypeError('not a function')],
    ['a file that is not there, in words only', new Error('ENOENT')],
  ])('%s is not tried again', async (_name, problem) => {
    const { calls, run } = operation(problem);
    await expect(persist(run)).rejects.toBe(problem);
    expect(calls.count).toBe(1);
  });

  test('a duplicate after a lost acknowledgement tells so to its caller', async () => {
    const { run } = operation(socketError('EPIPE'), serverError(11_000));
    const problem = await persist(run).catch((error: unknown) => error);
    expect(isDuplicate(problem)).toBe(true);
  });
});

test('A database that stays away gives an error that says to try again later', async () => {
  const always = async () => {
    throw socketError('ECONNREFUSED');
  };
  await expect(persist(always)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('Prøv igjen om litt'),
  });
});
