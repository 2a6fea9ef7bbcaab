/** What others may do with the published results. Both let anybody use them who says where they are from. */
export const licences = {
  'CC-BY-4.0': {
    title: 'Creative Commons Navngivelse 4.0 Internasjonal (CC BY 4.0)',
    address: 'https://creativecommons.org/licenses/by/4.0/',
  },
  'NLOD-2.0': {
    title: 'Norsk lisens for offentlige data (NLOD) 2.0',
    address: 'https://data.norge.no/nlod/no/2.0',
  },
} as const;

export type Licence = keyof typeof licences;

export const licenceNames = Object.keys(licences) as [Licence, ...Licence[]];

/** Of a questionnaire that names none. */
export const usualLicence: Licence = 'CC-BY-4.0';
