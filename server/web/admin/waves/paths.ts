import { waveAddress } from '../wave-address.ts';

export const wavesPaths = {
  page: waveAddress,
  settings: (survey: string, wave: string) => `${waveAddress(survey, wave)}/innstillinger`,
  move: (survey: string, wave: string) => `${waveAddress(survey, wave)}/tilstand`,
} as const;
