import type { Answers, Typed } from '../../questionnaire/answer.ts';
import type { Condition } from '../../questionnaire/condition.ts';
import { type Item, kindOf } from '../../questionnaire/kinds/all.ts';
import type { Questionnaire, Section } from '../../questionnaire/questionnaire.ts';
import type { FormReading } from '../../questionnaire/reading.ts';
import { itemsIn } from '../../questionnaire/routing.ts';
import { problemText } from './problem-text.ts';

/** One question on a page, ready for its kind's partial. */
export interface QuestionModel {
  item: Item;
  /** Values typed so far, as the kind's partial wants them. */
  field: object;
  /** Off the path: there in the page so that the browser can show it at once, but hidden and not sent. */
  hidden: boolean;
  showIf: Condition | undefined;
  problem: string | undefined;
}

export interface Step {
  id: string;
  title: string;
  number: number;
  current: boolean;
}

export interface SectionModel {
  section: Section;
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
  return questionnaire.sections.filter((section) =>
    section.items.some((item) => reading.asked.includes(item)),
  );
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
  const problems = showProblems ? problemsIn(section, reading) : [];
  return {
    section,
    questions: section.items.map((item) => ({
      item,
      field: kindOf(item).field(item, typed),
      hidden: !reading.asked.includes(item),
      showIf: item.showIf,
      problem: problems.find((problem) => problem.item === item)?.text,
    })),
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

export function problemsIn(section: Section, reading: FormReading): { item: Item; text: string }[] {
  return section.items.flatMap((item) => {
    const problem = reading.problems[item.id];
    return problem ? [{ item, text: problemText(item, problem) }] : [];
  });
}

function earlierAnswers(section: Section, answers: Answers): Answers {
  const own = section.items.map(({ id }) => id);
  const subjects = section.items.flatMap(({ showIf }) => (showIf ? itemsIn(showIf) : []));
  const elsewhere = new Set(subjects.filter((id) => !own.includes(id)));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => elsewhere.has(id)));
}
