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

await run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof DomainError ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});

async function run([name = '', ...words]: string[]): Promise<void> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load) process.exitCode = await (await load()).run(words);
  else {
    process.stdout.write(await help());
    process.exitCode = name === '' || name === 'help' ? 0 : 2;
  }
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
