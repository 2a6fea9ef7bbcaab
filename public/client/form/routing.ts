import type { Answers } from '../../../server/questionnaire/answer.ts';
import type { Condition } from '../../../server/questionnaire/condition.ts';
import { holds } from '../../../server/questionnaire/routing.ts';
import { answerIn, fieldsOf } from './answer.ts';

/** What opened since the last time: whole questions or rows, or options of a question that was there. */
type Opened = 'questions' | 'options' | undefined;

/** Shows and hides questions, rows and options as the server would, with the server's own rule. */
export function applyRouting(form: HTMLFormElement): Opened {
  const answers: Answers = JSON.parse(form.dataset.earlier ?? '{}');
  let opened: Opened;
  for (const question of form.querySelectorAll<HTMLFieldSetElement>('[data-item]')) {
    const before = question.disabled;
    const part = applyToParts(question, answers);
    const shown = isOnPath(question, answers) && !isEmpty(question);
    question.hidden = !shown;
    question.disabled = !shown;
    if (!shown) continue;
    if (before || part === 'questions') opened = 'questions';
    else opened ??= part;
    const answer = answerIn(question);
    if (answer !== undefined) answers[question.dataset.item ?? ''] = answer;
  }
  return opened;
}

/** The rows and options of a question that are not for everybody. */
function applyToParts(question: HTMLFieldSetElement, answers: Answers): Opened {
  let opened: Opened;
  for (const part of question.querySelectorAll<HTMLElement>('[data-show-if]')) {
    const shown = isOnPath(part, answers);
    const isRow = part instanceof HTMLFieldSetElement;
    if (shown && part.hidden) opened = isRow ? 'questions' : (opened ?? 'options');
    part.hidden = !shown;
    if (isRow) part.disabled = !shown;
    else for (const field of part.querySelectorAll('input')) field.disabled = !shown;
  }
  return opened;
}

function isOnPath({ dataset }: HTMLElement, answers: Answers): boolean {
  return dataset.showIf === undefined || holds(JSON.parse(dataset.showIf) as Condition, answers);
}

/** Whether everything there was to choose from is off the path: a choice of nothing is no question. */
function isEmpty(question: HTMLFieldSetElement): boolean {
  question.disabled = false;
  const fields = fieldsOf(question);
  return fields.length > 0 && fields.every((field) => field.matches(':disabled'));
}
