import type { Dataset } from '../analysis/dataset.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { type About, codebookCsv, codebookJson, valuesCsv } from './codebook.ts';
import { microdataColumns } from './columns.ts';
import { dataCsv, dataSav } from './data-files.ts';
import { type OwnWords, ownWordsCsv } from './own-words.ts';
import { type ArchivedFile, zipped } from './zip.ts';

/**
 * Microdata with its codebook: one row a respondent, in the order of the responses' random ids. No words of anybody.
 *
 * @param day when it is made, as 2024-05-01
 */
export function microdataArchive(
  dataset: Dataset,
  questionnaire: Questionnaire,
  { about, readme, day }: { about: About; readme: string; day: string },
): AsyncGenerator<Uint8Array> {
  const columns = microdataColumns(dataset, questionnaire);
  const { respondents } = dataset;
  const label = `${about.example ? 'Eksempeldata: ' : ''}${about.survey} ${about.wave}`;
  return zipped([
    textFile('les-meg.txt', readme),
    { name: 'mikrodata.csv', content: dataCsv(columns, respondents, 'international') },
    { name: 'mikrodata-excel.csv', content: dataCsv(columns, respondents, 'excel') },
    { name: 'mikrodata.sav', content: dataSav(columns, respondents, { label, day }) },
    textFile('verdier.csv', valuesCsv(columns, 'international')),
    textFile('verdier-excel.csv', valuesCsv(columns, 'excel')),
    textFile('kodebok.json', codebookJson(about, columns)),
    textFile('kodebok.csv', codebookCsv(about, columns, 'international')),
    textFile('kodebok-excel.csv', codebookCsv(about, columns, 'excel')),
  ]);
}

/** What was answered in words, by itself. */
export function ownWordsArchive(words: readonly OwnWords[], readme: string): AsyncGenerator<Uint8Array> {
  return zipped([
    textFile('les-meg.txt', readme),
    textFile('egne-ord.csv', ownWordsCsv(words, 'international')),
    textFile('egne-ord-excel.csv', ownWordsCsv(words, 'excel')),
  ]);
}

/** Whatever opens the text must know that it is in UTF-8; the tables of Excel say so themselves. */
function textFile(name: string, content: string): ArchivedFile {
  return { name, content: [content] };
}
