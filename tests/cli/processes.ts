import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { later, until } from '../storage/embedded/engines.ts';

type Environment = Record<string, string>;

/** A folder that is removed afterwards, also when the engine of a platform that was killed is still finishing. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-test-'));
  later(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }));
  return folder;
}

/** How a process ended, and what it wrote. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  error: string;
}

/** The platform as a person runs it: the built files in a process of their own, with only the variables given. */
function launch(file: string, words: string[], environment: Environment) {
  const child = spawn(process.execPath, [path.resolve('dist', file), ...words], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    written.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    written.error += text;
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => ({ code, signal, ...written }));
  later(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return { child, written, ended };
}

/** Runs one command of `npm run survey --` to its end. To see what a command does, command-line.ts is faster. */
export function surveyProcess(words: string[], environment: Environment): Promise<Ended> {
  return launch('cli/main.js', words, environment).ended;
}

interface RunningApp {
  child: ChildProcess;
  /** The address of the front page. */
  url: string;
  /** What it has written so far. */
  written: { out: string; error: string };
  ended: Promise<Ended>;
}

/** Starts the platform and waits until it says that it is running. Fails with its words when it ends instead. */
export async function startPlatform(environment: Environment): Promise<RunningApp> {
  const { child, written, ended } = launch('main.js', [], { PORT: '0', ...environment });
  let end: Ended | undefined;
  void ended.then((ending) => {
    end = ending;
  });
  await until(() => written.out.includes('Stopp med Ctrl-C') || end !== undefined);
  if (end) throw new Error(`The platform ended with ${end.code}: ${end.out}${end.error}`);
  return { child, written, ended, url: /http:\/\/\S+/.exec(written.out)?.[0] ?? '' };
}

/** Starts the platform where it cannot run, and returns how it ended. */
export function startInVain(environment: Environment): Promise<Ended> {
  return launch('main.js', [], { PORT: '0', ...environment }).ended;
}

/** Variables for a platform that keeps everything of its own, its engine's socket too, in `folder`. */
export async function everythingIn(folder: string): Promise<Environment> {
  const TMPDIR = path.join(folder, 'tmp');
  await mkdir(TMPDIR, { recursive: true });
  return { DATA_DIR: path.join(folder, 'data'), TMPDIR };
}

/** Whether an engine answers for the platform that keeps everything in `folder`. */
export async function engineAnswersIn(folder: string): Promise<boolean> {
  const places = await readdir(path.join(folder, 'tmp'));
  const answers = await Promise.all(
    places.map((place) => answersAt(path.join(folder, 'tmp', place, 'db.sock'))),
  );
  return answers.includes(true);
}

async function answersAt(socket: string): Promise<boolean> {
  const connection = net.connect(socket);
  const answer = await once(connection, 'connect').catch(() => undefined);
  connection.destroy();
  return answer !== undefined;
}
