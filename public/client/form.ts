import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Condition } from '../../server/questionnaire/condition.ts';
import { holds } from '../../server/questionnaire/routing.ts';

/**
 * What a script adds to the form, which works without it: routing at once, drafts that save by themselves, and
 * nothing lost when the connection is.
 */

const answerForm = document.querySelector<HTMLFormElement>('[data-answer-form]');
const status = document.querySelector<HTMLElement>('[data-save-status]');
const saveAfterMs = 1200;

document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
for (const form of document.querySelectorAll<HTMLFormElement>('[data-answer-form], [data-submit-form]'))
  form.addEventListener('submit', (event) => void sendWhenReachable(form, event));
if (answerForm) enhance(answerForm);

function enhance(form: HTMLFormElement): void {
  let timer: number | undefined;
  const saveSoon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void autosave(form), saveAfterMs);
  };
  form.addEventListener('input', (event) => {
    tickOwnWords(event.target);
    applyRouting(form);
    saveSoon();
  });
  window.addEventListener('online', saveSoon);
  applyRouting(form);
}

/** Shows and hides questions as the server would, with the server's own rule. */
function applyRouting(form: HTMLFormElement): void {
  const answers: Answers = JSON.parse(form.dataset.earlier ?? '{}');
  for (const question of form.querySelectorAll<HTMLFieldSetElement>('[data-item]')) {
    const condition = question.dataset.showIf;
    const shown = condition === undefined || holds(JSON.parse(condition) as Condition, answers);
    question.hidden = !shown;
    question.disabled = !shown;
    if (shown) Object.assign(answers, answerIn(question));
  }
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

/** Writing in the field of an option ticks the option. */
function tickOwnWords(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || !target.dataset.goesWith || target.value === '') return;
  const option = document.getElementById(target.dataset.goesWith);
  if (option instanceof HTMLInputElement) option.checked = true;
}

async function autosave(form: HTMLFormElement): Promise<boolean> {
  say('saving');
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body: contentOf(form, 'autosave'),
      keepalive: true,
    });
    if (response.status >= 500) throw new Error('not saved');
    // A refusal (closed, already submitted) is the server's to explain, on a page of its own.
    if (response.ok) say('saved');
    return true;
  } catch {
    say('offline');
    return false;
  }
}

/** Sends the form only once the server has been reached: a browser's own error page would take the text away. */
async function sendWhenReachable(form: HTMLFormElement, event: SubmitEvent): Promise<void> {
  if (form.dataset.reached) {
    delete form.dataset.reached;
    return;
  }
  event.preventDefault();
  const reachable = form === answerForm ? await autosave(form) : await isReachable();
  if (!reachable) return;
  form.dataset.reached = 'yes';
  form.requestSubmit(event.submitter);
}

async function isReachable(): Promise<boolean> {
  try {
    return (await fetch('/helse', { cache: 'no-store' })).ok;
  } catch {
    say('offline');
    return false;
  }
}

function contentOf(form: HTMLFormElement, action: string): URLSearchParams {
  const content = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') content.append(name, value);
  content.set('action', action);
  return content;
}

function say(what: 'saving' | 'saved' | 'offline'): void {
  if (!status) return;
  status.textContent = status.dataset[what] ?? '';
  status.dataset.state = what;
}
