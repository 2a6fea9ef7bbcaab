import type { Publication, PublishedCorrection } from '../../publishing/publication.ts';
import { dayInWords, quantity } from '../../publishing/words.ts';
import { resultWords } from '../i18n/result-pages.ts';
import { type FilesBox, filesBox } from './downloads/files-box.ts';
import { type CoverageTable, coverageTable } from './totals-table.ts';

interface MethodModel {
  publication: Publication;
  published: string;
  respondents: string;
  /** First and last day of the collection, in words. */
  collected: { from: string; to: string } | undefined;
  coverage: CoverageTable | undefined;
  /** What readers of single figures must know. */
  itemNotes: { id: string; text: string; note: string }[];
  /** Words that were corrected after opening, the day in words. */
  corrections: PublishedCorrection[];
  files: FilesBox;
  /** Of the version's own page. */
  version: number | undefined;
  say: typeof resultWords;
}

/**
 * @param origin the platform's, where it is known
 * @param version on the version's own page: what it leads to is of the version too
 */
export function methodModel(publication: Publication, origin?: string, version?: number): MethodModel {
  const { published, respondents, collected, sections, corrections = [] } = publication;
  return {
    publication,
    published: dayInWords(published),
    respondents: quantity(respondents),
    collected: collected && { from: dayInWords(collected.from), to: dayInWords(collected.to) },
    coverage: coverageTable(publication),
    itemNotes: sections
      .flatMap(({ figures }) => figures)
      .flatMap(({ id, text, note }) => (note === undefined ? [] : [{ id, text, note }])),
    files: filesBox(publication, origin, version),
    version,
    say: resultWords,
    corrections: corrections.map((each) => ({ ...each, on: dayInWords(each.on) })),
  };
}
