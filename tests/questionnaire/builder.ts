import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import type { Language } from '../../server/questionnaire/text.ts';

export const root = path.join(__dirname, '../..');

export function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** The questionnaire in a file that has no findings. */
export function questionnaireAt(file: string, language: Language = 'nb'): Questionnaire {
  const { definition, findings } = checkQuestionnaire(file, read(file));
  if (!definition) throw new Error(findings.map(({ path, message }) => `${path} ${message}`).join('\n'));
  return questionnaireIn(language, definition);
}

export function survey(wave: string): Questionnaire {
  return questionnaireAt(`surveys/barnevernlederundersokelsen/${wave}.json`);
}

export function itemIn(questionnaire: Questionnaire, id: string): Item {
  const item = itemsOf(questionnaire).find((candidate) => candidate.id === id);
  if (!item) throw new Error(`No item ${id}`);
  return item;
}
