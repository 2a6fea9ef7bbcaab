import type { Answers, Typed } from '../../questionnaire/answer.ts';
import { introOf, offPathIn, withInserted } from '../../questionnaire/asking.ts';
import type { Condition } from '../../questionnaire/condition.ts';
import { conditionsOfItem } from '../../questionnaire/conditions.ts';
import { type Item, kindOf } from '../../questionnaire/kinds/all.ts';
import type { Questionnaire, Section } from '../../questionnaire/questionnaire.ts';
import { type FormReading, wordsIn } from '../../questionnaire/reading.ts';
import { itemsIn } from '../../questionnaire/routing.ts';
import type { Language } from '../../questionnaire/text.ts';
import { problemText } from './problem-text.ts';

/** One question on a page, ready for its kind's partial. */
export interface QuestionModel {
  /** With all its options and rows, and with earlier answers inserted in its texts. */
  item: Item;
  /** Values typed so far, as the kind's partial wants them. */
  field: object;
  /** Off the path: there in the page so that the browser can show it at once, but hidden and not sent. */
  hidden: boolean;
  showIf: Condition | undefined;
  /** Options and rows off the path: there in the page, but hidden and not sent. */
  offPath: string[];
  problem: string | undefined;
  /** What is unlikely about the answer, as questions to the respondent. */
  doubts: string[];
}

export interface Step {
  id: string;
  title: string;
  number: number;
  current: boolean;
}

export interface SectionModel {
  section: Section;
  /** The section's introduction with earlier answers inserted. */
  intro: string | undefined;
  questions: QuestionModel[];
  problems: { item: Item; text: string }[];
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
  const problems = showProblems ? problemsIn(section, reading, questionnaire.language) : [];
  const words = wordsIn(reading, questionnaire.language);
  return {
    section,
    intro: introOf(section, words),
    questions: section.items.map((written) => {
      const item = withInserted(written, words);
      const asked = reading.asked.get(item.id);
      return {
        item,
        field: kindOf(item).field(item, typed),
        hidden: asked === undefined,
        showIf: item.showIf,
        offPath: asked ? offPathIn(item, asked) : [],
        problem: problems.find((problem) => problem.item.id === item.id)?.text,
        doubts: [],
      };
    }),
    problems,
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

export function problemsIn(
  section: Section,
  reading: FormReading,
  language: Language,
): { item: Item; text: string }[] {
  return section.items.flatMap(({ id }) => {
    const item = reading.asked.get(id);
    const problem = reading.problems[id];
    return item && problem ? [{ item, text: problemText(item, problem, language) }] : [];
  });
}

function earlierAnswers(section: Section, answers: Answers): Answers {
  const own = section.items.map(({ id }) => id);
  const subjects = section.items.flatMap(conditionsOfItem).flatMap(itemsIn);
  const elsewhere = new Set(subjects.filter((id) => !own.includes(id)));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => elsewhere.has(id)));
}
