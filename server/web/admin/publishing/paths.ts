import { waveAddress } from '../wave-address.ts';

const at = (survey: string, wave: string, page = '') => `${waveAddress(survey, wave)}/publiser${page}`;

export const publishingPaths = {
  page: (survey: string, wave: string) => at(survey, wave),
  makePreview: (survey: string, wave: string) => at(survey, wave, '/forhandsvis'),
  publish: (survey: string, wave: string) => at(survey, wave, '/start'),
  cancel: (survey: string, wave: string) => at(survey, wave, '/avbryt'),
  preview: (survey: string, wave: string) => at(survey, wave, '/forhandsvisning'),
  previewReport: (survey: string, wave: string) => at(survey, wave, '/forhandsvisning/rapport'),
  previewMethod: (survey: string, wave: string) => at(survey, wave, '/forhandsvisning/metode'),
  texts: (survey: string, wave: string) => at(survey, wave, '/tekster'),
  figures: (survey: string, wave: string) => at(survey, wave, '/figurer'),
  comment: (survey: string, wave: string, item: string) => at(survey, wave, `/figurer/${item}`),
  quotes: (survey: string, wave: string) => at(survey, wave, '/sitater'),
  answers: (survey: string, wave: string, item: string) => at(survey, wave, `/sitater/${item}`),
  removeQuote: (survey: string, wave: string) => at(survey, wave, '/sitater-slett'),
  versions: (survey: string, wave: string) => at(survey, wave, '/utgaver'),
  withdraw: (survey: string, wave: string, version: number | string) =>
    at(survey, wave, `/utgaver/${version}/trekk`),
} as const;
