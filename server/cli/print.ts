import { writeFile } from 'node:fs/promises';
import { printedFile } from '../app.ts';
import { readConfig } from '../config.ts';
import { DomainError } from '../errors.ts';
import { catalogueOf } from '../questionnaire/catalogue.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Language } from '../questionnaire/text.ts';
import { readSurveyFiles } from '../storage/survey-files.ts';
import { type Command, readWords } from './command.ts';

const usage = '<undersøkelse> <bølge[.skjema]> [--language <språk>] [--out <fil.html>]';

/** Prints the blank questionnaire as one HTML file, before anything is opened and without a database. */
export const print: Command = {
  usage,
  purpose: 'Lager spørreskjemaet som en HTML-fil til å skrive ut, på skjermen eller i en fil',
  async run(words) {
    const { given, flags } = readWords(words, `print ${usage}`, 2, [], ['language', 'out']);
    const [survey = '', slug = ''] = given;
    const html = await printedFile(await questionnaireFor(survey, slug, flags.language ?? 'nb'));
    if (flags.out === undefined) process.stdout.write(html);
    else {
      await writeFile(flags.out, html);
      process.stdout.write(
        `Skrevet til ${flags.out}. Åpne filen i nettleseren, og skriv ut eller lagre som PDF.\n`,
      );
    }
    return 0;
  },
};

async function questionnaireFor(survey: string, slug: string, language: string): Promise<Questionnaire> {
  const catalogue = catalogueOf(await readSurveyFiles(readConfig(process.env).surveysFolder));
  const [wave = ''] = slug.split('.');
  const instruments = catalogue.instruments(survey, wave, language as Language);
  const questionnaire = instruments.find((instrument) => instrument.slug === slug);
  if (!questionnaire) {
    const slugs = instruments.map((instrument) => instrument.slug).join(', ');
    const others = slugs ? ` Denne bølgen har: ${slugs}.` : '';
    throw new DomainError(
      'missing',
      `Det finnes ikke noe spørreskjema surveys/${survey}/${slug}.json.${others}`,
    );
  }
  const { languages } = questionnaire;
  if (!languages.some((each) => each === language))
    throw new DomainError(
      'invalid',
      `Skjemaet finnes ikke på «${language}». Det finnes på: ${languages.join(', ')}.`,
    );
  return questionnaire;
}
