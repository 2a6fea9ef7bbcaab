import { readConfig } from '../config.ts';
import { DomainError } from '../errors.ts';
import type { Loss } from '../interchange/loss.ts';
import { toSurveyJs } from '../interchange/surveyjs/to-surveyjs.ts';
import { toXlsForm } from '../interchange/xlsform/to-xlsform.ts';
import { catalogueOf, questionnaireNamed } from '../questionnaire/catalogue.ts';
import type { Definition } from '../questionnaire/definition.ts';
import { slugOf } from '../questionnaire/questionnaire.ts';
import { readSurveyFiles } from '../storage/survey-files.ts';
import { type Command, readWords } from './command.ts';
import { tellLosses } from './losses.ts';
import { writeNew } from './new-file.ts';

const usage = '<undersøkelse> <bølge[.skjema]> --to xlsform|surveyjs [--out <fil>] [--force]';

/** Writes a questionnaire in the language of another tool, and what the other tool has no place for. */
export const exportFile: Command = {
  usage,
  purpose: 'Lager et XLSForm eller et SurveyJS-skjema av et spørreskjema, og forteller hva som ikke ble med',
  async run(words) {
    const { given, flags } = readWords(words, `export ${usage}`, 2, ['force'], ['to', 'out']);
    const [survey = '', name = ''] = given;
    const write = writerOf(flags.to);
    const definition = await definitionNamed(survey, name);
    const { content, ending, losses } = await write(definition);
    const file = flags.out ?? `${survey}-${slugOf(definition)}.${ending}`;
    await writeNew(file, content, flags.force);
    tellLosses(file, losses);
    return 0;
  },
};

interface Written {
  content: Buffer | string;
  ending: string;
  losses: Loss[];
}

const writers = {
  async xlsform(definition: Definition): Promise<Written> {
    const { file, losses } = await toXlsForm(definition);
    return { content: file, ending: 'xlsx', losses };
  },
  async surveyjs(definition: Definition): Promise<Written> {
    const { json, losses } = toSurveyJs(definition);
    return { content: `${JSON.stringify(json, null, 2)}\n`, ending: 'surveyjs.json', losses };
  },
};

function writerOf(format: string | undefined) {
  if (format === 'xlsform' || format === 'surveyjs') return writers[format];
  throw new DomainError('invalid', `Bruk: npm run survey -- export ${usage}`);
}

async function definitionNamed(survey: string, name: string): Promise<Definition> {
  const definitions = await readSurveyFiles(readConfig(process.env).surveysFolder);
  const { slug } = questionnaireNamed(catalogueOf(definitions), survey, name);
  return definitions.find((definition) => definition.survey === survey && slugOf(definition) === slug)!;
}
