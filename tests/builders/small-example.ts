import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileOf, numberItem } from './questionnaire.ts';

export const small = { survey: 'riksrevisjonen-barnevern', wave: '2024' } as const;
/** How many were asked and answered, of each instrument. */
export const asked = { kommune: 30, bydel: 10 };
export const answers = { kommune: 24, bydel: 8 };

/**
 * A folder with a survey that has everything an example can have, as the shipped one of the same name: two
 * instruments, answers to both and a register. It has one question, so that it is published in a moment. Beside it
 * stands a shipped survey to answer.
 */
export async function smallExample(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'surveys-'));
  const open = path.join('baerum-brukerundersokelse', '2025.json');
  await cp(path.join('surveys', open), path.join(folder, open));
  const own = path.join(folder, small.survey);
  await mkdir(path.join(own, 'example'), { recursive: true });
  for (const id of ['kommune', 'bydel'] as const) {
    const instrument = { id, label: id, ...(id === 'kommune' ? { main: true } : {}) };
    const file = fileOf([numberItem('1a')], { ...small, instrument });
    await writeFile(path.join(own, `2024.${id}.json`), JSON.stringify(file));
    await writeFile(path.join(own, 'example', `2024.${id}.csv`), lines('1a', numbers(answers[id])));
  }
  const units = (['kommune', 'bydel'] as const).map((id) => numbers(asked[id]).map((each) => [id, each]));
  const register = units.flat().map(([id, each]) => `${id}-${each};Tjeneste ${each};${id}`);
  await writeFile(path.join(own, '2024.frame.csv'), lines('id;name;variant', register));
  await writeFile(path.join(own, '2024.answered.csv'), lines('id', ['kommune-1', 'bydel-1']));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function lines(heading: string, rows: (string | number)[]): string {
  return `${[heading, ...rows].join('\n')}\n`;
}
