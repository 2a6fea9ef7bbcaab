import { fold } from '../../questionnaire/fold.ts';
import { didYouMean } from '../../questionnaire/nearest.ts';
import type { Instrument } from '../../questionnaire/questionnaire.ts';
import { listed } from '../../questionnaire/wording.ts';
import type { Day } from '../wave.ts';
import { isEmail } from './email.ts';
import type { CellReading } from './register-problem.ts';
import { type Organisation, organisations, type Region, regions } from './variables.ts';

/** The longest texts that a register may have, in characters. */
export const longest = { id: 60, name: 200, county: 100 } as const;

/** The most addresses of one unit. More are a sign of columns that have slipped. */
const mostEmails = 10;

/** A service with more full-time equivalents than this is hardly one service. */
const plausibleFte = 500;

export function textIn(cell: string, limit: number): CellReading<string> {
  const text = cell.replaceAll(/\s+/g, ' ').trim();
  if (text === '') return {};
  if (text.length > limit)
    return wrong(
      'tooLong',
      `Teksten har ${text.length} tegn, men kan ha ${limit}. Kort den ned, eller se etter om kolonnene har forskjøvet seg.`,
    );
  return { value: text };
}

/** Other ways to write a region or an organisation, without the words and signs that {@link core} takes away. */
const regionWords: Record<string, Region> = {
  øst: 'ost',
  east: 'ost',
  sør: 'sor',
  south: 'sor',
  west: 'vest',
  midt: 'midt-norge',
  midtnorge: 'midt-norge',
  north: 'nord',
  nordnorge: 'nord',
};
const organisationWords: Record<string, Organisation> = {
  kommune: 'kommunal',
  kommunalt: 'kommunal',
  enkeltkommune: 'kommunal',
  municipal: 'kommunal',
  interkommunalt: 'interkommunal',
  interkommunaltsamarbeid: 'interkommunal',
  intermunicipal: 'interkommunal',
  vertskommune: 'interkommunal',
  bydeler: 'bydel',
  district: 'bydel',
};

export function regionIn(cell: string): CellReading<Region> {
  return codeIn(cell, regions, regionWords, (found) => ({
    code: 'unknownRegion',
    message: `«${found}» er ikke en region.${didYouMean(found, Object.values(regions))} Bruk ${choices(regions)}.`,
  }));
}

export function organisationIn(cell: string): CellReading<Organisation> {
  return codeIn(cell, organisations, organisationWords, (found) => ({
    code: 'unknownOrganisation',
    message: `«${found}» er ikke en måte å organisere tjenesten på.${didYouMean(found, Object.values(organisations))} Bruk ${choices(organisations)}.`,
  }));
}

export function instrumentIn(cell: string, instruments: Instrument[]): CellReading<string> {
  const ids = instruments.map(({ id }) => id);
  if (cell.trim() === '')
    return wrong(
      'missingInstrument',
      `Bølgen har flere spørreskjemaer. Skriv hvilket tjenesten skal få: ${listed(ids, 'nb', 'disjunction')}.`,
    );
  const found = instruments.find(({ id, label }) => [id, label].some((each) => fold(each) === fold(cell)));
  if (found) return { value: found.id };
  return wrong(
    'unknownInstrument',
    `Bølgen har ikke noe spørreskjema «${shown(cell)}».${didYouMean(cell.trim(), ids)} Bruk ${listed(ids, 'nb', 'disjunction')}.`,
  );
}

/** Full-time equivalents, with a comma or a point for the decimals. */
export function fteIn(cell: string): CellReading<number> {
  if (cell.trim() === '') return {};
  const value = numberIn(cell.replace(/årsverk\s*$/i, ''));
  if (value === undefined)
    return wrong(
      'fteNotNumber',
      `«${shown(cell)}» er ikke et tall på årsverk. Skriv tallet slik: 14,5. La det stå tomt hvis det ikke er kjent.`,
    );
  if (value > plausibleFte || value === 0)
    return {
      value,
      problem: {
        code: 'fteImplausible',
        message: `${shown(cell)} årsverk er ${value === 0 ? 'lite' : 'mye'} for én tjeneste. Sjekk tallet og desimaltegnet.`,
      },
    };
  return { value };
}

export function municipalitiesIn(cell: string): CellReading<number> {
  if (cell.trim() === '') return {};
  const value = numberIn(cell);
  if (value !== undefined && Number.isInteger(value) && value >= 1) return { value };
  return wrong(
    'municipalitiesNotWhole',
    `«${shown(cell)}» er ikke et antall kommuner. Skriv et helt tall: 1 eller mer.`,
  );
}

/** Addresses stand with a comma, a semicolon or a space between, and may have a name before them. */
export function emailsIn(cell: string): CellReading<string[]> {
  const bracketed = [...cell.matchAll(/<([^<>]*)>/g)].map(([, address]) => address ?? '');
  const words = bracketed.length > 0 ? bracketed : cell.split(/[\s,;]+/);
  const emails = [...new Set(words.map((word) => word.trim().replace(/^mailto:/i, '')))]
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
  const malformed = emails.find((email) => !isEmail(email));
  if (malformed !== undefined)
    return wrong(
      'malformedEmail',
      `«${shown(malformed)}» er ikke en e-postadresse. Skriv den slik: leder@eksempel.no. Flere adresser skilles med komma.`,
    );
  if (emails.length > mostEmails)
    return wrong(
      'tooManyEmails',
      `Her står ${emails.length} adresser. En tjeneste kan ha ${mostEmails}. Ta bort noen.`,
    );
  return { value: [...new Set(emails)] };
}

/** The register's ids of the units that this one was made from. */
export function originsIn(cell: string): CellReading<string[]> {
  const ids = cell.split(/[,;\n]/).map((id) => id.trim());
  const known = [...new Set(ids.filter((id) => id !== ''))];
  const long = known.find((id) => id.length > longest.id);
  if (long !== undefined) return wrong('tooLong', `«${shown(long)}» er for langt til å være en id.`);
  return { value: known };
}

/** A day as `2024-01-31`, `31.01.2024` or `31.1.2024`. */
export function dayIn(cell: string): CellReading<Day> {
  const text = cell.trim();
  if (text === '') return {};
  const norwegian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const day = norwegian
    ? [norwegian[3], norwegian[2]?.padStart(2, '0'), norwegian[1]?.padStart(2, '0')].join('-')
    : text;
  if (isDay(day)) return { value: day };
  return wrong('notADay', `«${shown(text)}» er ikke en dato. Skriv den slik: 01.01.2024.`);
}

function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** A number that is not negative. Spaces group the digits. */
function numberIn(cell: string): number | undefined {
  const digits = cell.replaceAll(/\s/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,9})?$/.test(digits) ? Number(digits) : undefined;
}

function codeIn<Code extends string>(
  cell: string,
  labels: Record<Code, string>,
  others: Record<string, Code>,
  unknown: (found: string) => NonNullable<CellReading<Code>['problem']>,
): CellReading<Code> {
  if (cell.trim() === '') return {};
  const given = core(cell);
  const code =
    (Object.keys(labels) as Code[]).find((each) =>
      [each, labels[each]].some((word) => core(word) === given),
    ) ?? (Object.hasOwn(others, given) ? others[given] : undefined);
  return code ? { value: code } : { problem: unknown(shown(cell)) };
}

/** What is left of «Bufetat, region øst» is «øst». */
function core(words: string): string {
  return fold(words)
    .replaceAll(/bufetat|region|oslo kommune/g, (word) => (word === 'oslo kommune' ? 'oslo' : ''))
    .replaceAll(/[^\p{Letter}]/gu, '');
}

function choices(labels: Record<string, string>): string {
  return listed(Object.values(labels), 'nb', 'disjunction');
}

/** What stands in a cell, cut to what a message has room for. */
function shown(cell: string): string {
  const text = cell.replaceAll(/\s+/g, ' ').trim();
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function wrong(
  code: NonNullable<CellReading<never>['problem']>['code'],
  message: string,
): CellReading<never> {
  return { problem: { code, message } };
}
