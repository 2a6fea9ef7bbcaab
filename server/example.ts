import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importAnswers } from './fieldwork/import/apply.ts';
import { noMapping, readMapping } from './fieldwork/import/mapping.ts';
import { readImport } from './fieldwork/import/read.ts';
import { openWave } from './fieldwork/wave.ts';
import { publishWave } from './publish.ts';
import type { Questionnaire } from './questionnaire/questionnaire.ts';
import type { Services } from './services.ts';

/** Waves with made-up answers, so that there are results to look at. */
const answered = [
  { survey: 'barnevernlederundersokelsen', wave: '2022' },
  { survey: 'riksrevisjonen-barnevern', wave: '2024' },
  { survey: 'baerum-nokkeltall', wave: '2024' },
];
/** Waves to try the form with. */
const open = [
  { survey: 'barnevernlederundersokelsen', wave: '2023' },
  { survey: 'baerum-brukerundersokelse', wave: '2025' },
];

interface Named {
  survey: string;
  wave: string;
}

/**
 * Fills an empty database with example data. Never called in production, and does nothing once somebody has
 * opened or imported a wave of their own. A start that was cut off is completed by the next.
 *
 * @param wanted leaves out the examples of other surveys
 */
export async function loadExample(
  services: Services,
  wanted: (survey: string) => boolean = () => true,
): Promise<void> {
  const waves = await services.waves.list();
  if (waves.some(({ example }) => !example)) return;
  const isWanted = ({ survey, wave }: Named) =>
    wanted(survey) &&
    services.catalogue.find(survey, wave) !== undefined &&
    !waves.some((each) => each.survey === survey && each.wave === wave);
  for (const wave of answered.filter(isWanted)) await publishExample(services, wave);
  for (const wave of open.filter(isWanted)) await openWave(services.waves, { ...wave, example: true });
}

async function publishExample(services: Services, { survey, wave }: Named): Promise<void> {
  for (const questionnaire of services.catalogue.instruments(survey, wave))
    if (!(await importExample(services, questionnaire))) return;
  const closed = { survey, wave, state: 'closed', example: true } as const;
  // A start that was cut off here has published already.
  if (await services.publications.latest(survey, wave))
    await services.waves.save({ ...closed, state: 'published' });
  else await publishWave(services, closed);
}

/** Tells whether there were answers to import. */
async function importExample(
  { config, responses }: Pick<Services, 'config' | 'responses'>,
  questionnaire: Questionnaire,
): Promise<boolean> {
  const { survey, wave, slug } = questionnaire;
  const folder = path.join(config.surveysFolder, survey, 'example');
  const file = await contentOf(path.join(folder, `${slug}.csv`));
  if (!file) return false;
  const mapping = await contentOf(path.join(folder, `${slug}.mapping.json`));
  const read = readImport(questionnaire, file, mapping ? readMapping(mapping.toString()) : noMapping);
  await importAnswers(responses, { survey, wave }, read, { replace: true });
  return true;
}

/** The surveys of another publisher come without the example. */
async function contentOf(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
