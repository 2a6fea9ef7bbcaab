/** What a register of services can say of one, and a questionnaire can name as background. */
export const registerVariables = ['region', 'county', 'organisation', 'municipalities', 'fte'] as const;
export type RegisterVariable = (typeof registerVariables)[number];

/** Those that are numbers: how many municipalities the service works for, and full-time equivalents. */
export const registerNumbers = ['municipalities', 'fte'] as const satisfies RegisterVariable[];

/** Bufetat's regions, and Oslo, which has an agency of its own. */
export const regions = {
  ost: 'Øst',
  sor: 'Sør',
  vest: 'Vest',
  'midt-norge': 'Midt-Norge',
  nord: 'Nord',
  oslo: 'Oslo',
} as const;
export type Region = keyof typeof regions;

export const organisations = {
  kommunal: 'Kommunal',
  interkommunal: 'Interkommunal',
  bydel: 'Bydel',
} as const;
export type Organisation = keyof typeof organisations;

export function isRegisterNumber(from: RegisterVariable): from is (typeof registerNumbers)[number] {
  return (registerNumbers as readonly RegisterVariable[]).includes(from);
}

/** A word of the register as a code, so that «Møre og Romsdal» and `more-og-romsdal` are the same county. */
export function registerCode(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The codes that the register can give for a variable. None where they are many and change, as counties do. */
export function knownValues(from: RegisterVariable): string[] | undefined {
  if (from === 'region') return Object.keys(regions);
  return from === 'organisation' ? Object.keys(organisations) : undefined;
}
