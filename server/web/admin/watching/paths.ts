import { waveAddress } from '../wave-address.ts';

export const watchingPaths = {
  page: (survey: string, wave: string) => `${waveAddress(survey, wave)}/folg-med`,
  file: (survey: string, wave: string, variant: 'csv' | 'excel') =>
    `${waveAddress(survey, wave)}/folg-med/svarprosent${variant === 'excel' ? '-excel' : ''}.csv`,
} as const;
