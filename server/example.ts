import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { answeredExamples, awaitsResults, type Named, openExamples } from './example-waves.ts';
import { type ExampleRegister, loadExampleRegister } from './fieldwork/frame/example-register.ts';
import { importAnswers } from './fieldwork/import/apply.ts';
import { noMapping, readMapping } from './fieldwork/import/mapping.ts';
import { type Import, readImport } from './fieldwork/import/read.ts';
import { deeds } from './fieldwork/life-cycle.ts';
import { openWave, termsOf } from './fieldwork/wave.ts';
import { publishWave } from './publish.ts';
import type { Questionnaire } from './questionnaire/questionnaire.ts';
import type { Services } from './services.ts';

/**
 * Fills an empty database with example data, all but the results of what is answered: {@link publishExample} makes
 * those, which takes longer than all the rest of a start. Never called in production, and does nothing once somebody
 * has opened or imported a wave of their own. A start that was cut off is completed by the next.
 *
 * @param wanted leaves out the examples of other surveys
 */
export async function prepareExample(
  services: Services,
  wanted: (survey: string) => boolean = () => true,
): Promise<void> {
  const waves = await services.waves.list();
  if (waves.some(({ example }) => !example)) return;
  const stateOf = ({ survey, wave }: Named) =>
    waves.find((each) => each.survey === survey && each.wave === wave)?.state ?? 'draft';
  const missing = (named: Named) => wanted(named.survey) && stateOf(named) === 'draft';
  for (const named of answeredExamples.filter(missing)) await importExample(services, named);
  for (const named of openExamples.filter(missing)) await openExample(services, named);
}

/** Makes the results of the examples that have none yet. `signal` ends it between two steps. */
export async function publishExample(services: Services, signal?: AbortSignal): Promise<void> {
  const { config, waves, publications } = services;
  for (const { survey, wave } of answeredExamples) {
    const stored = await waves.find(survey, wave);
    if (!stored || !awaitsResults(config, stored)) continue;
    // A run that was cut off after publishing.
    if (await publications.latest(survey, wave))
      await waves.change(survey, wave, deeds.publish, { state: 'published' });
    else await publishWave(services, stored, { attacks: [], signal });
  }
}

async function openExample({ catalogue, waves }: Services, { survey, wave }: Named): Promise<void> {
  const questionnaire = catalogue.find(survey, wave);
  if (questionnaire) await openWave(waves, { survey, wave, example: true, ...termsOf(questionnaire) });
}

/**
 * Every file is read before anything is stored, and the wave is stored before its first answer: made-up answers
 * always have a wave that says what they are. It is a draft until the last is there, so that nothing can be published
 * of half of them.
 */
async function importExample(services: Services, { survey, wave }: Named): Promise<void> {
  const { catalogue, waves, responses } = services;
  const questionnaire = catalogue.find(survey, wave);
  const imports = await Promise.all(
    catalogue.instruments(survey, wave).map((each) => readExample(services, each)),
  );
  if (!questionnaire || imports.includes(undefined)) return;
  const register = await readRegisterOf(services, { survey, wave });
  await waves.save({
    survey,
    wave,
    state: 'draft',
    example: true,
    ...(register ? { access: 'personal' } : {}),
    ...termsOf(questionnaire),
  });
  if (register) await loadExampleRegister(services, { survey, wave }, register, questionnaire.instruments);
  for (const read of imports)
    if (read) await importAnswers(responses, { survey, wave }, read, { replace: true });
  await waves.change(survey, wave, deeds.importAnswers, { state: 'closed' });
}

/** The answers to one instrument, if there are any. */
async function readExample(
  { config }: Pick<Services, 'config'>,
  questionnaire: Questionnaire,
): Promise<Import | undefined> {
  const { survey, slug } = questionnaire;
  const folder = path.join(config.surveysFolder, survey, 'example');
  const file = await contentOf(path.join(folder, `${slug}.csv`));
  if (!file) return undefined;
  const mapping = await contentOf(path.join(folder, `${slug}.mapping.json`));
  return readImport(questionnaire, file, mapping ? readMapping(mapping.toString()) : noMapping);
}

/** The services that a wave was sent to, and which of them answered, where the example has that. */
async function readRegisterOf(
  { config }: Pick<Services, 'config'>,
  { survey, wave }: Named,
): Promise<ExampleRegister | undefined> {
  const file = (name: string) => contentOf(path.join(config.surveysFolder, survey, `${wave}.${name}.csv`));
  const [frame, answered] = await Promise.all([file('frame'), file('answered')]);
  return frame && answered ? { frame, answered } : undefined;
}

/** The surveys of another publisher come without the example. */
async function contentOf(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
