import { readConfig } from '../config.ts';
import { describe } from '../questionnaire/finding.ts';
import { checkSurveyFile } from '../storage/survey-files.ts';
import { type Command, readWords } from './command.ts';

const usage = 'check <fil>';

/** Checks a questionnaire file and prints every finding. Exits with 1 when there is an error among them. */
export const check: Command = {
  usage: '<fil>',
  purpose: 'Sjekker et spørreskjema og skriver ut alt som må rettes',
  async run(words) {
    const [file = ''] = readWords(words, usage, 1).given;
    const { definition, findings } = await checkSurveyFile(readConfig(process.env).surveysFolder, file);
    process.stdout.write(
      findings.length > 0 ? `${findings.map(describe).join('\n')}\n` : `${file}: i orden\n`,
    );
    return definition ? 0 : 1;
  },
};
