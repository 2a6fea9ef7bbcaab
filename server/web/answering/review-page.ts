import { type Answer, isGrid } from '../../questionnaire/answer.ts';
import type { Item } from '../../questionnaire/kinds/all.ts';
import type { Questionnaire, Section } from '../../questionnaire/questionnaire.ts';
import { type FormReading, wordsOf } from '../../questionnaire/reading.ts';
import type { Language } from '../../questionnaire/text.ts';
import type { Remark } from './remark.ts';
import { batteryRows, figureRows, type ReviewGridRow } from './review-grid.ts';
import { doubtsIn, problemsIn, sectionsOnPath } from './section-page.ts';

interface ReviewRow {
  item: Item;
  /** The answer in words, a line each. Empty for a grid, and where there is no answer. */
  words: string[];
  /** The answer in a grid, row by row. */
  grid: ReviewGridRow[];
  problem: string | undefined;
  doubts: string[];
}

interface ReviewSection {
  section: Section;
  rows: ReviewRow[];
}

interface ReviewModel {
  sections: ReviewSection[];
  problems: (Remark & { section: Section })[];
  last: Section | undefined;
}

/** Every answer on the path, in words, and what is missing before it can be submitted. */
export function reviewModel(questionnaire: Questionnaire, reading: FormReading): ReviewModel {
  const sections = sectionsOnPath(questionnaire, reading);
  return {
    sections: sections.map((section) => ({ section, rows: rowsOf(section, questionnaire, reading) })),
    problems: sections.flatMap((section) =>
      problemsIn(section, questionnaire, reading).map((problem) => ({ ...problem, section })),
    ),
    last: sections.at(-1),
  };
}

/** A row for each question. Information has nothing to see over. */
function rowsOf(section: Section, questionnaire: Questionnaire, reading: FormReading): ReviewRow[] {
  const problems = problemsIn(section, questionnaire, reading);
  const doubts = doubtsIn(section, questionnaire, reading);
  return section.items
    .flatMap(({ id }) => reading.asked.get(id) ?? [])
    .filter(({ kind }) => kind !== 'information')
    .map((item) => ({
      item,
      ...inWords(item, reading.answers[item.id], questionnaire.language),
      problem: problems.find((problem) => problem.item === item)?.text,
      doubts: doubts.filter((doubt) => doubt.item === item).map(({ text }) => text),
    }));
}

function inWords(
  item: Item,
  answer: Answer | undefined,
  language: Language,
): Pick<ReviewRow, 'words' | 'grid'> {
  if (answer === undefined) return { words: [], grid: [] };
  if (isGrid(answer) && item.kind === 'battery') return { words: [], grid: batteryRows(item, answer) };
  if (isGrid(answer) && item.kind === 'figureTable')
    return { words: [], grid: figureRows(item, answer, language) };
  return { words: wordsOf(item, answer, language), grid: [] };
}
