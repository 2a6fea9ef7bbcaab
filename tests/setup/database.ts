import { randomBytes } from 'node:crypto';

/**
 * The address of a new, empty database on the engine of the test run. Called once in a test file, it keeps that
 * file's data apart from the others, which run at the same time. The options of the address are kept.
 *
 * @throws Error when the run was started without the set-up that starts the engine.
 */
export function testDatabaseUri(): string {
  return databaseUri(`test-${randomBytes(6).toString('hex')}`);
}

/** The address of a database that all the files of a run have together. */
export function sharedDatabaseUri(name: string): string {
  return databaseUri(`test-${name}-${process.env.TEST_RUN}`);
}

function databaseUri(name: string): string {
  const uri = process.env.TEST_MONGODB_URI;
  if (!uri) throw new Error('TEST_MONGODB_URI is not set: run the tests with jest and its global set-up.');
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${name}`);
}
