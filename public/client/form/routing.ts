import type { Answers } from '../../../server/questionnaire/answer.ts';
import type { Condition } from '../../../server/questionnaire/condition.ts';
import { holds } from '../../../server/questionnaire/routing.ts';

/** Shows and hides questions as the server would, with the server's own rule. Tells whether any opened. */
export function applyRouting(form: HTMLFormElement): boolean {
  const answers: Answers = JSON.parse(form.dataset.earlier ?? '{}');
  let opened = false;
  for (const question of form.querySelectorAll<HTMLFieldSetElement>('[data-item]')) {
    const condition = question.dataset.showIf;
    const shown = condition === undefined || holds(JSON.parse(condition) as Condition, answers);
    opened ||= shown && question.disabled;
    question.hidden = !shown;
    question.disabled = !shown;
    if (shown) Object.assign(answers, answerIn(question));
  }
  return opened;
}

/** As much of an answer as routing looks at: which options are chosen, or that something is written. */
function answerIn(question: HTMLFieldSetElement): Answers {
  const id = question.dataset.item ?? '';
  const fields = [
    ...question.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name="${CSS.escape(id)}"]`),
  ];
  const chosen = fields
    .filter((field) => field instanceof HTMLInputElement && field.checked)
    .map(({ value }) => value);
  if (fields.some(({ type }) => type === 'checkbox')) return chosen.length > 0 ? { [id]: { chosen } } : {};
  if (fields.some(({ type }) => type === 'radio')) return chosen[0] === undefined ? {} : { [id]: chosen[0] };
  const written = fields[0]?.value.trim();
  return written ? { [id]: written } : {};
}
