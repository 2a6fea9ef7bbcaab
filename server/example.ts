import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ExampleRegister, loadExampleRegister } from './fieldwork/frame/example-register.ts';
import { importAnswers } from './fieldwork/import/apply.ts';
import { noMapping, readMapping } from './fieldwork/import/mapping.ts';
import { type Import, readImport } from './fieldwork/import/read.ts';
import { publicStateOf } from './fieldwork/life-cycle.ts';
import { type NewWave, openWave, termsOf } from './fieldwork/wave.ts';
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
  const stateOf = ({ survey, wave }: Named) =>
    waves.find((each) => each.survey === survey && each.wave === wave)?.state;
  for (const named of answered)
    if (wanted(named.survey) && publicStateOf(stateOf(named) ?? 'draft') !== 'published')
      await publishExample(services, named);
  for (const named of open)
    if (wanted(named.survey) && stateOf(named) === undefined) await openExample(services, named);
}

async function openExample({ catalogue, waves }: Services, { survey, wave }: Named): Promise<void> {
  const questionnaire = catalogue.find(survey, wave);
  if (questionnaire) await openWave(waves, { survey, wave, example: true, ...termsOf(questionnaire) });
}

/**
 * Every file is read before anything is stored, and the wave is stored before its first answer: made-up answers
 * always have a wave that says what they are.
 */
async function publishExample(services: Services, { survey, wave }: Named): Promise<void> {
  const { catalogue, waves, responses, publications } = services;
  const questionnaire = catalogue.find(survey, wave);
  const imports = await Promise.all(
    catalogue.instruments(survey, wave).map((each) => readExample(services, each)),
  );
  if (!questionnaire || imports.includes(undefined)) return;
  const register = await readRegisterOf(services, { survey, wave });
  const closed: NewWave = {
    survey,
    wave,
    state: 'closed',
    example: true,
    ...(register ? { access: 'personal' } : {}),
    ...termsOf(questionnaire),
  };
  // A start that was cut off after publishing.
  if (await publications.latest(survey, wave)) return waves.save({ ...closed, state: 'published' });
  await waves.save(closed);
  if (register) await loadExampleRegister(services, { survey, wave }, register, questionnaire.instruments);
  for (const read of imports)
    if (read) await importAnswers(responses, { survey, wave }, read, { replace: true });
  await publishWave(services, closed, { attacks: [] });
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
