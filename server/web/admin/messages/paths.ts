import { waveAddress } from '../wave-address.ts';

const at = (survey: string, wave: string, page = '') => `${waveAddress(survey, wave)}/meldinger${page}`;

export const messagesPaths = {
  page: (survey: string, wave: string) => at(survey, wave),
  text: (survey: string, wave: string, kind: string) => at(survey, wave, `/tekst/${kind}`),
  start: (survey: string, wave: string) => at(survey, wave, '/send'),
  mailing: (survey: string, wave: string, mailing: string) => at(survey, wave, `/utsending/${mailing}`),
  stop: (survey: string, wave: string, mailing: string) => at(survey, wave, `/utsending/${mailing}/stopp`),
  again: (survey: string, wave: string, message: string) => at(survey, wave, `/melding/${message}/send`),
  message: (survey: string, wave: string, message: string) => at(survey, wave, `/melding/${message}`),
  letters: (survey: string, wave: string) => at(survey, wave, '/brev'),
  printed: (survey: string, wave: string) => at(survey, wave, '/brev/utskrift'),
  handedOut: (survey: string, wave: string) => at(survey, wave, '/brev/sendt'),
} as const;
