import { waveAddress } from '../wave-address.ts';

const page = (survey: string, wave: string) => `${waveAddress(survey, wave)}/register`;
const unit = (survey: string, wave: string, id: string) =>
  `${page(survey, wave)}/tjeneste/${id.startsWith(':') ? id : encodeURIComponent(id)}`;

/** The register of a wave. A unit is named by the register's own id. */
export const framePaths = {
  page,
  /** The units that may still be written to about answering. */
  remindable: (survey: string, wave: string) => `${page(survey, wave)}?status=kan-paminnes`,
  upload: (survey: string, wave: string) => `${page(survey, wave)}/last-opp`,
  preview: (survey: string, wave: string) => `${page(survey, wave)}/se-over`,
  load: (survey: string, wave: string) => `${page(survey, wave)}/lagre`,
  copy: (survey: string, wave: string) => `${page(survey, wave)}/bruk-forrige`,
  file: (survey: string, wave: string) => `${page(survey, wave)}.csv`,
  example: (survey: string, wave: string) => `${page(survey, wave)}/eksempel.csv`,
  unit,
  contact: (survey: string, wave: string, id: string) => `${unit(survey, wave, id)}/adresse`,
  declined: (survey: string, wave: string, id: string) => `${unit(survey, wave, id)}/avslag`,
  link: (survey: string, wave: string, id: string) => `${unit(survey, wave, id)}/ny-lenke`,
} as const;
