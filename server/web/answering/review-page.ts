import type { Item } from '../../questionnaire/kinds/all.ts';
import type { Questionnaire, Section } from '../../questionnaire/questionnaire.ts';
import { type FormReading, wordsOf } from '../../questionnaire/reading.ts';
import { problemsIn, sectionsOnPath } from './section-page.ts';

interface ReviewSection {
  section: Section;
  rows: { item: Item; words: string[]; problem: string | undefined }[];
}

export interface ReviewModel {
  sections: ReviewSection[];
  problems: { item: Item; section: Section; text: string }[];
  last: Section | undefined;
}

/** Every answer on the path, in words, and what is missing before it can be submitted. */
export function reviewModel(questionnaire: Questionnaire, reading: FormReading): ReviewModel {
  const sections = sectionsOnPath(questionnaire, reading);
  const problems = sections.flatMap((section) =>
    problemsIn(section, reading, questionnaire.language).map((problem) => ({ ...problem, section })),
  );
  return {
    sections: sections.map((section) => ({
      section,
      rows: section.items
        .flatMap(({ id }) => reading.asked.get(id) ?? [])
        .filter(({ kind }) => kind !== 'information')
        .map((item) => {
          const answer = reading.answers[item.id];
          return {
            item,
            words: answer === undefined ? [] : wordsOf(item, answer, questionnaire.language),
            problem: problems.find((problem) => problem.item === item)?.text,
          };
        }),
    })),
    problems,
    last: sections.at(-1),
  };
}
