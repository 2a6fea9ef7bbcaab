import { DomainError } from '../errors.ts';
import { closeWave } from '../fieldwork/closing.ts';
import { forgetTryouts } from '../fieldwork/moving.ts';
import { openWave, termsOf } from '../fieldwork/wave.ts';
import type { Services } from '../services.ts';
import { type Command, readWords } from './command.ts';
import { publishHere, reportLines } from './publishing.ts';
import { withServices } from './with-services.ts';

export const open = waveCommand('open', 'Åpner en bølge for svar', async (services, survey, wave) => {
  const questionnaire = services.catalogue.find(survey, wave);
  if (!questionnaire)
    throw new DomainError('missing', `Det finnes ikke noe spørreskjema surveys/${survey}/${wave}.json.`);
  await forgetTryouts(services.pilot, { survey, wave });
  await openWave(services.waves, { survey, wave, example: false, ...termsOf(questionnaire) });
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
  async (services, survey, wave, { changed }) => {
    const { version, respondents, report } = await publishHere(services, { survey, wave, changed }, (line) =>
      process.stderr.write(`${line}\n`),
    );
    return [`er publisert som versjon ${version}, med ${respondents} svar.`, ...reportLines(report)].join(
      '\n',
    );
  },
  ['changed'],
);

/** @param switches that the command may be given, each of them on or off */
function waveCommand<Switch extends string = never>(
  name: string,
  purpose: string,
  act: (services: Services, survey: string, wave: string, flags: Record<Switch, boolean>) => Promise<string>,
  switches: Switch[] = [],
): Command {
  const usage = ['<undersøkelse> <bølge>', ...switches.map((each) => `[--${each}]`)].join(' ');
  return {
    usage,
    purpose,
    async run(words) {
      const { given, flags } = readWords(words, `${name} ${usage}`, 2, switches);
      const [survey = '', wave = ''] = given;
      const outcome = await withServices((services) => act(services, survey, wave, flags));
      process.stdout.write(`${survey} ${wave} ${outcome}\n`);
      return 0;
    },
  };
}
