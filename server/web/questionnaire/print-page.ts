import type { Item } from '../../questionnaire/kinds/all.ts';
import type { Questionnaire, Section } from '../../questionnaire/questionnaire.ts';
import type { Language } from '../../questionnaire/text.ts';
import { type AnswerSpace, answerSpace } from './answer-space.ts';
import { type Reader, readerOf } from './reader.ts';

/** A questionnaire as it stands on paper, in one language, for somebody with a pen. */
interface Paper {
  language: Language;
  title: string;
  waveLabel: string;
  /** Whom this instrument is for, where the wave has several. */
  instrument: string | undefined;
  publisher: string;
  purpose: string;
  promise: string;
  minutes: number;
  /** How to answer on paper, a line for each thing that this questionnaire needs told. */
  how: string[];
  /** Ids so short that they can stand in a column beside the questions. */
  shortIds: boolean;
  sections: PaperSection[];
  version: string;
}

interface PaperSection {
  id: string;
  title: string;
  intro: string | undefined;
  onlyIf: string | undefined;
  questions: PaperQuestion[];
}

interface PaperQuestion {
  id: string;
  text: string;
  help: string | undefined;
  optional: boolean;
  /** Who is to answer, when not everybody is. */
  onlyIf: string | undefined;
  /** How many ticks, or what may be written. */
  hint: string | undefined;
  /** Where the answer is put. Its `partial` is the one in views/print that draws it. */
  space: AnswerSpace;
}

/** @param questionnaire as it is fielded: one instrument, with what is carried forward in place */
export function paperOf(questionnaire: Questionnaire): Paper {
  const reader = readerOf(questionnaire);
  const sections = questionnaire.sections.map((section) => paperSection(section, reader));
  const questions = sections.flatMap((section) => section.questions);
  return {
    language: questionnaire.language,
    title: questionnaire.title,
    waveLabel: questionnaire.waveLabel,
    instrument: questionnaire.instrument?.label,
    publisher: questionnaire.publisher,
    purpose: questionnaire.purpose,
    promise: questionnaire.promise,
    minutes: questionnaire.minutes,
    how: howToAnswer(sections, reader),
    shortIds: questions.every(({ id, space }) => id.length <= 4 || space.partial === 'information'),
    sections,
    version: questionnaire.version,
  };
}

function paperSection({ id, title, intro, showIf, items }: Section, reader: Reader): PaperSection {
  return {
    id,
    title,
    intro,
    onlyIf: showIf && reader.t('blank.sectionOnlyIf', { condition: reader.words(showIf) }),
    questions: items.map((item) => paperQuestion(item, reader)),
  };
}

function paperQuestion(item: Item, reader: Reader): PaperQuestion {
  const { hint, ...space } = answerSpace(item, reader);
  const isProse = item.kind === 'information';
  const key = isProse ? 'blank.readOnlyIf' : 'blank.onlyIf';
  return {
    id: item.id,
    text: item.text,
    help: item.help,
    optional: !item.required && !isProse,
    onlyIf: item.showIf && reader.t(key, { condition: reader.words(item.showIf) }),
    hint,
    space,
  };
}

function howToAnswer(sections: PaperSection[], { t }: Reader): string[] {
  const questions = sections.flatMap((section) => section.questions);
  const hasMark = (mark: 'one' | 'several') =>
    questions.some(({ space }) => 'mark' in space && space.mark === mark);
  const isRouted =
    sections.some(({ onlyIf }) => onlyIf) || questions.some(({ onlyIf }) => onlyIf !== undefined);
  return [
    ...(hasMark('one') ? [t('blank.howOne')] : []),
    ...(hasMark('several') ? [t('blank.howSeveral')] : []),
    ...(isRouted ? [t('blank.howRouting')] : []),
    ...(questions.some(({ optional }) => optional) ? [t('blank.howOptional')] : []),
  ];
}
