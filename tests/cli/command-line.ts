import { runCommandLine } from '../../server/cli/command-line.ts';

/** The exit code of a command, and what it wrote. */
interface Ran {
  code: number;
  out: string;
  error: string;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs one command of `npm run survey --`, with only the variables given, in the process of the test: a process
 * of its own spends nearly all of its time on starting. That a real process does the same is for
 * `surveyProcess` (processes.ts). Variables and streams belong to the process, so commands wait for each other.
 */
export function survey(words: string[], environment: Record<string, string>): Promise<Ran> {
  const ran = last.then(() => runWith(words, environment));
  last = ran.catch(() => {});
  return ran;
}

async function runWith(words: string[], environment: Record<string, string>): Promise<Ran> {
  const { env } = process;
  const written = { out: '', error: '' };
  const spies = (['out', 'error'] as const).map((name) =>
    jest.spyOn(name === 'out' ? process.stdout : process.stderr, 'write').mockImplementation((text) => {
      written[name] += text;
      return true;
    }),
  );
  process.env = { LOG_LEVEL: 'error', ...environment };
  try {
    return { code: await runCommandLine(words), ...written };
  } finally {
    process.env = env;
    for (const spy of spies) spy.mockRestore();
  }
}
