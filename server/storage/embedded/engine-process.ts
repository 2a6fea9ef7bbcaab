import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../../errors.ts';
import { type ChildMessage, type ChildOptions, EXIT_FOLDER_IN_USE } from './protocol.ts';

/** Reached alike from `server/storage/embedded` (tests) and `dist/storage/embedded`: always the compiled file. */
const CHILD_FILE = path.join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'dist',
  'storage',
  'embedded',
  'child.js',
);

/** Longer than the engine's process gives itself (4 seconds). */
const KILL_AFTER_MS = 6000;
/** Enough of what the engine wrote last to find its cause. */
const LAST_WORDS_LENGTH = 2000;

/** An engine that answers on its socket. */
export interface EngineProcess {
  readonly pid: number;
  /** Fulfilled with how it ended, such as `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /** Asks it to finish and waits until it has ended. */
  stop(): Promise<void>;
}

/** Why an engine never answered: `in use` is by another engine; `failed` carries the engine's own words. */
export type StartFailure =
  | { readonly outcome: 'in use' }
  | { readonly outcome: 'failed'; readonly lastWords: string };

export type StartOutcome = { readonly outcome: 'started'; readonly process: EngineProcess } | StartFailure;

/**
 * Starts the engine's process and waits until it answers on its socket.
 *
 * @param library the engine's library, when another than the installed one is to be used
 * @throws DomainError `setup` when the platform is not built.
 */
export function startEngineProcess(options: ChildOptions, library?: string): Promise<StartOutcome> {
  if (!existsSync(CHILD_FILE)) {
    throw new DomainError('setup', `Plattformen er ikke bygd (${CHILD_FILE} mangler). Kjør «npm run build».`);
  }
  const child = spawn(process.execPath, [CHILD_FILE, JSON.stringify(options)], {
    env: {
      ...process.env,
      // Flags of the app (a debugger's port, a loader) are not for the engine.
      NODE_OPTIONS: '',
      // glibc otherwise keeps a heap per thread, and the engine has many threads.
      MALLOC_ARENA_MAX: '2',
      ...(library && { NAPI_RS_NATIVE_LIBRARY_PATH: library }),
    },
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    // Its own group: Ctrl-C in the terminal reaches the app only, which then stops the engine in good order.
    detached: true,
  });
  return outcomeOf(child);
}

function outcomeOf(child: ChildProcess): Promise<StartOutcome> {
  let lastWords = '';
  const remember = (words: string) => {
    lastWords = (lastWords + words).slice(-LAST_WORDS_LENGTH);
  };
  child.stderr?.setEncoding('utf8').on('data', remember);
  child.on('error', (problem) => remember(problem.message));
  // Writing to a process that has just ended is no fault: that it ended is told by itself.
  child.stdin?.on('error', () => {});

  return new Promise((resolve) => {
    const ended = new Promise<string>((resolveEnded) => {
      child.once('close', (code, signal) => {
        resolveEnded(code === null ? `signal ${signal}` : `kode ${code}`);
        resolve(
          code === EXIT_FOLDER_IN_USE
            ? { outcome: 'in use' }
            : { outcome: 'failed', lastWords: lastWords.trim() || `kode ${code ?? signal}` },
        );
      });
    });
    child.on('message', (message: ChildMessage) => {
      if (message.type === 'failed') remember(message.message);
      else resolve({ outcome: 'started', process: runningProcess(child, ended) });
    });
  });
}

function runningProcess(child: ChildProcess, ended: Promise<string>): EngineProcess {
  // An app that has nothing more to do may end; the engine then ends by itself.
  const handles: unknown[] = [child, child.channel, child.stdin, child.stderr];
  for (const handle of handles as { unref?(): void }[]) handle?.unref?.();
  return {
    pid: child.pid!,
    ended,
    async stop() {
      child.ref();
      const killing = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(killing);
    },
  };
}
