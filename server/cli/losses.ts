import type { Loss } from '../interchange/loss.ts';

/** Tells which file was written, and what of the questionnaire is not in it. */
export function tellLosses(file: string, losses: Loss[]): void {
  process.stderr.write(losses.map(({ at, what }) => `${at}: ${what}\n`).join(''));
  process.stdout.write(
    losses.length === 0
      ? `Skrev ${file}. Alt ble med.\n`
      : `Skrev ${file}. ${losses.length} ting ble ikke med eller må skrives, se over.\n`,
  );
}
