import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Bench, milliseconds, quantile } from './measure.ts';

/**
 * From `node dist/main.js` to the line that says where to go, on an empty folder: the engine is started, the
 * answers of the example are imported, the port is open. The libraries of the engine have been made ready on this
 * machine before, as they are once.
 */
export const start: Bench = async ({ quick }) => {
  const first: number[] = [];
  const next: number[] = [];
  await onEmptyFolder((environment) => startOnce(environment));
  for (let run = 0; run < (quick ? 2 : 7); run++) {
    await onEmptyFolder(async (environment) => {
      first.push(await startOnce(environment));
      next.push(await startOnce(environment));
    });
  }
  const median = (times: number[]) => `median ${milliseconds(quantile(times, 0.5))} (${times.length} starts)`;
  return [
    { name: 'First start, empty folder, until listening', result: median(first), target: '< 5 s' },
    { name: 'Next start, until listening', result: median(next) },
  ];
};

type Environment = Record<string, string>;

async function onEmptyFolder<T>(use: (environment: Environment) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-bench-'));
  const TMPDIR = path.join(folder, 'tmp');
  await mkdir(TMPDIR);
  try {
    return await use({ DATA_DIR: path.join(folder, 'data'), TMPDIR });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(environment: Environment): Promise<number> {
  const begin = performance.now();
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [path.resolve('dist/main.js')], {
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout) if (String(text).includes('Plattformen er i gang')) break;
  const elapsed = performance.now() - begin;
  child.kill('SIGTERM');
  await ended;
  return elapsed;
}
