import { readFile } from 'node:fs/promises';
import { DomainError } from '../errors.ts';
import { compareWaves } from '../questionnaire/comparability.ts';
import type { Definition } from '../questionnaire/definition.ts';
import { describe, inFile } from '../questionnaire/finding.ts';
import { readJson } from '../questionnaire/json.ts';
import { checkShape } from '../questionnaire/shape.ts';
import { type Command, readWords } from './command.ts';
import { comparisonReport } from './comparison-report.ts';

const usage = '<før.json> <etter.json>';

/** Compares two waves' questionnaires. Exits with 1 when one says something else of an item than they show. */
export const compare: Command = {
  usage,
  purpose: 'Viser hva som er likt og ulikt i spørreskjemaene fra to bølger',
  async run(words) {
    const [before = '', after = ''] = readWords(words, `compare ${usage}`, 2).given;
    const comparisons = compareWaves(await definitionIn(before), await definitionIn(after));
    process.stdout.write(comparisonReport(comparisons));
    return comparisons.every(({ agrees }) => agrees) ? 0 : 1;
  },
};

/** The shape is enough: what a questionnaire says wrongly of the wave before is what the comparison is for. */
async function definitionIn(file: string): Promise<Definition> {
  const source = await readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', `Kan ikke lese filen ${file}. Se etter at den finnes.`, { cause });
  });
  const json = readJson(file, source);
  if ('problem' in json) throw new DomainError('invalid', json.problem, { cause: json.cause });
  const shape = checkShape(json.content);
  if ('definition' in shape) return shape.definition;
  const problems = shape.problems.map((problem) => describe(inFile(file, problem)));
  throw new DomainError('invalid', `Rett feilene før du sammenligner:\n\n${problems.join('\n')}`);
}
