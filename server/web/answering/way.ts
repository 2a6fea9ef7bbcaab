import type { Progress } from '../../fieldwork/answering.ts';
import type { Typed } from '../../questionnaire/answer.ts';
import type { Section } from '../../questionnaire/questionnaire.ts';
import { type FormReading, readForm } from '../../questionnaire/reading.ts';
import type { FormVisit } from './handler.ts';
import { sectionsOnPath } from './section-page.ts';

type Form = Pick<FormVisit, 'questionnaire' | 'paths'>;

/** Where somebody who is not in the middle of answering belongs: at the receipt, or back at the introduction. */
export function pathOutside({ questionnaire, paths }: Form, { state }: { state: Progress['state'] }): string {
  const { survey, slug } = questionnaire;
  if (state === 'notStarted') return paths.answer(survey, slug);
  return state === 'unknown' ? `${paths.answer(survey, slug)}?mistet` : paths.receipt(survey, slug);
}

/** Where somebody with a draft goes on. Whoever has submitted it, and comes to change something, sees it over first. */
export function pathInside(
  form: Form,
  { draft, delivered }: Extract<Progress, { state: 'answering' }>,
): string {
  const { survey, slug } = form.questionnaire;
  return delivered === 'no' ? pathToContinue(form, draft.typed) : form.paths.review(survey, slug);
}

/** The first section where something is left to do, else the review. */
export function pathToContinue({ questionnaire, paths }: Form, typed: Typed): string {
  const { survey, slug } = questionnaire;
  const reading = readForm(questionnaire, typed);
  const unfinished = sectionsOnPath(questionnaire, reading).find((section) => !isFinished(section, reading));
  return unfinished ? paths.section(survey, slug, unfinished.id) : paths.review(survey, slug);
}

/** The section before or after this one on the respondent's path; the introduction or the review at the ends. */
export function pathBeside(
  { questionnaire, paths }: Form,
  reading: FormReading,
  section: Section,
  step: 1 | -1,
): string {
  const { survey, slug } = questionnaire;
  const order = questionnaire.sections;
  const onPath = sectionsOnPath(questionnaire, reading);
  const rest =
    step === 1 ? order.slice(order.indexOf(section) + 1) : order.slice(0, order.indexOf(section)).reverse();
  const next = rest.find((candidate) => onPath.includes(candidate));
  if (next) return paths.section(survey, slug, next.id);
  return step === 1 ? paths.review(survey, slug) : paths.answer(survey, slug);
}

function isFinished(section: Section, reading: FormReading): boolean {
  const asked = section.items.filter(({ id }) => reading.asked.has(id));
  return (
    asked.every(({ id }) => reading.problems[id] === undefined) &&
    asked.some(({ id, kind }) => kind === 'information' || reading.answers[id] !== undefined)
  );
}
