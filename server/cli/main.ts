import { DomainError } from '../errors.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { exportFile } from './export.ts';
import { fromFile } from './from.ts';
import { importFile } from './import.ts';
import { print } from './print.ts';
import { close, open, publish } from './wave-commands.ts';

const commands: Record<string, Command> = {
  check,
  compare,
  import: importFile,
  open,
  close,
  publish,
  print,
  export: exportFile,
  from: fromFile,
};

await run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof DomainError ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});

async function run([name = '', ...words]: string[]): Promise<void> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) process.exitCode = await command.run(words);
  else {
    process.stdout.write(help());
    process.exitCode = name === '' || name === 'help' ? 0 : 2;
  }
}

function help(): string {
  const lines = Object.entries(commands).map(
    ([name, { usage, purpose }]) => `  ${name} ${usage}\n      ${purpose}`,
  );
  return `Bruk: npm run survey -- <kommando>\n\n${lines.join('\n')}\n`;
}
