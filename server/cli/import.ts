import { readFile } from 'node:fs/promises';
import { DomainError } from '../errors.ts';
import { describeOutcome, importAnswers } from '../fieldwork/import/apply.ts';
import { noMapping, readMapping } from '../fieldwork/import/mapping.ts';
import { readImport } from '../fieldwork/import/read.ts';
import { describeReport } from '../fieldwork/import/report.ts';
import { receiveImport, termsOf } from '../fieldwork/wave.ts';
import { questionnaireNamed } from '../questionnaire/catalogue.ts';
import { type Command, readWords } from './command.ts';
import { withServices } from './with-services.ts';

const usage = '<undersøkelse> <bølge[.skjema]> <fil.csv> [--mapping <fil.json>] [--replace] [--dry-run]';

/** Imports answers that were collected with another tool, to a wave that is not open for answers here. */
export const importFile: Command = {
  usage,
  purpose: 'Importerer svar fra en CSV-fil, og forteller rad for rad hva som ikke ble med',
  async run(words) {
    const { given, flags } = readWords(words, `import ${usage}`, 3, ['replace', 'dry-run'], ['mapping']);
    const [survey = '', slug = '', file = ''] = given;
    const bytes = await fileContent(file);
    const mapping =
      flags.mapping === undefined ? noMapping : readMapping((await fileContent(flags.mapping)).toString());
    return withServices(async ({ catalogue, responses, waves }) => {
      const questionnaire = questionnaireNamed(catalogue, survey, slug);
      const { wave } = questionnaire;
      const terms = termsOf(catalogue.find(survey, wave) ?? questionnaire);
      const read = readImport(questionnaire, bytes, mapping);
      process.stdout.write(`${describeReport(read.report)}\n\n`);
      if (flags['dry-run']) {
        process.stdout.write('Prøvekjøring: Ingenting er lagret.\n');
        return 0;
      }
      const outcome = await receiveImport(waves, { survey, wave, example: false, ...terms }, () =>
        importAnswers(responses, { survey, wave }, read, { replace: flags.replace }),
      );
      process.stdout.write(`${describeOutcome(outcome)}\n`);
      if ((await waves.find(survey, wave))?.state === 'published')
        process.stdout.write('Resultatene er ikke endret. Publiser på nytt for å ta med de nye svarene.\n');
      return 0;
    });
  },
};

async function fileContent(file: string): Promise<Buffer> {
  return readFile(file).catch((cause) => {
    throw new DomainError('invalid', `Finner ikke filen ${file}.`, { cause });
  });
}
