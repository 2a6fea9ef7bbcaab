import type { z } from 'zod';
import { type WholeFile, wholeFiles } from '../../../publishing/files/published-files.ts';
import { longTables } from '../../../publishing/long-tables.ts';
import type { Publication } from '../../../publishing/publication.ts';
import { everyTable } from '../../../publishing/table-file.ts';
import { paths } from '../../paths.ts';
import { versionOf } from './figure-answer.ts';
import type { filesSchema } from './schemas.ts';

/** At the addresses of the version, where they never change. */
export function filesAnswer(publication: Publication): z.infer<typeof filesSchema> {
  const { survey, wave, version } = publication;
  const table = (id: string, variant: 'csv' | 'excel') => paths.table(survey, wave, id, variant, version);
  const whole = (Object.keys(wholeFiles) as WholeFile[]).map((name) => ({
    name,
    ...about[name],
    address: paths.wholeFile(survey, wave, name, version),
  }));
  return {
    ...versionOf(publication),
    files: [
      {
        name: 'alle.csv',
        description: 'Alle tabeller som CSV, med komma og desimalpunktum',
        type: 'text/csv',
        address: table(everyTable, 'csv'),
      },
      {
        name: 'alle-excel.csv',
        description: 'Alle tabeller som CSV for norsk Excel',
        type: 'text/csv',
        address: table(everyTable, 'excel'),
      },
      ...whole,
    ],
    tables: longTables(publication).map(({ id, label }) => ({
      id,
      label,
      csv: table(id, 'csv'),
      jsonStat: paths.jsonStat(survey, wave, id, version),
    })),
  };
}

const about: Record<WholeFile, { description: string; type: string }> = {
  'tabeller.xlsx': {
    description: 'Alle tabeller som arbeidsbok, ett ark for hver',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'jsonstat.json': { description: 'Liste over tabellene som JSON-stat 2.0', type: 'application/json' },
  'kodebok.json': { description: 'Kodeboken', type: 'application/json' },
  'kodebok.csv': { description: 'Kodeboken som CSV', type: 'text/csv' },
  'datapakke.zip': {
    description: 'Alt samlet, med lisens og hvordan det oppgis som kilde',
    type: 'application/zip',
  },
};
