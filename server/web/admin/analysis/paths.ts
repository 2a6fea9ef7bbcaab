import { waveAddress } from '../wave-address.ts';

export const analysisPaths = {
  page: (survey: string, wave: string) => `${waveAddress(survey, wave)}/analyse`,
  file: (survey: string, wave: string, variant: 'csv' | 'excel') =>
    `${waveAddress(survey, wave)}/analyse/tabell${variant === 'excel' ? '-excel' : ''}.csv`,
  microdata: (survey: string, wave: string) => `${waveAddress(survey, wave)}/analyse/mikrodata`,
  ownWords: (survey: string, wave: string) => `${waveAddress(survey, wave)}/analyse/egne-ord`,
} as const;
