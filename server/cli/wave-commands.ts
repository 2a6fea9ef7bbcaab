import { DomainError } from '../errors.ts';
import { closeWave, knownWave, openWave } from '../fieldwork/wave.ts';
import { publishWave } from '../publish.ts';
import type { Services } from '../services.ts';
import { type Command, readWords, withServices } from './command.ts';

const usage = '<undersøkelse> <bølge>';

export const open = waveCommand('open', 'Åpner en bølge for svar', async (services, survey, wave) => {
  const questionnaire = services.catalogue.find(survey, wave);
  if (!questionnaire)
    throw new DomainError('missing', `Det finnes ikke noe spørreskjema surveys/${survey}/${wave}.json.`);
  await openWave(services.waves, { survey, wave, example: false, opened: questionnaire.version });
  return 'er åpen for svar.';
});

export const close = waveCommand(
  'close',
  'Lukker en bølge for godt og sletter alle utkast',
  async (services, survey, wave) => {
    await closeWave(services, survey, wave);
    return `er lukket med ${await services.responses.count(survey, wave)} svar. Utkastene er slettet.`;
  },
);

export const publish = waveCommand(
  'publish',
  'Publiserer resultatene av en lukket bølge',
  async (services, survey, wave) => {
    const { version, respondents } = await publishWave(
      services,
      await knownWave(services.waves, survey, wave),
    );
    return `er publisert som versjon ${version}, med ${respondents} svar.`;
  },
);

function waveCommand(
  name: string,
  purpose: string,
  act: (services: Services, survey: string, wave: string) => Promise<string>,
): Command {
  return {
    usage,
    purpose,
    async run(words) {
      const [survey = '', wave = ''] = readWords(words, `${name} ${usage}`, 2).given;
      const outcome = await withServices((services) => act(services, survey, wave));
      process.stdout.write(`${survey} ${wave} ${outcome}\n`);
      return 0;
    },
  };
}
