import { renderMarkdown } from '../../publishing/markdown.ts';
import type { Publication, PublishedCorrection } from '../../publishing/publication.ts';
import { methodWords } from '../../publishing/report/report-words.ts';
import { dayInWords, percentWithOneDecimal, quantity } from '../../publishing/words.ts';
import { resultWords } from '../i18n/result-pages.ts';
import { type FilesBox, filesBox } from './downloads/files-box.ts';
import { numberOf } from './figure-number.ts';
import { type CoverageTable, coverageTable, sizesTable } from './totals-table.ts';

interface MethodModel {
  publication: Publication;
  published: string;
  respondents: string;
  /** First and last day of the collection, in words. */
  collected: { from: string; to: string } | undefined;
  coverage: CoverageTable | undefined;
  /** There is a table of who answered on the page of the wave. */
  hasTotals: boolean;
  /** Who was asked and who answered, where the wave has a register. */
  participation: { sentences: string[]; nonResponse: string[] } | undefined;
  /** What the publisher says of the method, as HTML. */
  methodNote: string | undefined;
  /** What readers of single figures must know. */
  itemNotes: { id: string; number: string | undefined; text: string; note: string }[];
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
  const { published, respondents, collected, sections, editorial, corrections = [] } = publication;
  const coverage = coverageTable(publication);
  return {
    publication,
    published: dayInWords(published),
    respondents: quantity(respondents),
    collected: collected && { from: dayInWords(collected.from), to: dayInWords(collected.to) },
    coverage,
    hasTotals: coverage !== undefined || sizesTable(publication) !== undefined,
    participation: participationIn(publication),
    methodNote: editorial?.methodNote === undefined ? undefined : renderMarkdown(editorial.methodNote),
    itemNotes: sections
      .flatMap(({ figures }) => figures)
      .flatMap(({ id, text, note }) =>
        note === undefined ? [] : [{ id, number: numberOf(id), text, note }],
      ),
    files: filesBox(publication, origin, version),
    version,
    say: resultWords,
    corrections: corrections.map((each) => ({ ...each, on: dayInWords(each.on) })),
  };
}

function participationIn({ participation }: Publication): MethodModel['participation'] {
  if (!participation) return undefined;
  const { units, invited, answered, rate, fte, nonResponse } = participation;
  return {
    sentences: [
      methodWords.register(units, invited, answered),
      methodWords.rate(percentWithOneDecimal(rate)),
      ...(fte ? [methodWords.fte(fte.answered, fte.register, percentWithOneDecimal(fte.coverage))] : []),
    ],
    nonResponse,
  };
}
