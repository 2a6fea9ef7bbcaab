import { recordsUntilError } from './records.ts';

export const separators = [';', ',', '\t'] as const;
export type Separator = (typeof separators)[number];

export const separatorNames: Record<Separator, string> = {
  ';': 'semikolon',
  ',': 'komma',
  '\t': 'tabulator',
};

const sampleSize = 100;

/**
 * The separator that gives the most columns in the most records: the header's number of columns times the
 * share of the first records that have that many. A comma in a question's text makes columns in the header,
 * but hardly in the answers. A quote in the wrong place counts as a record of another length.
 */
export function separatorOf(text: string): Separator {
  const scores = separators.map((separator) => scoreOf(text, separator));
  return separators[scores.indexOf(Math.max(...scores))] ?? ';';
}

function scoreOf(text: string, separator: Separator): number {
  const { records, failed } = recordsUntilError(text, separator, sampleSize);
  const columns = records[0]?.length ?? 0;
  if (columns < 2) return 0;
  const consistent = records.filter((record) => record.length === columns).length;
  return (columns * consistent) / (records.length + (failed ? 1 : 0));
}
