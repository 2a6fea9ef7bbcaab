import { readConfig } from '../config.ts';
import { DomainError } from '../errors.ts';
import { compareWaves } from '../questionnaire/comparability.ts';
import type { Definition } from '../questionnaire/definition.ts';
import { describe } from '../questionnaire/finding.ts';
import { checkSurveyFile } from '../storage/survey-files.ts';
import { type Command, readWords } from './command.ts';
import { comparisonReport } from './comparison-report.ts';

const usage = '<før.json> <etter.json>';

/** Compares two waves' questionnaires. Exits with 1 when one says something else of an item than they show. */
export const compare: Command = {
  usage,
  purpose: 'Viser hva som er likt og ulikt i spørreskjemaene fra to bølger',
  async run(words) {
    const [before = '', after = ''] = readWords(words, `compare ${usage}`, 2).given;
    const { surveysFolder } = readConfig(process.env);
    const comparisons = compareWaves(
      await definitionIn(surveysFolder, before),
      await definitionIn(surveysFolder, after),
    );
    process.stdout.write(comparisonReport(comparisons));
    return comparisons.every(({ agrees }) => agrees) ? 0 : 1;
  },
};

async function definitionIn(folder: string, file: string): Promise<Definition> {
  const { definition, findings } = await checkSurveyFile(folder, file);
  if (definition) return definition;
  const errors = findings.filter(({ severity }) => severity === 'error').map(describe);
  throw new DomainError('invalid', `Rett feilene før du sammenligner:\n\n${errors.join('\n')}`);
}
