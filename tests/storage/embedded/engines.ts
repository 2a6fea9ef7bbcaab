import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import {
  type EmbeddedEngine,
  type EngineOptions,
  startEmbeddedEngine,
} from '../../../server/storage/embedded/engine.ts';
import { socketOf } from '../../setup/running-engine.ts';

const { MongoClient } = mongoose.mongo;
type Client = InstanceType<typeof MongoClient>;

export { socketOf };

/** Keeps what the engine says, for a test to read. */
export class RecordedLog {
  readonly lines: string[] = [];
  readonly info = (message: string) => void this.lines.push(`info: ${message}`);
  readonly warn = (message: string) => void this.lines.push(`warn: ${message}`);
  readonly error = (message: string) => void this.lines.push(`error: ${message}`);
}

const leftovers: (() => Promise<unknown>)[] = [];

/** Ends everything that this test file has started, the last one first. */
export async function cleanUp(): Promise<void> {
  for (let next = leftovers.pop(); next; next = leftovers.pop()) await next();
}

/** To be done by {@link cleanUp}. */
export function later(task: () => Promise<unknown>): void {
  leftovers.push(task);
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-test-'));
  later(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function start(
  options: Partial<EngineOptions> & { folder: string },
): Promise<EmbeddedEngine & { log: RecordedLog }> {
  const log = new RecordedLog();
  const engine = await startEmbeddedEngine({ log, ...options });
  later(() => rm(path.dirname(socketOf(engine.uri)), { recursive: true, force: true }));
  later(() => engine.stop());
  return Object.create(engine, { log: { value: log } });
}

export function connect(uri: string): Client {
  // A request under way when the engine is killed may, very rarely, never be answered.
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000, socketTimeoutMS: 5000 });
  later(() => client.close());
  return client;
}

/** Repeats a task until it succeeds, as an app does with writes that may be repeated. */
export async function persist<Result>(task: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (problem) {
      if (attempt === 200) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Waits until something holds; the test's own time limit is the only one. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
