import { citationOf, licenceIn } from '../../../publishing/files/citation.ts';
import type { WholeFile } from '../../../publishing/files/published-files.ts';
import type { Publication } from '../../../publishing/publication.ts';
import { everyTable } from '../../../publishing/table-file.ts';
import { paths } from '../../paths.ts';

/** Everything there is to take home of a version, and what may be done with it. In bokmål, as all pages with results. */
export interface FilesBox {
  files: { name: string; about: string; href: string }[];
  licence: { title: string; address: string };
  citation: string;
  /** The version's own address, which never changes. */
  address: string;
}

/**
 * @param origin the platform's, where it is known
 * @param version the files of this version, on its own page; without one, those of the newest
 */
export function filesBox(publication: Publication, origin = '', version?: number): FilesBox {
  const { survey, wave } = publication;
  const whole = (file: WholeFile) => paths.wholeFile(survey, wave, file, version);
  const address = `${origin}${paths.version(survey, wave, publication.version)}`;
  return {
    files: [
      {
        name: 'Datapakke (zip)',
        about: 'Alt i én fil: tabellene, kodeboken, og hvordan undersøkelsen er laget.',
        href: whole('datapakke.zip'),
      },
      {
        name: 'Word-fil',
        about: 'Hele rapporten, med figurer og tabeller, til å redigere videre.',
        href: paths.reportFile(survey, wave, version),
      },
      {
        name: 'Excel-arbeidsbok',
        about: 'Ett ark for hver tabell, med kodebok.',
        href: whole('tabeller.xlsx'),
      },
      {
        name: 'CSV',
        about: 'Alle tabellene, med komma mellom kolonnene og desimalpunktum.',
        href: paths.table(survey, wave, everyTable, 'csv', version),
      },
      {
        name: 'CSV for Excel',
        about: 'Det samme med semikolon og desimalkomma, for norsk Excel.',
        href: paths.table(survey, wave, everyTable, 'excel', version),
      },
      {
        name: 'JSON-stat 2.0',
        about: 'En samling av alle tabellene, for programmer.',
        href: whole('jsonstat.json'),
      },
      {
        name: 'Kodebok, CSV',
        about: 'Spørsmålene, hvem som fikk dem, og hva svarene er.',
        href: whole('kodebok.csv'),
      },
      { name: 'Kodebok, JSON', about: 'Det samme, for programmer.', href: whole('kodebok.json') },
    ],
    licence: licenceIn(publication),
    citation: citationOf({ publication, address }),
    address,
  };
}
