import { waveAddress } from '../wave-address.ts';

export const wavesPaths = {
  page: waveAddress,
  settings: (survey: string, wave: string) => `${waveAddress(survey, wave)}/innstillinger`,
  deletion: (survey: string, wave: string) => `${waveAddress(survey, wave)}/sletting`,
  privacy: (survey: string, wave: string) => `${waveAddress(survey, wave)}/personvern`,
  comments: (survey: string, wave: string) => `${waveAddress(survey, wave)}/pilot`,
  comment: (survey: string, wave: string, comment: string) =>
    `${waveAddress(survey, wave)}/pilot/${comment}/slett`,
  move: (survey: string, wave: string) => `${waveAddress(survey, wave)}/tilstand`,
} as const;
