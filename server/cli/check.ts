import { readFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { checkSurveyFile } from '../storage/survey-files.ts';
import { type Command, readWords } from './command.ts';
import { type CheckedFile, report } from './report.ts';

const usage = '<fil> [<fil> …]';

/** Checks questionnaire files and prints every finding. Exits with 1 when there is an error among them. */
export const check: Command = {
  usage,
  purpose: 'Sjekker spørreskjemaer og skriver ut alt som må rettes',
  async run(words) {
    const files = readWords(words, `check ${usage}`, Math.max(words.length, 1)).given;
    const { surveysFolder } = readConfig(process.env);
    const checked = await Promise.all(files.map((file) => checkedFile(surveysFolder, file)));
    process.stdout.write(report(checked, inColour()));
    return checked.some(hasError) ? 1 : 0;
  },
};

async function checkedFile(folder: string, file: string): Promise<CheckedFile> {
  const { findings } = await checkSurveyFile(folder, file);
  return { file, source: await readFile(file, 'utf8'), findings };
}

function hasError({ findings }: CheckedFile): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** In colour for a person at a terminal who has not asked to be without (no-color.org). */
function inColour(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}
