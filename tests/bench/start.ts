import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from '../../server/config.ts';
import { type Benchmark, median, millisecondsOf, ms } from './figures.ts';

/** From the command to "listening" on an empty folder, example data and all. The engine is prepared before. */
export const start: Benchmark = {
  name: 'start',
  async run({ quick }) {
    await firstStart();
    const times: number[] = [];
    for (let run = 0; run < (quick ? 2 : 5); run++) times.push(await firstStart());
    return [{ what: 'first start to listening, median', value: ms(median(times)), target: '< 5000 ms' }];
  },
};

async function firstStart(): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-bench-'));
  const app = spawn(process.execPath, ['dist/main.js'], {
    cwd: projectFolder,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', NODE_ENV: 'development', MONGODB_URI: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const time = await millisecondsOf(
    () =>
      new Promise<void>((resolve, reject) => {
        app.stdout.on('data', (text: Buffer) => text.includes('Plattformen er i gang') && resolve());
        app.once('exit', () => reject(new Error('the app ended before it listened')));
      }),
  );
  const ended = new Promise((resolve) => app.once('exit', resolve));
  app.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
  return time;
}
