import { licences } from '../../questionnaire/licence.ts';
import { citationOf } from '../files/citation.ts';
import { leastInCell } from '../least-in-cell.ts';
import { licenceOf, type Publication } from '../publication.ts';
import { weightingWords } from '../weighting.ts';
import { dayInWords, percentWithOneDecimal } from '../words.ts';
import { coverageTable, participationTables, sizesTable } from './method-tables.ts';
import type { DraftBlock, DraftChapter } from './report.ts';
import { methodWords as words } from './report-words.ts';

/** How the results were made, filled from the publication. */
export function methodChapter(publication: Publication, address: string | undefined): DraftChapter {
  const blocks = [
    ...collection(publication),
    ...whoAnswered(publication),
    ...nonResponse(publication),
    ...background(publication),
    heading(words.reading),
    list([
      ...words.readingLines,
      ...(publication.policy.mode === 'open' ? [] : [words.lowBaseLine]),
      weightingWords(publication),
    ]),
    ...safety(publication),
    ...notes(publication),
    ...corrections(publication),
    ...citing(publication, address),
  ];
  return { id: 'metode', title: words.title, blocks };
}

const heading = (text: string): DraftBlock => ({ type: 'heading', text });
const paragraph = (text: string): DraftBlock => ({ type: 'paragraph', text });
const list = (lines: string[]): DraftBlock => ({ type: 'list', lines });

function collection({ publisher, purpose, collected, editorial }: Publication): DraftBlock[] {
  const days = collected && words.collected(dayInWords(collected.from), dayInWords(collected.to));
  return [
    heading(words.collection),
    paragraph([words.publisher(publisher), days].filter(Boolean).join(' ')),
    // It stands in the introduction when the publisher has written none.
    ...(editorial?.introduction === undefined ? [] : [paragraph(purpose)]),
    ...(editorial?.methodNote === undefined
      ? []
      : [{ type: 'written' as const, markdown: editorial.methodNote }]),
  ];
}

function whoAnswered(publication: Publication): DraftBlock[] {
  const { participation, respondents } = publication;
  const fte = participation?.fte;
  const rate = participation && percentWithOneDecimal(participation.rate);
  const told = participation
    ? [
        words.register(participation.units, participation.invited, participation.answered),
        words.rate(rate ?? ''),
        fte && words.fte(fte.answered, fte.register, percentWithOneDecimal(fte.coverage)),
      ]
    : [words.respondents(respondents)];
  return [
    heading(words.who),
    paragraph(told.filter(Boolean).join(' ')),
    ...participationTables(publication),
    ...coverageTable(publication),
    ...sizesTable(publication),
  ];
}

function nonResponse({ participation }: Publication): DraftBlock[] {
  const sentences = participation?.nonResponse ?? [words.unknownNonResponse];
  return sentences.length > 0 ? [heading(words.nonResponse), ...sentences.map(paragraph)] : [];
}

function background({ background: known }: Publication): DraftBlock[] {
  if (!known) return [];
  const lines = known.map(({ text, groups }) => `${text}: ${groups.join(', ')}`);
  return [heading(words.background), paragraph(words.backgroundText), list(lines)];
}

/** What was promised, and what has been done to keep it. */
function safety(publication: Publication): DraftBlock[] {
  const { promise, policy, editorial } = publication;
  const merged = mergedGroups(publication);
  const lines =
    policy.mode === 'open' ? words.openLines : words.safetyLines(policy.minimumBase, leastInCell(policy));
  const quoted = editorial && editorial.quotes.length > 0;
  return [
    heading(words.safety),
    paragraph(words.promise),
    { type: 'quote', text: promise, from: undefined },
    list([...lines, ...(quoted ? [words.quotes] : []), words.noText]),
    ...(merged.length > 0 ? [paragraph(words.mergedLead), list(merged)] : []),
  ];
}

/** The groups are the same for all figures, unless too few were asked. */
function mergedGroups({ sections }: Publication): string[] {
  const breakdowns = sections.flatMap(({ figures }) => figures.flatMap((figure) => figure.breakdowns));
  const lines = breakdowns.flatMap(({ label, rows }) =>
    rows.filter(({ members }) => members).map((row) => words.merged(label, row.label)),
  );
  return [...new Set(lines)];
}

function notes({ notes: lines, versionNote }: Publication): DraftBlock[] {
  const all = [...lines, ...(versionNote === undefined ? [] : [versionNote])];
  return all.length > 0 ? [heading(words.notes), list(all)] : [];
}

function corrections({ corrections: all = [] }: Publication): DraftBlock[] {
  if (all.length === 0) return [];
  return [
    heading(words.corrections),
    paragraph(words.correctionsLead),
    {
      type: 'table',
      id: 'rettelser',
      caption: words.correctionsCaption,
      notes: [],
      table: {
        headings: words.correctionsHeadings,
        rows: all.flatMap(({ on, note, changes }) =>
          changes.map(({ before, after }) => ({
            label: dayInWords(on),
            strong: false,
            cells: [before, after, note],
          })),
        ),
      },
    },
  ];
}

function citing(publication: Publication, address: string | undefined): DraftBlock[] {
  const { definitionVersion, planHash } = publication;
  const licence = licences[licenceOf(publication)];
  return [
    heading(words.cite),
    paragraph(citationOf({ publication, address: address ?? '' })),
    paragraph(words.licence(licence.title, licence.address)),
    paragraph(words.version(definitionVersion, planHash)),
  ];
}
