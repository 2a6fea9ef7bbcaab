import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const kindsSurvey = 'eksempel';
export const kindsWave = '2024';
export const kindsPath = `/svar/${kindsSurvey}/${kindsWave}`;

/**
 * A folder of surveys with one questionnaire, which has every kind of item and every feature of the language. It is
 * alone there, so it says nothing of a wave before it.
 */
export function folderWithEveryKind(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'surveys-'));
  mkdirSync(path.join(folder, kindsSurvey));
  const file = path.join(__dirname, '../surveys/valid/every-kind.json');
  const { previous, ...alone } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(path.join(folder, kindsSurvey, `${kindsWave}.json`), JSON.stringify(alone));
  return folder;
}
