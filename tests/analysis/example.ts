import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import { kindOf } from '../../server/questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';

const folder = join(__dirname, '../../surveys/barnevernlederundersokelsen');

/** The leader survey of 2022 as it is shipped. */
export function exampleQuestionnaire(): Questionnaire {
  const file = join(folder, '2022.json');
  const { definition } = checkQuestionnaire(file, readFileSync(file, 'utf8'));
  if (!definition) throw new Error('The shipped questionnaire has errors.');
  return questionnaireIn('nb', definition);
}

/** The 58 example answers, read cell by cell. */
export function exampleAnswers(questionnaire: Questionnaire): Answers[] {
  const source = readFileSync(join(folder, 'example/2022.csv'), 'utf8');
  const rows: Record<string, string>[] = parse(source, { delimiter: ';', columns: true, bom: true });
  return rows.map((row) =>
    Object.fromEntries(
      itemsOf(questionnaire).flatMap((item) => {
        const reading = kindOf(item).readCell(item, row[item.id] ?? '');
        return reading.state === 'answered' ? [[item.id, reading.answer] as const] : [];
      }),
    ),
  );
}
