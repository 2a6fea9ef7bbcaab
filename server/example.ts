import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importAnswers } from './fieldwork/import/apply.ts';
import { readMapping } from './fieldwork/import/mapping.ts';
import { readImport } from './fieldwork/import/read.ts';
import { openWave } from './fieldwork/wave.ts';
import { publishWave } from './publish.ts';
import type { Services } from './services.ts';

const survey = 'barnevernlederundersokelsen';
/** A wave with made-up answers, so that there are results to look at. */
const answered = '2022';
/** A wave to try the form with. */
const open = '2023';

/**
 * Fills an empty database with example data. Never called in production, and does nothing once somebody has
 * opened or imported a wave of their own. A start that was cut off is completed by the next.
 */
export async function loadExample(services: Services): Promise<void> {
  const waves = await services.waves.list();
  const has = (name: string) => waves.some((wave) => wave.survey === survey && wave.wave === name);
  if (waves.some(({ example }) => !example)) return;
  if (services.catalogue.find(survey, answered) && !has(answered)) await publishExample(services);
  if (services.catalogue.find(survey, open) && !has(open))
    await openWave(services.waves, { survey, wave: open, example: true });
}

async function publishExample(services: Services): Promise<void> {
  const questionnaire = services.catalogue.find(survey, answered);
  const folder = path.join(services.config.surveysFolder, survey, 'example');
  const file = await contentOf(path.join(folder, `${answered}.csv`));
  const mapping = await contentOf(path.join(folder, `${answered}.mapping.json`));
  if (!questionnaire || !file || !mapping) return;
  const read = readImport(questionnaire, file, readMapping(mapping.toString()));
  await importAnswers(services.responses, { survey, wave: answered }, read, { replace: true });
  const wave = { survey, wave: answered, state: 'closed', example: true } as const;
  // A start that was cut off here has published already.
  if (await services.publications.latest(survey, answered))
    await services.waves.save({ ...wave, state: 'published' });
  else await publishWave(services, wave);
}

/** The surveys of another publisher come without the example. */
async function contentOf(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
