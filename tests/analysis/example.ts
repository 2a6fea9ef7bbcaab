import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMapping } from '../../server/fieldwork/import/mapping.ts';
import { readImport } from '../../server/fieldwork/import/read.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import { type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';

const folder = join(__dirname, '../../surveys/barnevernlederundersokelsen');

/** The leader survey of 2022 as it is shipped. */
export function exampleQuestionnaire(): Questionnaire {
  const file = join(folder, '2022.json');
  const { definition } = checkQuestionnaire(file, readFileSync(file, 'utf8'));
  if (!definition) throw new Error('The shipped questionnaire has errors.');
  return questionnaireIn('nb', definition);
}

/** The 58 example answers as they are imported. */
export function exampleAnswers(questionnaire: Questionnaire): Answers[] {
  const mapping = readMapping(readFileSync(join(folder, 'example/2022.mapping.json'), 'utf8'));
  const file = readFileSync(join(folder, 'example/2022.csv'));
  return readImport(questionnaire, file, mapping).rows.map(({ answers }) => answers);
}
