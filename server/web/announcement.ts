import type { Config } from '../config.ts';
import { awaitsResults } from '../example-waves.ts';
import { publicStateOf } from '../fieldwork/life-cycle.ts';
import type { Wave } from '../fieldwork/wave.ts';
import { paths } from './paths.ts';

/**
 * What the person who started the platform sees: where to go.
 *
 * @param firstOwner the token of the link for the platform's first owner, as long as there is none. It is printed
 *   here, once, and nowhere else
 */
export function announcement(config: Config, port: number, waves: Wave[], firstOwner?: string): string {
  const base = baseOf(config, port);
  const lines = waves.flatMap((each) => {
    const { survey, wave, example } = each;
    const isComing = awaitsResults(config, each);
    const state = isComing ? 'published' : publicStateOf(each.state);
    if (!state) return [];
    const address =
      state === 'open'
        ? paths.answer(survey, wave)
        : state === 'published'
          ? paths.results(survey, wave)
          : paths.survey(survey);
    const what = { open: 'Svar på', closed: 'Lukket', published: 'Resultater' }[state];
    const about = isComing ? ' (eksempel, lages nå)' : example ? ' (eksempel)' : '';
    return `  ${what} ${survey} ${wave}${about}: ${base}${address}`;
  });
  const none = '  Ingen bølger er åpnet ennå. Åpne en med: npm run survey -- open <undersøkelse> <bølge>';
  const beginning =
    firstOwner === undefined
      ? ''
      : `\n  Lag den første organisasjonen her. Lenken virker én gang, i ett døgn:\n  ${firstOwnerAddress(config, firstOwner, port)}\n`;
  return `\nPlattformen er i gang: ${base}/\n${lines.length > 0 ? lines.join('\n') : none}\n${beginning}\nStopp med Ctrl-C.\n`;
}

/** Where whoever holds the token becomes the first owner of an organisation. */
export function firstOwnerAddress(
  config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  token: string,
  port = config.port,
): string {
  return `${baseOf(config, port)}${paths.admin.accounts.firstOwner(token)}`;
}

/** Where whoever holds the token becomes a member of an organisation. */
export function invitationAddress(
  config: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  token: string,
): string {
  return `${baseOf(config, config.port)}${paths.admin.accounts.invitation(token)}`;
}

/** Where somebody makes a new password. */
export function resetAddress(config: Pick<Config, 'publicUrl' | 'host' | 'port'>, token: string): string {
  return `${baseOf(config, config.port)}${paths.admin.accounts.reset(token)}`;
}

function baseOf({ publicUrl, host }: Pick<Config, 'publicUrl' | 'host'>, port: number): string {
  return publicUrl?.origin ?? `http://${shownHost(host)}:${port}`;
}

/** A browser cannot open the address that means "every address of this machine". */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
