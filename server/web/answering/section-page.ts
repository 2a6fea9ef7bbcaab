import type { Answers, Typed } from '../../questionnaire/answer.ts';
import { introOf, withInserted } from '../../questionnaire/asking.ts';
import type { Condition } from '../../questionnaire/condition.ts';
import { conditionsOfItem } from '../../questionnaire/conditions.ts';
import { type Item, kindOf } from '../../questionnaire/kinds/all.ts';
import type { Questionnaire, Section } from '../../questionnaire/questionnaire.ts';
import { type FormReading, wordsIn } from '../../questionnaire/reading.ts';
import { itemsIn } from '../../questionnaire/routing.ts';
import { doubtsOf } from './doubts.ts';
import { cellProblems, fieldWith } from './grid-problems.ts';
import { hintText } from './hint-text.ts';
import { problemText } from './problem-text.ts';
import type { Remark } from './remark.ts';

/** One question on a page, ready for its kind's partial. */
interface QuestionModel {
  /** With all its options and rows, and with earlier answers inserted in its texts. */
  item: Item;
  /** Values typed so far, as the kind's partial wants them. */
  field: object;
  /** Off the path: there in the page so that the browser can show it at once, but hidden and not sent. */
  hidden: boolean;
  showIf: Condition | undefined;
  /** Codes of options off the path: there in the page, but hidden and not sent. */
  hiddenOptions: string[];
  /** Ids of rows off the path, the same. */
  hiddenRows: string[];
  /** What the item asks of an answer, in words: how many ticks, which days, what a scale's ends mean. */
  hint: string | undefined;
  problem: string | undefined;
  /** In a grid: what is wrong in each cell, where that can be said. */
  cellProblems: Record<string, string>;
  /** What is unlikely about the answer, as questions to the respondent. */
  doubts: string[];
}

interface Step {
  id: string;
  title: string;
  number: number;
  current: boolean;
}

interface SectionModel {
  section: Section;
  /** The section's introduction with earlier answers inserted. */
  intro: string | undefined;
  questions: QuestionModel[];
  problems: Remark[];
  doubts: Remark[];
  steps: Step[];
  number: number;
  count: number;
  previous: string | undefined;
  /** Answers from other sections that this section's routing looks at. */
  earlier: Answers;
}

/** The sections on this respondent's path: those with something to ask. */
export function sectionsOnPath(questionnaire: Questionnaire, reading: FormReading): Section[] {
  return questionnaire.sections.filter((section) => section.items.some(({ id }) => reading.asked.has(id)));
}

export function sectionModel(
  questionnaire: Questionnaire,
  section: Section,
  typed: Typed,
  reading: FormReading,
  showProblems: boolean,
): SectionModel {
  const sections = sectionsOnPath(questionnaire, reading);
  const index = sections.indexOf(section);
  const problems = showProblems ? problemsIn(section, questionnaire, reading) : [];
  const doubts = doubtsIn(section, questionnaire, reading);
  const words = wordsIn(reading, questionnaire.language);
  return {
    section,
    intro: introOf(section, words),
    questions: section.items.map((written) => {
      const item = withInserted(written, words);
      const asked = reading.asked.get(item.id);
      const answerProblem = showProblems ? reading.problems[item.id] : undefined;
      return {
        item,
        field: kindOf(item).field(item, typed),
        hidden: asked === undefined,
        showIf: item.showIf,
        ...hiddenParts(item, asked),
        hint: hintText(asked ?? item, questionnaire.language),
        problem: problems.find((problem) => problem.item.id === item.id)?.text,
        cellProblems: cellProblems(item, answerProblem, questionnaire.language),
        doubts: doubts.filter((doubt) => doubt.item.id === item.id).map(({ text }) => text),
      };
    }),
    problems,
    doubts,
    steps: sections.map(({ id, title }, position) => ({
      id,
      title,
      number: position + 1,
      current: position === index,
    })),
    number: index + 1,
    count: sections.length,
    previous: sections[index - 1]?.id,
    earlier: earlierAnswers(section, reading.answers),
  };
}

export function problemsIn(section: Section, { language }: Questionnaire, reading: FormReading): Remark[] {
  return section.items.flatMap(({ id }) => {
    const item = reading.asked.get(id);
    const problem = reading.problems[id];
    if (!item || !problem) return [];
    return [{ item, text: problemText(item, problem, language), field: fieldWith(item, problem) }];
  });
}

export function doubtsIn(section: Section, questionnaire: Questionnaire, reading: FormReading): Remark[] {
  return section.items.flatMap(({ id }) => {
    const item = reading.asked.get(id);
    return item ? doubtsOf(questionnaire, item, reading.doubts[id] ?? []) : [];
  });
}

/** What is in the item, and not in it as it is asked. Nothing is asked of an item that is hidden as a whole. */
function hiddenParts(item: Item, asked: Item | undefined) {
  const codes = (of: Item | undefined) => (of && 'options' in of ? of.options.map(({ code }) => code) : []);
  const rows = (of: Item | undefined) => (of?.kind === 'battery' ? of.rows.map(({ id }) => id) : []);
  const missing = (parts: string[], left: string[]) => parts.filter((part) => !left.includes(part));
  return {
    hiddenOptions: asked ? missing(codes(item), codes(asked)) : [],
    hiddenRows: asked ? missing(rows(item), rows(asked)) : [],
  };
}

function earlierAnswers(section: Section, answers: Answers): Answers {
  const own = section.items.map(({ id }) => id);
  const subjects = section.items.flatMap(conditionsOfItem).flatMap(itemsIn);
  const elsewhere = new Set(subjects.filter((id) => !own.includes(id)));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => elsewhere.has(id)));
}
