import { DomainError } from '../errors.ts';
import type { Command } from './command.ts';

/** Loaded when it is asked for: a check needs no database, and an author runs it again and again. */
const commands: Record<string, () => Promise<Command>> = {
  check: async () => (await import('./check.ts')).check,
  compare: async () => (await import('./compare.ts')).compare,
  import: async () => (await import('./import.ts')).importFile,
  open: async () => (await import('./wave-commands.ts')).open,
  close: async () => (await import('./wave-commands.ts')).close,
  publish: async () => (await import('./wave-commands.ts')).publish,
  'response-of': async () => (await import('./response-of.ts')).responseOf,
  organisation: async () => (await import('./organisations.ts')).organisation,
  organisations: async () => (await import('./organisations.ts')).organisations,
  'invite-owner': async () => (await import('./invite-owner.ts')).inviteOwnerByLink,
  'reset-password': async () => (await import('./reset-password.ts')).resetPassword,
  print: async () => (await import('./print.ts')).print,
  export: async () => (await import('./export.ts')).exportFile,
  from: async () => (await import('./from.ts')).fromFile,
};

/**
 * Runs the command that the first word names, and writes what went wrong to standard error.
 *
 * @returns the exit code: the command's own, 1 when it failed, 2 when there is no such command
 */
export async function runCommandLine(words: string[]): Promise<number> {
  try {
    return await run(words);
  } catch (error) {
    process.stderr.write(
      `${error instanceof DomainError ? error.message : String((error as Error).stack)}\n`,
    );
    return 1;
  }
}

async function run([name = '', ...words]: string[]): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load) return (await load()).run(words);
  process.stdout.write(await help());
  return name === '' || name === 'help' ? 0 : 2;
}

async function help(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const { usage, purpose } = await load();
      return `  ${name} ${usage}\n      ${purpose}`;
    }),
  );
  return `Bruk: npm run survey -- <kommando>\n\n${lines.join('\n')}\n`;
}
