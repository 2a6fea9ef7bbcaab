import type { Config } from '../config.ts';
import { publicStateOf } from '../fieldwork/life-cycle.ts';
import type { Wave } from '../fieldwork/wave.ts';
import { paths } from './paths.ts';

/** What the person who started the platform sees: where to go. */
export function announcement(config: Config, port: number, waves: Wave[]): string {
  const base = config.publicUrl?.origin ?? `http://${shownHost(config.host)}:${port}`;
  const lines = waves.flatMap(({ survey, wave, example, ...own }) => {
    const state = publicStateOf(own.state);
    if (!state) return [];
    const address =
      state === 'open'
        ? paths.answer(survey, wave)
        : state === 'published'
          ? paths.results(survey, wave)
          : paths.survey(survey);
    const what = { open: 'Svar på', closed: 'Lukket', published: 'Resultater' }[state];
    return `  ${what} ${survey} ${wave}${example ? ' (eksempel)' : ''}: ${base}${address}`;
  });
  const none = '  Ingen bølger er åpnet ennå. Åpne en med: npm run survey -- open <undersøkelse> <bølge>';
  return `\nPlattformen er i gang: ${base}/\n${lines.length > 0 ? lines.join('\n') : none}\n\nStopp med Ctrl-C.\n`;
}

/** A browser cannot open the address that means "every address of this machine". */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
