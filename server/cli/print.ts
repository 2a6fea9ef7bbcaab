import { printedFile } from '../app.ts';
import { readConfig } from '../config.ts';
import { DomainError } from '../errors.ts';
import { catalogueOf, questionnaireNamed } from '../questionnaire/catalogue.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { readSurveyFiles } from '../storage/survey-files.ts';
import { type Command, readWords } from './command.ts';
import { writeNew } from './new-file.ts';

const usage = '<undersøkelse> <bølge[.skjema]> [--language <språk>] [--out <fil.html>] [--force]';

/** Prints the blank questionnaire as one HTML file, before anything is opened and without a database. */
export const print: Command = {
  usage,
  purpose: 'Lager spørreskjemaet som en HTML-fil til å skrive ut, på skjermen eller i en fil',
  async run(words) {
    const { given, flags } = readWords(words, `print ${usage}`, 2, ['force'], ['language', 'out']);
    const [survey = '', name = ''] = given;
    const html = await printedFile(await questionnaireFor(survey, name, flags.language ?? 'nb'));
    if (flags.out === undefined) process.stdout.write(html);
    else {
      await writeNew(flags.out, html, flags.force);
      process.stdout.write(
        `Skrevet til ${flags.out}. Åpne filen i nettleseren, og skriv ut eller lagre som PDF.\n`,
      );
    }
    return 0;
  },
};

async function questionnaireFor(survey: string, name: string, language: string): Promise<Questionnaire> {
  const catalogue = catalogueOf(await readSurveyFiles(readConfig(process.env).surveysFolder));
  const { languages, slug } = questionnaireNamed(catalogue, survey, name);
  const known = languages.find((each) => each === language);
  if (known) return questionnaireNamed(catalogue, survey, slug, known);
  throw new DomainError(
    'invalid',
    `Skjemaet finnes ikke på «${language}». Det finnes på: ${languages.join(', ')}.`,
  );
}
