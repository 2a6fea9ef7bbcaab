import type { SurveyTable } from '../../../publishing/api/cube.ts';
import { datasetOf } from '../../../publishing/api/dataset.ts';
import { tableCsv } from '../../../publishing/api/table-csv.ts';
import { defaultSelection } from './default-selection.ts';
import type { FormatParameter, Output } from './query.ts';
import { type Selection, selected } from './selection.ts';

export interface DataFile {
  name: string;
  type: string;
  content: string;
}

/** The part of a table that is asked for, in the format that is asked for. */
export function dataFile(
  base: string,
  table: SurveyTable,
  { lang, outputformat, outputformatparams: given }: Output,
  selection: Selection | undefined,
): DataFile {
  const head = table.head(lang);
  const { dimensions, eliminated, placement } = selected(
    head.dimensions,
    selection ?? defaultSelection(head.dimensions),
  );
  const cells = table.cells();
  const cellAt: typeof cells = (place) => cells({ ...eliminated, ...place });
  // Made-up data is told from real data by the name alone, in a folder of downloads.
  const name = `${head.example ? 'eksempel-' : ''}${head.id}`;
  if (outputformat === 'csv')
    return {
      name: `${name}.csv`,
      type: 'text/csv; charset=utf-8',
      content: tableCsv(dimensions, placement, cellAt, {
        ...(given.includes('IncludeTitle') ? { title: head.label } : {}),
        texts: textsIn(given),
        separator: separatorIn(given),
      }),
    };
  const href = `${base}/tables/${head.id}/data?lang=${lang}`;
  return {
    name: `${name}.json`,
    type: 'application/json; charset=utf-8',
    content: JSON.stringify(datasetOf({ ...head, dimensions }, placement, lang, href, cellAt)),
  };
}

/** Codes, unless something else is asked for. */
function textsIn(given: FormatParameter[]): 'codes' | 'texts' | 'both' {
  if (given.includes('UseTexts')) return 'texts';
  return given.includes('UseCodesAndTexts') ? 'both' : 'codes';
}

function separatorIn(given: FormatParameter[]): ',' | ';' | '\t' | ' ' {
  if (given.includes('SeparatorSemicolon')) return ';';
  if (given.includes('SeparatorTab')) return '\t';
  return given.includes('SeparatorSpace') ? ' ' : ',';
}
