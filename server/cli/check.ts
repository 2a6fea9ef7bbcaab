import { readFile } from 'node:fs/promises';
import { DomainError } from '../errors.ts';
import { checkQuestionnaire } from '../questionnaire/check.ts';
import { describe } from '../questionnaire/finding.ts';
import { type Command, readWords } from './command.ts';

const usage = 'check <fil>';

/** Checks a questionnaire file and prints every finding. Exits with 1 when there is an error among them. */
export const check: Command = {
  usage: '<fil>',
  purpose: 'Sjekker et spørreskjema og skriver ut alt som må rettes',
  async run(words) {
    const [file = ''] = readWords(words, usage, 1).given;
    const source = await readFile(file, 'utf8').catch((cause) => {
      throw new DomainError('invalid', `Finner ikke filen ${file}.`, { cause });
    });
    const { definition, findings } = checkQuestionnaire(file, source);
    process.stdout.write(
      findings.length > 0 ? `${findings.map(describe).join('\n')}\n` : `${file}: i orden\n`,
    );
    return definition ? 0 : 1;
  },
};
