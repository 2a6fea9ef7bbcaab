import { fold } from '../../questionnaire/fold.ts';

/** What a column of a register can tell. */
export const registerColumns = [
  'id',
  'name',
  'instrument',
  'county',
  'region',
  'organisation',
  'municipalities',
  'fte',
  'emails',
  'from',
  'fromDate',
] as const;
export type RegisterColumn = (typeof registerColumns)[number];

/** Which column of the file tells what. Nothing for what the file does not tell. */
export type ColumnNames = Partial<Record<RegisterColumn, string>>;

/** What the publisher has said of a file's columns: a column's name, or an empty text for «not in the file». */
export type RegisterMapping = Partial<Record<RegisterColumn, string>>;

/** Names that are recognised, the surest first. Case, spaces and signs do not matter. */
const knownNames: Record<RegisterColumn, string[]> = {
  id: [
    'id',
    'tjenesteid',
    'tjenestenummer',
    'enhetsid',
    'unit',
    'unitid',
    'registerid',
    'organisasjonsnummer',
    'organisasjonsnr',
    'orgnummer',
    'orgnr',
  ],
  name: ['navn', 'name', 'tjenestenavn', 'tjeneste', 'barneverntjeneste', 'enhetsnavn', 'enhet'],
  instrument: ['variant', 'skjema', 'spørreskjema', 'instrument'],
  county: ['fylke', 'fylkesnavn', 'county'],
  region: ['region', 'bufetatregion', 'bufetatsregion', 'bufetat'],
  organisation: ['organisering', 'organisasjonsform', 'organisation', 'organization'],
  municipalities: ['kommuner', 'antallkommuner', 'municipalities'],
  fte: ['årsverk', 'arsverk', 'antallårsverk', 'fte', 'stillinger'],
  emails: ['epost', 'epostadresse', 'epostadresser', 'email', 'emails', 'mail', 'lederepost'],
  from: ['fra', 'sammenslåttfra', 'sammenslattfra', 'slåttsammenfra', 'deltfra', 'from', 'tidligereid'],
  fromDate: ['dato', 'fromdate', 'fradato', 'gjelderfra', 'date'],
};

/**
 * Finds the columns of a file: those the mapping names, and the others by names that are known. A column tells one
 * thing only.
 * @param instrument whether the wave has several instruments, so that the file must tell which
 */
export function columnsIn(header: string[], mapping: RegisterMapping, instrument: boolean): ColumnNames {
  const wanted = registerColumns.filter((column) => column !== 'instrument' || instrument);
  const found: ColumnNames = {};
  for (const column of wanted) {
    const name = headerNamed(header, mapping[column] ?? '');
    if (name !== undefined && !Object.values(found).includes(name)) found[column] = name;
  }
  for (const column of wanted) {
    if (mapping[column] !== undefined) continue;
    const free = header.filter((name) => !Object.values(found).includes(name));
    const name = knownNames[column].flatMap((known) => free.find((each) => plain(each) === known) ?? [])[0];
    if (name !== undefined) found[column] = name;
  }
  return found;
}

/** The file's own spelling of a column's name. */
export function headerNamed(header: string[], name: string): string | undefined {
  return name === '' ? undefined : header.find((each) => fold(each) === fold(name));
}

function plain(name: string): string {
  return fold(name).replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}
