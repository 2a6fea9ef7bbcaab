import { readFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import type { RegisterRow } from '../questionnaire/consistency/surroundings.ts';
import { checkAggregateFileAlone, isAggregateFile } from '../storage/aggregate-files.ts';
import { checkSurveyFile } from '../storage/survey-files.ts';
import { type Command, readWords } from './command.ts';
import { readRegister } from './register.ts';
import { type CheckedFile, report } from './report.ts';

const usage = '<fil> [<fil> …] [--register <fil.csv>]';

/**
 * Checks questionnaire files, and files of printed results, and prints every finding. With a register of the
 * services, also whether background items single some of them out. Exits with 1 when there is an error among the findings.
 */
export const check: Command = {
  usage,
  purpose: 'Sjekker spørreskjemaer og trykte resultater, og skriver ut alt som må rettes',
  async run(words) {
    const { given, flags } = readWords(words, `check ${usage}`, numberOfFiles(words), [], ['register']);
    const { surveysFolder } = readConfig(process.env);
    const register = flags.register === undefined ? undefined : await readRegister(flags.register);
    const checked = await Promise.all(given.map((file) => checkedFile(surveysFolder, file, register)));
    process.stdout.write(report(checked, inColour()));
    return checked.some(hasError) ? 1 : 0;
  },
};

/** As many files as there are words that are not about the register, and one at least. */
function numberOfFiles(words: string[]): number {
  const option = words.find((word) => word.split('=')[0] === '--register');
  if (option === undefined) return Math.max(words.length, 1);
  return Math.max(words.length - (option.includes('=') ? 1 : 2), 1);
}

async function checkedFile(
  folder: string,
  file: string,
  register: RegisterRow[] | undefined,
): Promise<CheckedFile> {
  const { findings } = isAggregateFile(file)
    ? await checkAggregateFileAlone(folder, file)
    : await checkSurveyFile(folder, file, register);
  return { file, source: await readFile(file, 'utf8'), findings };
}

function hasError({ findings }: CheckedFile): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** In colour for a person at a terminal who has not asked to be without (no-color.org). */
function inColour(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}
