import { parseArgs } from 'node:util';
import { DomainError } from '../errors.ts';

/** One small command. `run` returns the exit code: 0 done, 1 something was found wrong. */
export interface Command {
  usage: string;
  purpose: string;
  run(words: string[]): Promise<number>;
}

type Flags<Name extends string, Valued extends string> = Record<Name, boolean> &
  Record<Valued, string | undefined>;

/**
 * Reads a command's words: what it must be given, switches that are there or not, and options with a value.
 * Throws `invalid` with the usage when they do not fit.
 */
export function readWords<Name extends string = never, Valued extends string = never>(
  words: string[],
  usage: string,
  wanted: number,
  switches: Name[] = [],
  valued: Valued[] = [],
): { given: string[]; flags: Flags<Name, Valued> } {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: Object.fromEntries([
        ...switches.map((name) => [name, { type: 'boolean' as const, default: false }]),
        ...valued.map((name) => [name, { type: 'string' as const }]),
      ]),
    });
    if (positionals.length !== wanted) throw new Error('the number of words does not fit');
    return { given: positionals, flags: values as Flags<Name, Valued> };
  } catch (cause) {
    throw new DomainError('invalid', `Bruk: npm run survey -- ${usage}`, { cause });
  }
}
